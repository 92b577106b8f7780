import type { StepAdapter } from "@stepauth/core";
import type { PlannedStep, WorkflowFile } from "@stepauth/workflow";
import { adapters as ourAdapters } from "../adapters.js";
import { type CoveredStep, coveredSteps, plannedRuns } from "../plan-runs.js";
import type { PreviewOptions } from "../preview.js";
import { type SuccessorRule, successorRules } from "./rules.js";

/** The lines of a file that stand for a step, and every run that comes to them. */
export interface StepUse {
  readonly place: string;
  readonly runs: readonly CoveredStep[];
  readonly adapter: StepAdapter;
  /** What it becomes: a step, and the version as the reference will name it. */
  readonly target: Target;
  /** The step that builds after it, and that could sign by itself; null where there is not exactly one in every run. */
  readonly builder: string | null;
  /** What comes after it, run by run; empty where not every run of the file is looked at. */
  readonly chains: readonly Chain[];
  /** The build step that does its work, where it goes. */
  readonly into?: { readonly place: string; readonly keys: readonly string[] };
}

/** What a run does after a step. */
export interface Chain {
  readonly build: CoveredStep | null;
  readonly after: readonly PlannedStep[];
}

/** What a step becomes. */
export interface Target {
  readonly step: string;
  readonly version: string;
  /** As precise as the old one: `2`, `2.2` or `2.2.3`; empty where the old reference names none. */
  readonly lock: string;
  /** How its inputs are rewritten; null for another version of the same step. */
  readonly rule: SuccessorRule | null;
}

/** What may become of steps. */
export interface Wanted {
  /** Others than deprecated ones go to their newest major, too. */
  readonly majors: boolean;
}

/** The step uses of a file that have something to become, in the order in which they run. */
export function usesOf(file: WorkflowFile, options: PreviewOptions, wanted: Wanted): readonly StepUse[] {
  const byPlace = new Map<string, CoveredStep[]>();
  const builders = new Map<string, Set<string | null>>();
  const chains = new Map<string, Chain[]>();
  let isSeen = true;
  for (const { plan } of plannedRuns(file, options)) {
    isSeen &&= plan !== null;
    const covered = coveredSteps(plan?.steps ?? [], options.adapters);
    const build = builderIn(covered);
    const builder = build?.adapter.step ?? null;
    for (const step of covered) {
      const place = placeOf(step.planned);
      byPlace.set(place, [...(byPlace.get(place) ?? []), step]);
      builders.set(place, (builders.get(place) ?? new Set()).add(builder));
      const after = (plan?.steps ?? []).filter(({ index }) => index > step.planned.index);
      if (isOld(step)) chains.set(place, [...(chains.get(place) ?? []), { build, after }]);
    }
  }
  return [...byPlace].flatMap(([place, runs]) => {
    const [builder = null, ...others] = builders.get(place) ?? [];
    const only = others.length === 0 ? builder : null;
    return (
      useOf(
        { place, runs, builder: only, chains: (isSeen && chains.get(place)) || [] },
        options.adapters ?? ourAdapters,
        wanted,
      ) ?? []
    );
  });
}

const BUILDERS: ReadonlySet<string> = new Set(["xcode-archive", "xcode-build-for-test", "export-xcarchive"]);

/** The step that could sign by itself: exactly one, after exactly one that is deprecated. */
function builderIn(covered: readonly CoveredStep[]): CoveredStep | null {
  const builds = covered.filter(({ adapter }) => BUILDERS.has(adapter.step));
  const [builder] = builds;
  if (builder === undefined || builds.length > 1 || covered.filter(isOld).length !== 1) return null;
  return covered.findIndex(isOld) < covered.indexOf(builder) ? builder : null;
}

function isOld({ adapter }: CoveredStep): boolean {
  return successorRules.some(({ from }) => from === adapter.step);
}

/** A name for the lines of a step: an alias of them is the same. */
export function placeOf({ location: { file, line, column } }: PlannedStep): string {
  return `${line}:${column}:${file}`;
}

function useOf(
  found: Pick<StepUse, "place" | "runs" | "builder" | "chains">,
  adapters: readonly StepAdapter[],
  { majors }: Wanted,
): StepUse | null {
  const [first] = found.runs;
  if (first === undefined) return null;
  const { adapter, planned } = first;
  const rule = successorRules.find(({ from }) => from === adapter.step) ?? null;
  const next = rule === null ? adapter : adapters.find(({ step }) => step === rule.to);
  const newest = next?.versions.at(-1);
  if (newest === undefined) return null;
  const { version: written } = planned.reference;
  if (rule === null && !(majors && isOlderMajor(written, first.version.version, newest))) return null;
  const target = { step: rule?.to ?? adapter.step, version: newest, lock: lockLike(written, newest), rule };
  return { ...found, adapter, target };
}

function isOlderMajor(written: string, version: string, newest: string): boolean {
  return written !== "" && Number(version.split(".")[0]) < Number(newest.split(".")[0]);
}

/** A version as precise as another one is. `3.x.x` is `3`. */
function lockLike(written: string, newest: string): string {
  if (written === "") return "";
  const parts = written.split(".").filter((part) => part !== "x");
  return newest.split(".").slice(0, Math.max(1, parts.length)).join(".");
}
