import { exportedVariables, onceFor } from "@stepauth/core";
import type { WorkflowFile } from "@stepauth/workflow";
import { findAdapter } from "../adapters.js";
import { identify } from "./identity.js";
import { type StepUse, stepUses } from "./step-uses.js";

/** The names of the variables that steps of a file export to those after them, if there is something to export. */
export function exportedNames({ model }: Pick<WorkflowFile, "model">): ReadonlySet<string> {
  return namesIn(model);
}

const namesIn = onceFor<WorkflowFile["model"], ReadonlySet<string>>(
  (model) => new Set(stepUses(model).flatMap(namesOf)),
);

function namesOf({ reference }: StepUse): readonly string[] {
  const identity = identify(reference);
  const adapter = identity.kind === "library" ? findAdapter(identity.id) : undefined;
  if (!adapter) return [];
  return exportedVariables(adapter.describe(adapter.resolveVersion(reference.version.replace(/^v/, "")).version));
}
