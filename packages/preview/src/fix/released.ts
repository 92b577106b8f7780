import type { Resolution } from "@stepauth/core";
import type { WorkflowFile } from "@stepauth/workflow";
import { type CoveredStep, coveredSteps, plannedRuns } from "../plan-runs.js";
import type { PreviewOptions } from "../preview.js";
import { plannedInputs, plannedResolver } from "../resolve-planned.js";
import { variablesOf } from "../rules/variables.js";
import type { HeldAccount } from "./accounts.js";

/** What a step of the file is, and what its released version gets under each account, in the order of the accounts. */
export interface ReleasedStep {
  readonly name: string;
  readonly outcomes: readonly Resolution[];
}

/** What every covered step of a file gets in the build. */
export async function releasedSteps(
  file: WorkflowFile,
  accounts: readonly HeldAccount[],
  options: PreviewOptions,
): Promise<readonly ReleasedStep[]> {
  const steps: ReleasedStep[] = [];
  const { names } = variablesOf(file, options.plan);
  for (const { plan } of plannedRuns(file, options))
    for (const step of coveredSteps(plan?.steps ?? [], options.adapters))
      steps.push(await releasedStep(step, names, accounts, options));
  return steps;
}

/** What one step gets in the build; `variables` are the names that its file, or what stands beside it, defines. */
export async function releasedStep(
  { planned, adapter, version }: CoveredStep,
  variables: ReadonlySet<string>,
  accounts: readonly HeldAccount[],
  options: PreviewOptions,
): Promise<ReleasedStep> {
  const given = plannedInputs(planned, version);
  const outcomes = await Promise.all(
    accounts.map(({ account }) =>
      plannedResolver(planned, given, version.version, adapter, { ...options, account, variables })("shipped"),
    ),
  );
  return { name: `${planned.workflow} ${planned.index} ${planned.ref} ${version.version} ${planned.runs}`, outcomes };
}
