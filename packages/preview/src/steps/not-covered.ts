import type { PlannedStep } from "@stepauth/workflow";
import { fileText } from "../literals/file-text.js";
import type { NotCovered } from "../model.js";
import { coverageOf } from "./coverage.js";

/** The steps of a run of which stepauth can't say what they get. */
export function notCoveredIn(steps: readonly PlannedStep[]): NotCovered[] {
  return steps.flatMap((step) => {
    const coverage = coverageOf(step);
    if (coverage.kind !== "not-covered") return [];
    const { ref, title, location } = step;
    return [{ ref: fileText(ref), title: title === null ? null : fileText(title), location, reason: coverage.reason }];
  });
}
