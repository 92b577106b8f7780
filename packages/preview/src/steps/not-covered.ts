import type { PlannedStep } from "@stepauth/workflow";
import type { ScriptLane } from "../lanes/script-lanes.js";
import { fileText } from "../literals/file-text.js";
import type { NotCovered } from "../model.js";
import { coverageOf } from "./coverage.js";

/** The steps of a run of which stepauth can't say what they get. */
export function notCoveredIn(
  steps: readonly PlannedStep[],
  lanes: ReadonlyMap<PlannedStep, readonly ScriptLane[]>,
): NotCovered[] {
  return steps.flatMap((step) => {
    const coverage = coverageOf(step);
    if (coverage.kind !== "not-covered") return [];
    const { ref, title, location } = step;
    const shown = { ref: fileText(ref), title: title === null ? null : fileText(title), location };
    const started = lanes.get(step)?.map(({ call, followed }) => ({ call, ...followed.answer }));
    return [{ ...shown, reason: coverage.reason, ...(started ? { lanes: started } : {}) }];
  });
}
