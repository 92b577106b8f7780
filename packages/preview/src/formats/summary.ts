import type { FindingReport } from "../report/finding.js";
import type { WorkflowReport } from "../report/report.js";
import type { Paint } from "./paint.js";

/** The last line: how many steps get credentials, of how many that can't be said, and how much there is to look at. */
export function summary(
  workflows: readonly WorkflowReport[],
  findings: readonly FindingReport[],
  colors: Paint,
): string {
  const steps = workflows.flatMap((workflow) => workflow.steps);
  const notCovered = workflows.reduce((sum, workflow) => sum + workflow.notCovered.length, 0);
  const resolved = steps.filter(({ resolution }) => resolution.status === "resolved").length;
  const failed = steps.filter(({ resolution }) => resolution.status === "failed").length;
  const count = (severity: FindingReport["severity"]) =>
    findings.filter((finding) => finding.severity === severity).length;
  const errors = count("error");
  const warnings = count("warning");
  const parts = [
    `${plural(steps.length, "Apple step")}, ${resolved} with credentials${failed > 0 ? `, ${failed} failing` : ""}`,
    ...(notCovered > 0 ? [colors.warn(`${notCovered} not covered`)] : []),
    errors > 0 ? colors.bad(plural(errors, "error")) : "no errors",
    warnings > 0 ? colors.warn(plural(warnings, "warning")) : "no warnings",
  ];
  return parts.join(" · ");
}

/** `1 error`, `2 errors`. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
