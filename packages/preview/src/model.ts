import type { AccountInput, DiagnosticCode, Policy, Severity } from "@stepauth/core";
import type { Text } from "@stepauth/text";
import type { Location, DiagnosticCode as WorkflowCode } from "@stepauth/workflow";
import type { Fix, UnsafeFix } from "./fix/fix.js";
import type { HoldsFor } from "./outcomes/outcome.js";
import type { PreviewStep } from "./preview-step.js";
import type { LaneAnswerReport } from "./report/lanes.js";

/** Where a workflow is looked at: a build, a run on this machine, or a pull-request build of a public app. */
export type Context = "ci" | "local" | "pr";

/** What may be said of a connected account. */
export interface AccountFacts {
  /** `assumed`, `none`, or how the account was given. */
  readonly source: string;
  /** For an assumption: the kinds of credentials assumed. */
  readonly kinds?: readonly ("api-key" | "apple-id")[];
}

/** The connected account of a preview, and where it is from. */
export interface PreviewAccount extends AccountFacts {
  /** Nobody asked for this assumption: nothing is known of the account. */
  readonly unasked?: boolean;
  readonly account: AccountInput;
}

/** Every code that a finding can have, of whichever package. */
export type FindingCode = DiagnosticCode | WorkflowCode;

/** A finding of any layer: core, workflow, preview. Its words name inputs and variables, and no value. */
export interface Finding {
  readonly code: FindingCode;
  /** How bad it is in the outcome that it holds for. */
  readonly severity: Severity;
  /** Which outcome of its step it holds for. Both where it does not say, as what is about no outcome. */
  readonly outcome?: HoldsFor;
  readonly message: string;
  readonly help?: string;
  readonly location?: Location;
  readonly input?: string;
  /** The step that it is about, where the place is inside a script: a comment at the step silences it too. */
  readonly owner?: Location;
  /** How `--fix` repairs it. */
  readonly fix?: Fix;
  /** How only `--fix-unsafe` repairs it, and why `--fix` does not. */
  readonly unsafeFix?: UnsafeFix;
  /** What may be shown of the line that it points to. */
  readonly frame?: Frame;
}

/** A piece of a line of a file. */
export interface Frame {
  readonly before: string;
  readonly marked: Text;
}

/** A step that talks to Apple, or may, and of which stepauth can't say what it gets. */
export interface NotCovered {
  readonly ref: Text;
  readonly title: Text | null;
  readonly location: Location;
  /** Half a sentence. */
  readonly reason: string;
  /** The lanes that a script starts, where they stand below the root. */
  readonly lanes?: readonly ScriptLaneAnswer[];
}

/** A lane that a script starts: what fastlane is called with, and what the lane does. */
export interface ScriptLaneAnswer extends LaneAnswerReport {
  readonly call: string;
}

/** A workflow with its Apple steps in the order in which they run. */
export interface PreviewWorkflow {
  readonly id: Text;
  readonly title: Text;
  readonly steps: readonly PreviewStep[];
  /** Steps that have no adapter, and that are not known to have nothing to do with Apple. */
  readonly notCovered: readonly NotCovered[];
}

/** A place of a file that holds a secret in clear, as offsets. */
export interface HiddenPlace {
  readonly file: string;
  readonly range: readonly [number, number];
}

/**
 * What every Apple step of a workflow file gets. All that comes from the file, from secrets or from credentials is a
 * {@link Text}: printed, inspected, cloned or serialised, a preview holds no secret.
 */
export interface Preview {
  readonly file: string;
  readonly policy: Policy;
  readonly context: Context;
  readonly account: AccountFacts;
  readonly workflows: readonly PreviewWorkflow[];
  /** Findings of no step. */
  readonly findings: readonly Finding[];
  /** Where in the files secrets stand in clear: in each file in order, none touching another. */
  readonly hidden: readonly HiddenPlace[];
}

/** Every finding of a preview, those of no step first. */
export function allFindings(preview: Pick<Preview, "findings" | "workflows">): Finding[] {
  return [...preview.findings, ...preview.workflows.flatMap(({ steps }) => steps.flatMap(({ findings }) => findings))];
}

/** A preview with other findings of its steps. */
export function withStepFindings(
  preview: Preview,
  change: (findings: readonly Finding[]) => readonly Finding[],
): Preview {
  const workflows = preview.workflows.map((workflow) => ({
    ...workflow,
    steps: workflow.steps.map((step) => step.withFindings(change(step.findings))),
  }));
  return { ...preview, workflows };
}
