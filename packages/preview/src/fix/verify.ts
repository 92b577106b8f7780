import type { WorkflowFile } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import type { PreviewOptions } from "../preview.js";
import { variablesOf } from "../rules/variables.js";
import type { SeenStep, SeenWorkflow } from "../seen-step.js";
import { heldAccounts } from "./accounts.js";
import { keyOfFix } from "./apply.js";
import { type Candidate, candidatesOf } from "./candidates.js";
import { withFixesMade } from "./edited-file.js";
import { harmOf, type Judged } from "./harm.js";
import { releasedStep, releasedSteps } from "./released.js";
import { type Trial, type Verdict, verdictsOf } from "./trials.js";

/**
 * Tries the fixes that findings offer: the file with them is planned and resolved anew. A fix stays where the build is no
 * worse off with it; the others are marked, and say why.
 */
export async function withVerifiedFixes(
  workflows: readonly SeenWorkflow[],
  file: WorkflowFile,
  options: PreviewOptions,
): Promise<readonly SeenWorkflow[]> {
  const steps = workflows.flatMap((workflow) => workflow.steps);
  const candidates = candidatesOf(steps);
  if (candidates.length === 0) return workflows;
  const verdicts = await verdictsOf(candidates, await trialOf(steps, file, options));
  const judge = (finding: Finding): Finding => {
    if (!finding.fix) return finding;
    const { fix, ...rest } = finding;
    const verdict: Verdict = verdicts.get(keyOfFix(fix)) ?? "untried";
    if (verdict === "safe") return finding;
    return verdict === "untried" ? rest : { ...rest, unsafeFix: { ...fix, why: verdict.why } };
  };
  return workflows.map((workflow) => ({
    ...workflow,
    steps: workflow.steps.map((step) => ({ ...step, findings: step.findings.map(judge) })),
  }));
}

/** Makes fixes and says which steps are worse off, and why. */
async function trialOf(steps: readonly SeenStep[], file: WorkflowFile, options: PreviewOptions): Promise<Trial> {
  const accounts = heldAccounts(options.account);
  const { names } = variablesOf(file, options.plan);
  const judged: Omit<Judged, "promises">[] = [];
  for (const step of steps) {
    const said = new Set(step.findings.map(({ code }) => code));
    judged.push({ before: await releasedStep(step, names, accounts, options), accounts, said });
  }
  return async (tried: readonly Candidate[]) => {
    const edited = await withFixesMade(
      file,
      tried.map(({ fix }) => fix),
    );
    const made = tried.filter(({ fix }) => edited.made.has(fix));
    const promises = promisesOf(made);
    const after = await releasedSteps(edited.file, accounts, options);
    const harms = new Map<number, string>();
    for (const [index, one] of judged.entries()) {
      const harm = harmOf({ ...one, promises: promises.get(index) ?? [] }, after[index]);
      if (harm !== null) harms.set(index, harm);
    }
    return { made: new Set(made), harms };
  };
}

function promisesOf(made: readonly Candidate[]): ReadonlyMap<number, Judged["promises"]> {
  const promises = new Map<number, Judged["promises"]>();
  for (const { fix, steps } of made)
    for (const index of fix.promises ? steps : [])
      promises.set(index, [...(promises.get(index) ?? []), ...(fix.promises ? [fix.promises] : [])]);
  return promises;
}
