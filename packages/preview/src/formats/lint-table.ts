import { countFindings, type FileReport } from "../report/file.js";
import { readable } from "../report/finding.js";
import type { LintReport } from "../report/report.js";
import { escapeTerminal } from "../text/escape.js";
import { type Paint, paint } from "./paint.js";
import { pointer } from "./pointer.js";
import { countWords, plural } from "./summary.js";

/** Findings for a person at a terminal: file by file, each with its line, and a count at the end. */
export function findingsToTable({ files: reports, page }: LintReport): string {
  const colors = paint(page.color);
  const width = Math.min(120, Math.max(40, page.width));
  const lines = [
    ...assumptionLines(reports, width, colors),
    ...reports.flatMap((report) => fileLines(report, width, colors)),
    ...summaryLines(reports, colors),
  ];
  return `${lines.join("\n")}\n`;
}

// What is assumed is the same for all files, and said once.
const ASSUMED = "account/assumed";

function assumptionLines(reports: readonly FileReport[], width: number, colors: Paint): string[] {
  const finding = reports.flatMap(({ findings }) => findings).find(({ code }) => code === ASSUMED);
  if (!finding) return [];
  return [...pointer(finding, { width, paint: colors }), ""];
}

function fileLines({ file, findings }: FileReport, width: number, colors: Paint): string[] {
  const shown = readable(findings).filter(({ code }) => code !== ASSUMED);
  if (shown.length === 0) return [];
  const options = { width: width - 2, paint: colors };
  const body = shown.flatMap((finding) => pointer(finding, options).map((text) => `  ${text}`));
  return [colors.strong(escapeTerminal(file)), ...body, ""];
}

function summaryLines(reports: readonly FileReport[], colors: Paint): string[] {
  const findings = reports.flatMap((report) => readable(report.findings));
  const fixable = findings.filter(({ fix }) => fix).length;
  const unsafe = findings.filter(({ unsafeFix }) => unsafeFix).length;
  const parts = [
    plural(reports.length, "file"),
    ...countWords(countFindings(reports), colors),
    ...(fixable > 0 ? [`${fixable} can be repaired with --fix`] : []),
    ...(unsafe > 0 ? [`${unsafe} only with --fix-unsafe`] : []),
  ];
  return [parts.join(" · ")];
}
