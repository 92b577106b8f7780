import type { StepAdapter, StepVersion } from "@stepauth/core";
import type { PlanContext, PlannedStep, WorkflowFile, WorkflowPlan } from "@stepauth/workflow";
import { adapters as ourAdapters } from "./adapters.js";
import { stepLibrary } from "./library.js";
import { literalReader } from "./literals/literals.js";
import type { PreviewOptions } from "./preview.js";
import { Repeats } from "./repeats.js";
import { chosenRuns, type FileRun } from "./runs.js";
import { sharedVariables } from "./steps/shared-variables.js";
import { teamValues } from "./steps/team-call.js";
import { tracesOf } from "./steps/traces.js";

/** A run with its steps; null where the file repeats its steps so often that it is left out. */
export interface PlannedRun {
  readonly run: FileRun;
  readonly plan: WorkflowPlan | null;
}

/** Plans what of a file is looked at, run by run. */
export function* plannedRuns(
  file: WorkflowFile,
  options: Pick<PreviewOptions, "workflows" | "adapters" | "plan"> & Partial<Pick<PreviewOptions, "account" | "team">>,
): Generator<PlannedRun> {
  const { runs, areNamed } = chosenRuns(file, options.workflows);
  const library = stepLibrary(options.adapters ?? ourAdapters, options.account?.account);
  const context: PlanContext = {
    allowUtility: !areNamed,
    literal: literalReader(),
    tracesOf,
    ...handsOn(options.team),
    ...options.plan,
    mayBeSet: mayBeSet(file, options.plan),
    library,
  };
  const repeats = areNamed ? null : new Repeats();
  for (const run of runs) yield { run, plan: planWithin(repeats, run, context) };
}

function handsOn(team: PreviewOptions["team"]): Pick<PlanContext, "handsOn"> {
  return team === undefined ? {} : { handsOn: (step) => teamValues(step, team) };
}

function mayBeSet(file: WorkflowFile, plan: PreviewOptions["plan"]): ReadonlySet<string> {
  return new Set([...sharedVariables(file), ...(plan.mayBeSet ?? [])]);
}

// What was asked for by name is looked at whatever it repeats, within its own limit.
function planWithin(repeats: Repeats | null, run: FileRun, context: PlanContext): WorkflowPlan | null {
  const { summary, entered } = run;
  if (!repeats || !summary) return run.plan(context);
  if (!repeats.hasRoomFor(summary.stepCount, entered)) return null;
  const planned = run.plan(context);
  return repeats.admit(planned.steps, ({ step }) => step !== null) ? planned : null;
}

/** A planned step that an adapter covers. */
export interface CoveredStep {
  readonly planned: PlannedStep;
  readonly adapter: StepAdapter;
  readonly version: StepVersion;
}

/** The steps of a run that an adapter covers, in order. */
export function coveredSteps(
  steps: readonly PlannedStep[],
  known: readonly StepAdapter[] = ourAdapters,
): readonly CoveredStep[] {
  return steps.flatMap((planned) => {
    const adapter = known.find(({ step }) => step === planned.step?.id);
    if (!adapter || planned.version === null) return [];
    return [{ planned, adapter, version: adapter.describe(planned.version) }];
  });
}
