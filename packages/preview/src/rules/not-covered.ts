import { type PlannedStep, referenceProblem } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import { appleSteps } from "../steps/apple-steps.js";
import { coverageOf, type NotCoveredStep } from "../steps/coverage.js";
import type { OtherStepRule } from "./rule.js";
import type { Variables } from "./variables.js";

/** A step that talks to Apple, or may, and that has no adapter. */
export const notCovered: OtherStepRule = {
  about: "other-step",
  code: "step/not-covered",
  worth: /steps/,
  check(step, variables) {
    const coverage = coverageOf(step);
    // Scripts, unknown steps and references that nothing can be made of have findings of their own.
    if (step.reference.source !== "" && referenceProblem(step.reference)) return [];
    if (coverage.kind !== "not-covered" || coverage.why === "script" || coverage.why === "unknown") return [];
    if (coverage.why === "other-library" && !appleSteps.has(step.reference.id)) return [ofLibrary(step, variables)];
    const message = `stepauth does not look at this step: ${coverage.reason}.`;
    return [{ code: "step/not-covered", severity: "info", message, help: HELP[coverage.why], location: step.location }];
  },
};

const ADAPTER = "An adapter of your own that names it among its `repositories` makes it known: `--adapter PATH`.";
const OWN_LIBRARY = "Bitrise's own library is https://github.com/bitrise-io/bitrise-steplib.git.";

const HELP: Readonly<Record<Exclude<NotCoveredStep["why"], "script" | "unknown">, string>> = {
  "no-adapter": "An adapter of your own makes it known: `--adapter PATH`.",
  fork: `Where the step itself would do, name that. ${ADAPTER}`,
  "foreign-code": ADAPTER,
  "other-library": OWN_LIBRARY,
  runner: "If that starts a tool of Apple's, it has no credentials but those that it brings along.",
};

// Said once for all steps of a file: it is the same line that makes them unknown.
function ofLibrary({ reference, location }: PlannedStep, { libraryAt }: Variables): Finding {
  const at = reference.explicitSource ? location : (libraryAt ?? location);
  const message = "stepauth does not look at the steps of this step library: their code may be anything.";
  return { code: "step/not-covered", severity: "info", message, help: OWN_LIBRARY, location: at };
}
