import { outcomeWords } from "../outcomes/outcome.js";
import { countFindings, type FindingCounts } from "../report/file.js";
import type { FindingReport } from "../report/finding.js";
import type { WorkflowReport } from "../report/report.js";
import { foundByTool } from "./credentials.js";
import type { Paint } from "./paint.js";

/** The last line: how many steps get credentials, of how many that can't be said, and how much there is to look at. */
export function summary(
  workflows: readonly WorkflowReport[],
  findings: readonly FindingReport[],
  colors: Paint,
): string {
  const steps = workflows.flatMap((workflow) => workflow.steps);
  const notCovered = workflows.reduce((sum, workflow) => sum + workflow.notCovered.length, 0);
  const resolved = steps.filter(hasCredentials).length;
  const failed = steps.filter(({ released }) => released.status === "failed").length;
  const parts = [
    `${plural(steps.length, "Apple step")}, ${resolved} with credentials${failed > 0 ? `, ${failed} failing` : ""}`,
    ...(notCovered > 0 ? [colors.warn(`${notCovered} not covered`)] : []),
    ...countWords(countFindings([{ findings }]), colors),
  ];
  return parts.join(" · ");
}

function hasCredentials({ released }: WorkflowReport["steps"][number]): boolean {
  return released.status === "resolved" || foundByTool(released) !== null;
}

/** How much there is to look at: what holds for the build, and what holds as documented alone. */
export function countWords({ error, warning, documented }: FindingCounts, colors: Paint): string[] {
  return [
    error > 0 ? colors.bad(plural(error, "error")) : "no errors",
    warning > 0 ? colors.warn(plural(warning, "warning")) : "no warnings",
    ...(documented > 0 ? [colors.warn(`${documented} ${outcomeWords.documented} only`)] : []),
  ];
}

/** `1 error`, `2 errors`. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
