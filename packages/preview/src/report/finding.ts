import type { Finding, Frame } from "../model.js";
import { type Mergeable, unique } from "../outcomes/merge.js";
import type { HoldsFor } from "../outcomes/outcome.js";
import type { Show, Shown } from "./shown.js";

/** A finding as it may be shown. Of a fix it says only what it does: the new text may hold a secret. */
export interface FindingReport extends Omit<Finding, "fix" | "unsafeFix" | "frame" | "outcome"> {
  /** Which outcome of its step it holds for; `both` too where it is about no outcome. */
  readonly outcome: HoldsFor;
  readonly fix?: string;
  readonly unsafeFix?: { readonly title: string; readonly why: string };
  readonly frame?: Shown<Frame>;
}

/** Shows a finding. */
export function findingReport(
  { fix, unsafeFix, frame, outcome = "both", ...finding }: Finding,
  show: Show,
): FindingReport {
  return {
    ...finding,
    outcome,
    ...(fix === undefined ? {} : { fix: fix.title }),
    ...(unsafeFix === undefined ? {} : { unsafeFix: { title: unsafeFix.title, why: unsafeFix.why } }),
    ...(frame === undefined ? {} : { frame: { before: frame.before, marked: show(frame.marked) } }),
  };
}

/**
 * Findings as people read them, each once. What is an error as documented alone does not fail the build, and is shown as a
 * warning.
 */
export function readable<T extends Mergeable>(findings: readonly T[]): T[] {
  return unique(
    findings.map((finding) =>
      finding.outcome === "documented" && finding.severity === "error" ? { ...finding, severity: "warning" } : finding,
    ),
  );
}
