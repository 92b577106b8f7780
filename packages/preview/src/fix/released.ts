import type { Resolution } from "@stepauth/core";
import type { WorkflowFile } from "@stepauth/workflow";
import { type CoveredStep, coveredSteps, plannedRuns } from "../plan-runs.js";
import type { PreviewOptions } from "../preview.js";
import { plannedInputs, plannedResolver } from "../resolve-planned.js";
import type { HeldAccount } from "./accounts.js";

/** What released steps are resolved with. */
export interface ReleasedOptions {
  readonly accounts: readonly HeldAccount[];
  /** The names that the file, or what stands beside it, defines. */
  readonly variables: ReadonlySet<string>;
  readonly options: PreviewOptions;
}

/** Every covered step of a file, run by run. */
export function everyCoveredStep(file: WorkflowFile, options: PreviewOptions): CoveredStep[] {
  return [...plannedRuns(file, options)].flatMap(({ plan }) => coveredSteps(plan?.steps ?? [], options.adapters));
}

/** What one step gets in the build, under each account, in the order of the accounts. */
export function releasedStep(
  { planned, adapter, version }: CoveredStep,
  { accounts, variables, options }: ReleasedOptions,
): Promise<readonly Resolution[]> {
  const given = plannedInputs(planned, version);
  return Promise.all(
    accounts.map(({ account }) =>
      plannedResolver(planned, given, version.version, adapter, { ...options, account, variables })("shipped"),
    ),
  );
}

/** Whether two covered steps are the same step at the same place of the same run. */
export function areTheSameStep(
  { planned: a, version }: CoveredStep,
  { planned: b, version: other }: CoveredStep,
): boolean {
  return (
    a.workflow === b.workflow &&
    a.index === b.index &&
    a.ref === b.ref &&
    a.runs === b.runs &&
    version.version === other.version
  );
}
