import type { WorkflowFile } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import type { CoveredStep } from "../plan-runs.js";
import type { PreviewOptions } from "../preview.js";
import { asksTheSame } from "../resolve-planned.js";
import { variablesOf } from "../rules/variables.js";
import type { SeenStep, SeenWorkflow } from "../seen-step.js";
import { heldAccounts } from "./accounts.js";
import { keyOfFix } from "./apply.js";
import { type Candidate, candidatesOf } from "./candidates.js";
import { withFixesMade } from "./edited-file.js";
import { harmOf, type Judged } from "./harm.js";
import { areTheSameStep, everyCoveredStep, releasedStep } from "./released.js";
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
  const verdicts = await verdictsOf(candidates, trialOf(steps, file, options));
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
function trialOf(steps: readonly SeenStep[], file: WorkflowFile, options: PreviewOptions): Trial {
  const accounts = heldAccounts(options.account);
  const { names: variables } = variablesOf(file, options.plan);
  const get = (step: CoveredStep) => releasedStep(step, { accounts, variables, options });
  const known = new Map<SeenStep, ReturnType<typeof get>>();
  const getBefore = (step: SeenStep) => {
    const before = known.get(step) ?? get(step);
    known.set(step, before);
    return before;
  };
  return async (tried: readonly Candidate[]) => {
    const edited = await withFixesMade(
      file,
      tried.map(({ fix }) => fix),
    );
    const made = tried.filter(({ fix }) => edited.made.has(fix));
    const promises = promisesOf(made);
    const after = everyCoveredStep(edited.file, options);
    const harmTo = async (step: SeenStep, index: number): Promise<string | null> => {
      const now = after[index];
      if (now === undefined || !areTheSameStep(step, now)) return "another step would run";
      if (asksTheSame(step, now, variables)) return null;
      const said = new Set(step.findings.map(({ code }) => code));
      const before = await getBefore(step);
      return harmOf({ before, accounts, said, promises: promises.get(index) ?? [] }, await get(now));
    };
    const harms = new Map<number, string>();
    for (const [index, step] of steps.entries()) {
      const harm = await harmTo(step, index);
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
