import type { Text } from "@stepauth/text";
import type { Preview, PreviewWorkflow } from "../model.js";
import type { PreviewStep } from "../preview-step.js";
import type { ResolutionTexts } from "../resolution/texts.js";
import { pairByPlace, pairSteps, type StepPair } from "./pairs.js";

/** What of a step is another one than before. */
export type ChangedPart = "step" | "version" | "runs" | "released" | "resolution" | "handedOn";

/** What became of a step. */
export type Change = "same" | "changed" | "added" | "removed";

/** A step before and after. */
export interface StepChange extends StepPair {
  /** `same`: it comes to the same, in the build and as documented. Another version alone is no change. */
  readonly change: Change;
  readonly parts: readonly ChangedPart[];
}

/** A workflow with what became of its steps. */
export interface WorkflowChange {
  readonly id: Text;
  readonly steps: readonly StepChange[];
}

/** Compares two previews, workflow by workflow and step by step. */
export function comparePreviews(before: Preview, after: Preview): readonly WorkflowChange[] {
  const pair = before.file === after.file ? pairByPlace : pairSteps;
  const old = byId(before);
  const now = byId(after);
  return [...new Map([...now, ...old])].map(([id, { id: text }]) => {
    const pairs = pair(old.get(id)?.steps ?? [], now.get(id)?.steps ?? []);
    return { id: text, steps: pairs.map(stepChange) };
  });
}

function byId({ workflows }: Preview): ReadonlyMap<string, PreviewWorkflow> {
  return new Map(workflows.map((workflow) => [workflow.id.reveal(), workflow]));
}

function stepChange(pair: StepPair): StepChange {
  const { before, after } = pair;
  if (before === null) return { ...pair, change: "added", parts: [] };
  if (after === null) return { ...pair, change: "removed", parts: [] };
  const parts = changedParts(before, after);
  return { ...pair, change: parts.every((part) => part === "version") ? "same" : "changed", parts };
}

function changedParts(before: PreviewStep, after: PreviewStep): ChangedPart[] {
  const same = before.agreesWith(after);
  const isOther = before.step !== after.step;
  const changed: Readonly<Record<ChangedPart, boolean>> = {
    step: isOther,
    version: before.version !== after.version,
    runs: before.runs !== after.runs,
    released: !same.released,
    resolution: !same.resolution,
    handedOn: !isOther && same.released && handed(before.released) !== handed(after.released),
  };
  return (Object.keys(changed) as ChangedPart[]).filter((part) => changed[part]);
}

/** What a step gives its tool, to be compared and not to be shown. */
function handed({ env, unsetEnv, args, files }: ResolutionTexts): string {
  const variables = Object.entries(env).map(([name, text]) => [name, text.reveal()]);
  const content = files.map(({ name, content: text }) => [name.reveal(), text?.reveal()]);
  return JSON.stringify([variables.toSorted(byName), unsetEnv.toSorted(), args.map((text) => text.reveal()), content]);
}

function byName([a = ""]: readonly string[], [b = ""]: readonly string[]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
