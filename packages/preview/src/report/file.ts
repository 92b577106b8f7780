import { allFindings, type Preview } from "../model.js";
import type { Mergeable } from "../outcomes/merge.js";
import { unique } from "../outcomes/merge.js";
import { holdsFor } from "../outcomes/outcome.js";
import { type FindingReport, findingReport, readable } from "./finding.js";
import { showing } from "./shown.js";

/** The findings about one file. */
export interface FileReport {
  readonly file: string;
  /** In the order of the file, each once. */
  readonly findings: readonly FindingReport[];
}

/** The findings of a preview as a report. Nothing else of the preview is kept. */
export function fileReport(preview: Pick<Preview, "file" | "findings" | "workflows">): FileReport {
  const show = showing({});
  return inOrder(
    preview.file,
    unique(allFindings(preview)).map((finding) => findingReport(finding, show)),
  );
}

/** Findings of a file in the order of the file. */
export function inOrder(file: string, findings: readonly FindingReport[]): FileReport {
  return { file, findings: findings.toSorted(byPlace(file)) };
}

function byPlace(file: string): (a: FindingReport, b: FindingReport) => number {
  const rank = ({ location }: FindingReport) => [
    location === undefined ? 0 : location.file === file ? 1 : 2,
    location?.line ?? 0,
    location?.column ?? 0,
  ];
  return (a, b) => {
    const [left, right] = [rank(a), rank(b)];
    const differs = left.findIndex((value, index) => value !== right[index]);
    return differs === -1 ? 0 : (left[differs] ?? 0) - (right[differs] ?? 0);
  };
}

/** How many findings of each severity hold for the build, and how many beside notes hold as documented alone. */
export type FindingCounts = Record<FindingReport["severity"] | "documented", number>;

/** Counts findings. */
export function countFindings(reports: readonly { readonly findings: readonly Mergeable[] }[]): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0, documented: 0 };
  for (const finding of reports.flatMap(({ findings }) => readable(findings))) {
    const { severity } = finding;
    if (holdsFor(finding, "released")) counts[severity]++;
    else if (severity !== "info") counts.documented++;
  }
  return counts;
}
