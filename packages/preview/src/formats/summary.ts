import type { FindingReport } from "../report/finding.js";
import type { StepReport } from "../report/step.js";
import type { Paint } from "./paint.js";

/** The last line: how many steps get credentials, and how much there is to look at. */
export function summary(steps: readonly StepReport[], findings: readonly FindingReport[], colors: Paint): string {
  const resolved = steps.filter(({ resolution }) => resolution.status === "resolved").length;
  const failed = steps.filter(({ resolution }) => resolution.status === "failed").length;
  const count = (severity: FindingReport["severity"]) =>
    findings.filter((finding) => finding.severity === severity).length;
  const errors = count("error");
  const warnings = count("warning");
  const parts = [
    `${plural(steps.length, "Apple step")}, ${resolved} with credentials${failed > 0 ? `, ${failed} failing` : ""}`,
    errors > 0 ? colors.bad(plural(errors, "error")) : "no errors",
    warnings > 0 ? colors.warn(plural(warnings, "warning")) : "no warnings",
  ];
  return parts.join(" · ");
}

/** `1 error`, `2 errors`. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
