import type { PlannedStep, SourceFile, WorkflowFile } from "@stepauth/workflow";
import { applyEdits } from "../fix/apply.js";
import type { TextEdit } from "../fix/fix.js";
import { type CoveredStep, coveredSteps, plannedRuns } from "../plan-runs.js";
import type { PreviewOptions } from "../preview.js";
import { comments } from "../source/secret-text.js";
import { signsAlike } from "./signs-alike.js";
import { placeOf, type StepUse } from "./uses.js";

/** A file with steps rewritten, and each of their runs before and after. */
export interface Trial {
  readonly text: string;
  readonly file: WorkflowFile;
  readonly runs: ReadonlyMap<StepUse, readonly StepRun[]>;
}

/** A run of a step before and after. */
export interface StepRun {
  readonly before: CoveredStep;
  readonly after: CoveredStep;
}

/** Opens a file anew with another content. */
export type Reopen = (content: string) => Promise<WorkflowFile>;

interface Known {
  readonly file: WorkflowFile;
  readonly options: PreviewOptions;
  readonly reopen: Reopen;
}

/**
 * Rewrites steps and reads the result. Null where anything else than these steps would be another: a step would receive other
 * inputs, a comment would be lost, two edits touch, or the file would not be valid.
 */
export async function tryOut(
  uses: ReadonlyMap<StepUse, readonly TextEdit[]>,
  { file, options, reopen }: Known,
): Promise<Trial | null> {
  const [source] = file.sources;
  const edits = inOrder([...uses.values()].flat());
  if (!source || edits === null) return null;
  const { text } = applyEdits(source.source.text, edits);
  const edited = await reopen(text);
  if (!isSound(source, edited)) return null;
  const runs = runsOf([...uses.keys()], { before: file, after: edited }, options);
  return runs && { text, file: edited, runs };
}

/** Edits in order, each once; null where two of them touch the same. */
function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] | null {
  const distinct = new Map(edits.map((edit) => [JSON.stringify([edit.range, edit.text.reveal()]), edit]));
  const sorted = [...distinct.values()].toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  const touches = sorted.some((edit, index) => {
    const next = sorted[index + 1];
    return (
      next !== undefined && (next.range[0] < edit.range[1] || (next.range[0] === edit.range[0] && isInsertion(next)))
    );
  });
  return touches ? null : sorted;
}

function isInsertion({ range }: TextEdit): boolean {
  return range[0] === range[1];
}

function isSound(before: SourceFile, { sources: [after], isUnreadable }: WorkflowFile): boolean {
  if (!after?.document || isUnreadable) return false;
  if (after.document.errors.length > (before.document?.errors.length ?? 0)) return false;
  return remarks(before) === remarks(after);
}

function remarks({ source: { text } }: SourceFile): string {
  return comments(text)
    .map(([start, end]) => text.slice(start, end).trimEnd())
    .join("\n");
}

interface Files {
  readonly before: WorkflowFile;
  readonly after: WorkflowFile;
}

function runsOf(
  uses: readonly StepUse[],
  { before, after }: Files,
  options: PreviewOptions,
): ReadonlyMap<StepUse, readonly StepRun[]> | null {
  const byPlace = new Map(uses.map((use) => [use.place, use]));
  const found = new Map<StepUse, StepRun[]>(uses.map((use) => [use, []]));
  const [olds, nows] = [before, after].map((file) => [...plannedRuns(file, options)]);
  if (olds?.length !== nows?.length) return null;
  for (const [index, { run, plan }] of (olds ?? []).entries()) {
    const now = nows?.[index];
    const steps = plan?.steps ?? [];
    const left = steps.filter((step) => byPlace.get(placeOf(step))?.into === undefined);
    if (run.id !== now?.run.id || left.length !== (now.plan?.steps ?? []).length) return null;
    const folds = foldsIn(steps, uses);
    if (folds === null || (plan === null) !== (now.plan === null)) return null;
    for (const [at, old] of left.entries()) {
      const step = now.plan?.steps[at];
      if (step === undefined) return null;
      const fold = folds.get(placeOf(old));
      if (fold !== undefined) {
        if (!isFolded(fold, old, step, byPlace.has(placeOf(old)))) return null;
        const [a, b] = [coveredSteps([fold.signer], options.adapters)[0], coveredSteps([step], options.adapters)[0]];
        if (a && b) found.get(fold.use)?.push({ before: a, after: b });
        continue;
      }
      const use = byPlace.get(placeOf(old));
      if (use === undefined ? !isTheSame(old, step) : !isTurned(old, step, use)) return null;
      if (use === undefined) continue;
      const [a, b] = [coveredSteps([old], options.adapters)[0], coveredSteps([step], options.adapters)[0]];
      if (a && b) found.get(use)?.push({ before: a, after: b });
    }
  }
  return found;
}

interface FoldOfRun {
  readonly use: StepUse;
  readonly signer: PlannedStep;
}

/** The signing steps of a run that go, by the place of what takes their work; null where one of the two is there without the other. */
function foldsIn(steps: readonly PlannedStep[], uses: readonly StepUse[]): ReadonlyMap<string, FoldOfRun> | null {
  const folds = new Map<string, FoldOfRun>();
  for (const use of uses) {
    if (use.into === undefined) continue;
    const { place } = use.into;
    const signers = steps.filter((step) => placeOf(step) === use.place);
    const builds = steps.filter((step) => placeOf(step) === place);
    const [signer] = signers;
    if (signers.length !== builds.length || signers.length > 1) return null;
    if (signer !== undefined && folds.has(place)) return null;
    if (signer !== undefined) folds.set(place, { use, signer });
  }
  return folds;
}

/** Whether a build step is what it was, but for the inputs by which it signs, and these say what the signing step was told. */
function isFolded({ use, signer }: FoldOfRun, old: PlannedStep, now: PlannedStep, mayBeNewer: boolean): boolean {
  const { rule } = use.target;
  if (rule === null || signer.runs !== old.runs || now.version !== use.target.version) return false;
  const isItself = now.step?.id === old.step?.id && now.runs === old.runs && now.title === old.title;
  const isSameVersion = now.ref === old.ref && now.version === old.version;
  if (!isItself || !(isSameVersion || mayBeNewer)) return false;
  const keys = new Set(use.into?.keys);
  const others = ({ userInputs, inputs }: PlannedStep) =>
    JSON.stringify([
      userInputs.filter(({ key }) => !keys.has(key)).map(({ key, converted }) => [key, converted]),
      isSameVersion
        ? Object.entries(inputs)
            .filter(([key]) => !keys.has(key))
            .map(([key, { text }]) => [key, text.reveal()])
        : [],
    ]);
  return others(old) === others(now) && signsAlike(signer, now, rule);
}

function isTurned(old: PlannedStep, now: PlannedStep, { target }: StepUse): boolean {
  return now.step?.id === target.step && now.runs === old.runs && now.title === old.title;
}

function isTheSame(old: PlannedStep, now: PlannedStep): boolean {
  return (
    old.ref === now.ref &&
    old.version === now.version &&
    old.runs === now.runs &&
    old.title === now.title &&
    JSON.stringify(given(old)) === JSON.stringify(given(now))
  );
}

function given({ userInputs, inputs }: PlannedStep): unknown {
  return [
    userInputs.map(({ key, converted }) => [key, converted]),
    Object.entries(inputs).map(([key, { text }]) => [key, text.reveal()]),
  ];
}
