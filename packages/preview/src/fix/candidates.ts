import type { SeenStep } from "../seen-step.js";
import { keyOfFix } from "./apply.js";
import type { Fix } from "./fix.js";

/** A fix, and the steps whose findings ask for it, by their positions. */
export interface Candidate {
  readonly key: string;
  readonly fix: Fix;
  readonly steps: ReadonlySet<number>;
}

/** The fixes that the findings of steps offer, each once. */
export function candidatesOf(steps: readonly SeenStep[]): readonly Candidate[] {
  const found = new Map<string, { key: string; fix: Fix; steps: Set<number> }>();
  for (const [index, { findings }] of steps.entries()) {
    for (const { fix } of findings) {
      if (!fix) continue;
      const key = keyOfFix(fix);
      const candidate = found.get(key) ?? { key, fix, steps: new Set() };
      candidate.steps.add(index);
      found.set(key, candidate);
    }
  }
  return [...found.values()];
}
