import { allFindings, type Finding, type Preview } from "../model.js";
import { unique } from "../unique.js";

/** The findings about one file, for the formats that show findings alone. */
export interface FileReport {
  readonly file: string;
  /** In the order of the file, each once. */
  readonly findings: readonly Finding[];
  /** Texts that no output may show. */
  readonly secrets: readonly string[];
  readonly line: Preview["line"];
}

/** The findings of a preview as a report. */
export function fileReport(preview: Preview): FileReport {
  const { file, secrets, line } = preview;
  return { file, findings: [...unique(allFindings(preview))].sort(byPlace(file)), secrets, line };
}

function byPlace(file: string): (a: Finding, b: Finding) => number {
  const rank = ({ location }: Finding) => [
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

/** How many findings of each severity there are. */
export function countFindings(reports: readonly Pick<FileReport, "findings">[]): Record<Finding["severity"], number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of reports.flatMap(({ findings }) => findings)) counts[severity]++;
  return counts;
}
