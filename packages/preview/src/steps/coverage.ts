import { onceFor } from "@stepauth/core";
import type { PlannedStep } from "@stepauth/workflow";
import { appleSteps, runners } from "./apple-steps.js";
import { identify, type StepIdentity, withoutSecrets } from "./identity.js";
import { scriptOf } from "./script.js";
import { stepIds } from "./step-library.js";

/** Whether stepauth can say what a step gets. */
export type Coverage =
  /** It has an adapter. */
  | { readonly kind: "covered" }
  /** It is known to have nothing to do with Apple. */
  | { readonly kind: "unrelated" }
  | NotCoveredStep;

/** A step that talks to Apple, or may: stepauth can't say what it gets. */
export interface NotCoveredStep {
  readonly kind: "not-covered";
  readonly why: "no-adapter" | "fork" | "foreign-code" | "other-library" | "runner" | "script" | "unknown";
  /** Half a sentence, without anything secret. */
  readonly reason: string;
}

/** Whether stepauth can say what a step gets, and why not. */
export const coverageOf = onceFor<PlannedStep, Coverage>((step) =>
  step.step === null ? judge(step, identify(step.reference)) : COVERED,
);

const COVERED: Coverage = { kind: "covered" };
const UNRELATED: Coverage = { kind: "unrelated" };

function judge(step: PlannedStep, identity: StepIdentity): Coverage {
  switch (identity.kind) {
    case "folder":
      return not("foreign-code", "a step of this repository, whose code stepauth does not know");
    case "repository":
      return not("foreign-code", "a step of a git repository that stepauth does not know");
    case "fork":
      return not("fork", `the code of another repository than that of ${identity.id}: ${identity.repository}`);
    case "other-library":
      return not("other-library", `${shortId(identity.id)} of another step library: ${identity.url}`);
    default:
      return judgeLibraryStep(step, identity.id);
  }
}

function judgeLibraryStep(step: PlannedStep, id: string): Coverage {
  if (id === "script") return judgeScript(step);
  if (!stepIds.has(id)) return not("unknown", "no step of the step library");
  if (runners.has(id)) return not("runner", "it runs what stepauth does not read");
  const apple = appleSteps.get(id);
  if (apple && !isOff(step, apple.unless))
    return not("no-adapter", "it logs in to Apple, and stepauth has no adapter for it");
  const option = apple ? undefined : provisioningOption(step);
  return option ? not("no-adapter", `it hands \`${option}\` to xcodebuild`) : UNRELATED;
}

function judgeScript(step: PlannedStep): Coverage {
  const programs = [...new Set(scriptOf(step)?.appleCalls.map(({ program }) => program))];
  return programs.length === 0 ? UNRELATED : not("script", `a script that starts ${programs.join(", ")}`);
}

function isOff({ userInputs }: PlannedStep, unless: { input: string; value: string; byDefault: boolean } | undefined) {
  if (!unless) return false;
  const given = userInputs.find(({ key, overridden }) => key === unless.input && !overridden);
  return given ? given.converted === unless.value : unless.byDefault;
}

// Options for xcodebuild stand in inputs of many names.
function provisioningOption({ userInputs }: PlannedStep): string | undefined {
  for (const { converted } of userInputs) {
    const option = /-(?:allowProvisioningUpdates|authenticationKey(?:Path|ID|IssuerID))\b/.exec(converted)?.[0];
    if (option) return option;
  }
  return undefined;
}

function not(why: NotCoveredStep["why"], reason: string): NotCoveredStep {
  return { kind: "not-covered", why, reason };
}

function shortId(id: string): string {
  return withoutSecrets(id).slice(0, 60);
}
