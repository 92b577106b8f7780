import type { AccountInput, Policy, Resolution, Severity, StepAdapter } from "@stepauth/core";
import type { Location, PlannedStep } from "@stepauth/workflow";
import type { Fix } from "./fix/fix.js";

/** Where a workflow is looked at: a build, a run on this machine, or a pull-request build of a public app. */
export type Context = "ci" | "local" | "pr";

/** The connected account of a preview, and where it is from. */
export interface PreviewAccount {
  /** `assumed`, `none`, or how the account was given. */
  readonly source: string;
  /** For an assumption: the kinds of credentials assumed. */
  readonly kinds?: readonly ("api-key" | "apple-id")[];
  /** Nobody asked for this assumption: nothing is known of the account. */
  readonly unasked?: boolean;
  readonly account: AccountInput;
}

/** A finding of any layer: core, workflow, preview. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly location?: Location;
  readonly input?: string;
  /** How `--fix` repairs it. */
  readonly fix?: Fix;
}

/** An Apple step of a run with what it gets. */
export interface PreviewStep {
  readonly planned: PlannedStep;
  readonly adapter: StepAdapter;
  /** What the policy gives. Its diagnostics are in `findings`, located. */
  readonly resolution: Resolution;
  /** What the released step does, where that differs. */
  readonly released: Resolution | null;
  readonly findings: readonly Finding[];
}

/** A workflow with its Apple steps in the order in which they run. */
export interface PreviewWorkflow {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly PreviewStep[];
}

/** What every Apple step of a workflow file gets. */
export interface Preview {
  readonly file: string;
  readonly policy: Policy;
  readonly context: Context;
  readonly account: PreviewAccount;
  readonly workflows: readonly PreviewWorkflow[];
  /** Findings of no step. */
  readonly findings: readonly Finding[];
  /** Texts that no output may show: secrets of the file, the secrets file and the credentials. */
  readonly secrets: readonly string[];
  /** Where in the files secrets stand in clear, as offsets. */
  readonly hidden: readonly { readonly file: string; readonly range: readonly [number, number] }[];
  /** A source line by file and number, for pointing at it. */
  readonly line: (file: string, line: number) => string | undefined;
}

/** Every finding of a preview, those of no step first. */
export function allFindings(preview: Pick<Preview, "findings" | "workflows">): Finding[] {
  return [...preview.findings, ...preview.workflows.flatMap(({ steps }) => steps.flatMap(({ findings }) => findings))];
}
