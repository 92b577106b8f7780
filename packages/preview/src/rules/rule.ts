import type { DiagnosticCode, Resolution, StepAdapter, StepVersion } from "@stepauth/core";
import type { PlannedStep, SourceFile, UserInput } from "@stepauth/workflow";
import type { Context, Finding, PreviewAccount } from "../model.js";
import type { ClearInput } from "./clear-secrets.js";
import type { Variables } from "./variables.js";

/** An Apple step as a rule sees it: what the file says, what the step receives, what that comes to. */
export interface AppleStep {
  readonly planned: PlannedStep;
  /** The inputs that the file gives, in its order. */
  readonly inputs: readonly UserInput[];
  readonly adapter: StepAdapter;
  readonly version: StepVersion;
  /** What the released step does. */
  readonly released: Resolution;
  /** What the policy that was asked for gives; where a rule is asked about an outcome, that outcome. */
  readonly resolution: Resolution;
  /** Inputs that hold a secret rather than the name of one. */
  readonly clear: readonly ClearInput[];
  /** The files that took part. */
  readonly sources: readonly SourceFile[];
}

/** What there is around a step. */
export interface Scene {
  readonly variables: Variables;
  readonly account: PreviewAccount;
  readonly context: Context;
  /** Names of secrets that this build does not get. */
  readonly withheld: ReadonlySet<string>;
  /** Nobody asks how findings are repaired: a fix that takes long to find need not be looked for. */
  readonly leavesRepairs: boolean;
}

/** Looks at a step that talks to Apple. */
export interface AppleStepRule {
  readonly about: "apple-step";
  /** What it judges by: the file, and then it holds for both outcomes; or an outcome, of which it is asked for each. */
  readonly by: "file" | "outcome";
  readonly code: DiagnosticCode;
  /** What it finds about an input is the cause of whatever else is found about that input. */
  readonly explains?: true;
  check(step: AppleStep, scene: Scene): readonly Finding[];
}

/** Looks at any other step. */
export interface OtherStepRule {
  readonly about: "other-step";
  readonly code: DiagnosticCode;
  /** What a file must hold for the rule to have anything to look at. */
  readonly worth: RegExp;
  check(step: PlannedStep, variables: Variables): readonly Finding[];
}

/** Looks at the file, whatever runs. */
export interface FileRule {
  readonly about: "file";
  readonly code: DiagnosticCode;
  check(variables: Variables): readonly Finding[];
}

/** Adds a better way out, or a fix, to a finding of the resolver. */
export interface AdviceRule {
  readonly about: "advice";
  readonly code: DiagnosticCode;
  /** The finding holds for both outcomes, even where the resolver has it for one. */
  readonly forBoth?: true;
  advise(finding: Finding, step: AppleStep, scene: Scene): Pick<Finding, "help" | "fix">;
}

/** A rule beyond what the resolver finds. */
export type Rule = AppleStepRule | OtherStepRule | FileRule | AdviceRule;
