import { diffToJson } from "../json/diff.js";
import { lanesToJson } from "../json/lanes.js";
import { migrateToJson } from "../json/migrate.js";
import { lintToJson, previewToJson } from "../json/preview.js";
import { printJson } from "../json/print.js";
import { shownToJson } from "../json/resolution.js";
import type { DiffReport } from "../report/diff.js";
import { type FileReport, inOrder } from "../report/file.js";
import type { LanesReport } from "../report/lanes.js";
import {
  type LintReport,
  type PreviewReport,
  type Report,
  type ResolveReport,
  reportedFindings,
} from "../report/report.js";
import { findingsOfDiff } from "./diff/findings.js";
import { diffToHtml } from "./diff/html.js";
import { diffToMarkdown } from "./diff/markdown.js";
import { diffToTable } from "./diff/table.js";
import { findingsToGithub } from "./github.js";
import { previewToHtml } from "./html/document.js";
import { lanesToHtml } from "./lanes/html.js";
import { lanesToMarkdown } from "./lanes/markdown.js";
import { lanesToTable } from "./lanes/table.js";
import { findingsToTable } from "./lint-table.js";
import { findingsToMarkdown, previewToMarkdown } from "./markdown.js";
import { migrateToMarkdown } from "./migrate/markdown.js";
import { migrateToTable } from "./migrate/table.js";
import { type FormatName, formatUses, type ReportCommand } from "./names.js";
import { resolutionToTable } from "./resolution.js";
import { findingsToSarif } from "./sarif.js";
import { previewToTable } from "./table.js";

/** A way to print reports. It is given nothing but what may be shown. */
export interface Format {
  readonly name: FormatName;
  /** The commands whose reports it prints. */
  readonly commands: readonly ReportCommand[];
  readonly print: (report: Report) => string;
}

type Of<Kind extends ReportCommand> = Extract<Report, { kind: Kind }>;

type Printers = {
  readonly [Name in FormatName]: {
    readonly [Kind in (typeof formatUses)[Name]["commands"][number]]: (report: Of<Kind>) => string;
  };
};

const printers: Printers = {
  table: {
    preview: previewToTable,
    lint: findingsToTable,
    resolve: resolutionToTable,
    lane: lanesToTable,
    diff: diffToTable,
    migrate: migrateToTable,
  },
  json: {
    preview: (report) => document(previewToJson(report)),
    lint: (report) => document(lintToJson(report)),
    resolve: ({ resolution }: ResolveReport) => document(shownToJson(resolution)),
    lane: (report) => document(lanesToJson(report)),
    diff: (report) => document(diffToJson(report)),
    migrate: (report) => document(migrateToJson(report)),
  },
  markdown: {
    preview: previewToMarkdown,
    lint: findingsToMarkdown,
    lane: lanesToMarkdown,
    diff: diffToMarkdown,
    migrate: migrateToMarkdown,
  },
  html: { preview: previewToHtml, lane: lanesToHtml, diff: diffToHtml },
  sarif: { preview: sarif, lint: sarif, lane: sarif, diff: sarif },
  github: {
    preview: (report) => findingsToGithub(filesOf(report)),
    lint: (report) => findingsToGithub(filesOf(report)),
    lane: (report) => findingsToGithub(filesOf(report)),
    diff: (report) => findingsToGithub(filesOf(report)),
  },
};

/** Every format. */
export const formats: readonly Format[] = (Object.keys(printers) as FormatName[]).map((name) => {
  const { commands } = formatUses[name];
  const byKind: Readonly<Partial<Record<ReportCommand, (report: never) => string>>> = printers[name];
  return {
    name,
    commands,
    print(report) {
      const print = byKind[report.kind];
      if (print === undefined) throw new TypeError(`the format ${name} is not one of stepauth ${report.kind}`);
      return print(report as never);
    },
  };
});

/** Prints a report in a format. */
export function printReport(name: FormatName, report: Report): string {
  const format = formats.find((known) => known.name === name);
  if (format === undefined) throw new TypeError(`there is no format ${name}`);
  return format.print(report);
}

function document(value: object): string {
  return `${printJson(value, 2)}\n`;
}

function sarif(report: PreviewReport | LintReport | LanesReport | DiffReport): string {
  return document(findingsToSarif(filesOf(report), report.page));
}

function filesOf(report: PreviewReport | LintReport | LanesReport | DiffReport): readonly FileReport[] {
  if (report.kind === "diff") return [findingsOfDiff(report)];
  if (report.kind === "lane") return [inOrder(report.fastfile, report.findings)];
  return report.kind === "lint" ? report.files : [inOrder(report.file, reportedFindings(report))];
}
