import type { AccountFacts } from "../model.js";
import { outcomeWords } from "../outcomes/outcome.js";
import { type FileReport, inOrder } from "../report/file.js";
import { type FindingReport, readable } from "../report/finding.js";
import { type LintReport, type NotCoveredReport, type PreviewReport, reportedFindings } from "../report/report.js";
import type { ShownResolution } from "../report/resolution.js";
import type { StepReport } from "../report/step.js";
import { escapeMarkdown, markdownCode, markdownMessage } from "../text/markdown.js";
import { codeAddress } from "./code-address.js";
import { credentialWords } from "./credentials.js";
import { actionTable } from "./lanes/markdown.js";
import { type ShownStepLane, shownStepLanes, stepLaneHead } from "./lanes/step.js";
import { plural } from "./summary.js";

/** Findings as Markdown: a table for every file that has any. */
export function findingsToMarkdown({ files: reports }: LintReport): string {
  const some = reports
    .filter(({ findings }) => findings.length > 0)
    .map(({ file, findings }) => ({ file, findings: readable(findings) }));
  const sections = some.flatMap((report) => [`### ${markdownCode(report.file)}`, "", ...findingTable(report), ""]);
  const count = some.reduce((sum, { findings }) => sum + findings.length, 0);
  return `${[...sections, `${plural(reports.length, "file")}, ${count === 0 ? "no findings" : plural(count, "finding")}`].join("\n")}\n`;
}

/** A preview as Markdown: a table of the steps of each workflow, then the findings. */
export function previewToMarkdown(preview: PreviewReport): string {
  const { file, context, account, workflows } = preview;
  const assumed = account.source === "assumed" ? `assumed (${(account.kinds ?? []).join(" and ")})` : account.source;
  const report = inOrder(file, readable(reportedFindings(preview)));
  const lines = [
    `## ${markdownCode(file)}`,
    "",
    `Context ${escapeMarkdown(context)}, account ${escapeMarkdown(assumed)}.`,
    "",
    ...workflows.flatMap(({ id, title, steps, notCovered }) => [
      `### ${markdownCode(id)}${title === "" ? "" : ` ${escapeMarkdown(title)}`}`,
      "",
      ...(steps.length + notCovered.length === 0 ? ["No step that talks to Apple.", ""] : []),
      ...(steps.length === 0 ? [] : [...stepTable(steps, preview), ""]),
      ...steps.flatMap(laneTables),
      ...(notCovered.length === 0 ? [] : [...notCoveredTable(notCovered), ""]),
      ...notCovered.flatMap(scriptLaneTables),
    ]),
    ...(report.findings.length === 0 ? [] : ["### Findings", "", ...findingTable(report), ""]),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function stepTable(steps: readonly StepReport[], preview: PreviewReport): string[] {
  return [
    tableRow(["line", "step", outcomeWords.released, outcomeWords.documented]),
    tableRow(["---:", "---", "---", "---"]),
    ...steps.map((step) => stepRow(step, preview)),
  ];
}

function laneTables({ lane, location }: StepReport): string[] {
  return lane ? shownStepLanes(lane).flatMap((shown) => laneTable(lane.call, shown, location.line)) : [];
}

function scriptLaneTables({ lanes = [], location }: NotCoveredReport): string[] {
  return lanes.flatMap(({ call, ...answer }) => laneTable(call, { outcome: "both", answer }, location.line));
}

function laneTable(call: string, shown: ShownStepLane, line: number): string[] {
  return [
    `Line ${line}, ${escapeMarkdown(stepLaneHead(call, shown))}.`,
    "",
    ...(shown.answer.actions.length === 0 ? [] : [...actionTable(shown.answer.actions), ""]),
  ];
}

function notCoveredTable(steps: readonly NotCoveredReport[]): string[] {
  return [
    tableRow(["line", "step", "not covered"]),
    tableRow(["---:", "---", "---"]),
    ...steps.map(({ ref, title, location, reason }) => {
      const name = `${markdownCode(ref)}${title ? ` ${escapeMarkdown(title)}` : ""}`;
      return tableRow([String(location.line), name, markdownMessage(reason)]);
    }),
  ];
}

function stepRow({ step, version, title, location, outcomes }: StepReport, { account }: PreviewReport): string {
  const name = `${markdownCode(`${step} ${version}`)}${title ? ` ${escapeMarkdown(title)}` : ""}`;
  const [build = "", documented = "the same"] = outcomes.map(({ resolution }) => getsWords(resolution, account));
  return tableRow([String(location.line), name, build, documented]);
}

function getsWords(resolution: ShownResolution, account: AccountFacts): string {
  const { kind, which, from } = credentialWords(resolution, account);
  const what = [kind, which].filter((word) => word !== "").join(" ");
  return escapeMarkdown(from === "" ? what : `${what}, ${from}`);
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function findingTable({ file, findings }: FileReport): string[] {
  return [
    "| place | severity | code | |",
    "|---|---|---|---|",
    ...findings.map((finding) => findingRow(finding, file)),
  ];
}

function findingRow({ code, severity, outcome, message, help, location }: FindingReport, file: string): string {
  const other = location && location.file !== file ? `${markdownCode(location.file)}:` : "";
  const place = location ? `${other}${location.line}:${location.column}` : "";
  const words = [message, ...(help === undefined ? [] : [help])].map((text) => markdownMessage(text)).join("<br>");
  const gravity = outcome === "both" ? severity : `${severity} ${outcomeWords[outcome]}`;
  return tableRow([place, gravity, `[${code}](${codeAddress(code)})`, words]);
}
