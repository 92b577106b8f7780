import type { WorkflowFile } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import type { SeenWorkflow } from "../seen-step.js";
import { Suppressor } from "./apply.js";
import { suppressionsIn } from "./comments.js";

interface Said {
  readonly workflows: readonly SeenWorkflow[];
  readonly findings: readonly Finding[];
}

/** Takes out what the file's comments silence, and adds what is wrong with the comments. */
export function silence(said: Said, file: WorkflowFile, missesNothing: () => boolean): Said {
  const suppressions = file.sources.flatMap(suppressionsIn);
  if (suppressions.length === 0) return said;
  const suppressor = new Suppressor(suppressions);
  const workflows = said.workflows.map((workflow) => ({
    ...workflow,
    steps: workflow.steps.map((step) => ({ ...step, findings: suppressor.filter(step.findings) })),
  }));
  const findings = suppressor.filter(said.findings);
  // What was not looked at may be what a comment is for.
  const all = !file.isUnreadable && missesNothing();
  return { workflows, findings: [...findings, ...suppressor.findings({ all })] };
}
