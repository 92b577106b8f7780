import type { PreviewStep } from "../preview-step.js";
import { succeeded, successors } from "./successors.js";

/** A step as it was and as it is; one of them alone where it came or went. */
export interface StepPair {
  readonly before: PreviewStep | null;
  readonly after: PreviewStep | null;
}

/** What another step must have in common with a step to be the same. */
type Key = (step: PreviewStep) => string;

const KEYS: readonly Key[] = [
  (step) => JSON.stringify([step.step, titleOf(step), step.ref.reveal(), inputsOf(step)]),
  (step) => JSON.stringify([step.step, titleOf(step)]),
  (step) => step.step,
];

/**
 * Finds for each step of a workflow the one that it was: first what is the same in all, then what has the name of another in
 * common, then its kind, then what took the place of a deprecated step. A step that moves is no other. In time that grows with the number of steps.
 */
export function pairSteps(before: readonly PreviewStep[], after: readonly PreviewStep[]): readonly StepPair[] {
  const matches = new Map<PreviewStep, PreviewStep>();
  for (const key of KEYS) match(before, after, key, matches);
  matchSuccessors(before, after, matches);
  return inOrder(before, after, matches);
}

/** Two runs of the same file: what stands at the same place is the same step. */
export function pairByPlace(before: readonly PreviewStep[], after: readonly PreviewStep[]): readonly StepPair[] {
  const matches = new Map<PreviewStep, PreviewStep>();
  match(before, after, ({ index }) => String(index), matches);
  return inOrder(before, after, matches);
}

function titleOf({ title }: PreviewStep): string {
  return title?.reveal() ?? "";
}

function inputsOf({ inputs }: PreviewStep): readonly (readonly [string, string])[] {
  return Object.entries(inputs).map(([name, { text }]) => [name, text.reveal()]);
}

/** Pairs the first of a key with the first of the same key, the second with the second, and so on. */
function match(
  before: readonly PreviewStep[],
  after: readonly PreviewStep[],
  key: Key,
  matches: Map<PreviewStep, PreviewStep>,
): void {
  const taken = new Set(matches.values());
  const waiting = new Map<string, PreviewStep[]>();
  for (const step of after.filter((one) => !taken.has(one)).toReversed()) {
    const name = key(step);
    const list = waiting.get(name) ?? [];
    list.push(step);
    waiting.set(name, list);
  }
  for (const step of before) {
    const found = matches.has(step) ? undefined : waiting.get(key(step))?.pop();
    if (found) matches.set(step, found);
  }
}

function matchSuccessors(
  before: readonly PreviewStep[],
  after: readonly PreviewStep[],
  matches: Map<PreviewStep, PreviewStep>,
): void {
  const taken = new Set(matches.values());
  const waiting = after.filter((one) => !taken.has(one) && successors.has(one.step)).toReversed();
  for (const step of before.filter((one) => !matches.has(one) && succeeded.has(one.step))) {
    const found = waiting.pop();
    if (found) matches.set(step, found);
  }
}

/** In the order of what is; what went stands where it was. */
function inOrder(
  before: readonly PreviewStep[],
  after: readonly PreviewStep[],
  matches: ReadonlyMap<PreviewStep, PreviewStep>,
): readonly StepPair[] {
  const was = new Map([...matches].map(([old, now]) => [now, old]));
  const gone = new Map<PreviewStep | null, StepPair[]>();
  let last: PreviewStep | null = null;
  for (const step of before) {
    if (matches.has(step)) last = step;
    else gone.set(last, [...(gone.get(last) ?? []), { before: step, after: null }]);
  }
  const rest = after.flatMap((step): readonly StepPair[] => {
    const old = was.get(step) ?? null;
    return [{ before: old, after: step }, ...(old === null ? [] : (gone.get(old) ?? []))];
  });
  return [...(gone.get(null) ?? []), ...rest];
}
