import { suggest } from "@stepauth/workflow";
import { coverageOf } from "../steps/coverage.js";
import { stepIds, stepLibraryDay } from "../steps/step-library.js";
import { named } from "../text/named.js";
import type { OtherStepRule } from "./rule.js";

/** An ID that the step library does not have: a slip of the pen, or a step that is newer than our list. */
export const unknownStep: OtherStepRule = {
  about: "other-step",
  code: "step/unknown",
  worth: /steps/,
  check(step) {
    const coverage = coverageOf(step);
    const { id, source } = step.reference;
    // Without a library, or without a name, the reference itself is at fault.
    if (coverage.kind !== "not-covered" || coverage.why !== "unknown" || source === "" || id === "" || id === "git")
      return [];
    const near = nearName(id);
    const about = { code: "step/unknown", location: step.location } as const;
    if (near !== undefined) {
      const message = `There is no step ${named(id)} in the step library.`;
      return [{ ...about, severity: "error", message, help: `Did you mean ${named(near)}?` }];
    }
    const message = `There was no step ${named(id)} in the step library on ${stepLibraryDay}, when stepauth's list was made.`;
    const help = "Check the spelling. If the step is newer, update stepauth; if it was removed, the build fails.";
    return [{ ...about, severity: "warning", message, help }];
  },
};

// More would be another word.
const MOST_SLIPS = 2;

function nearName(id: string): string | undefined {
  const plain = id
    .toLowerCase()
    .replaceAll("_", "-")
    .replace(/^(?:bitrise-)?steps?-/, "");
  return stepIds.has(plain) ? plain : suggest(id, stepIds, MOST_SLIPS);
}
