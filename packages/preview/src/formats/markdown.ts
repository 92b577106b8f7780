import { type FileReport, inOrder } from "../report/file.js";
import type { FindingReport } from "../report/finding.js";
import { type LintReport, type NotCoveredReport, type PreviewReport, reportedFindings } from "../report/report.js";
import type { StepReport } from "../report/step.js";
import { escapeMarkdown, markdownCode, markdownMessage } from "../text/markdown.js";
import { codeAddress } from "./code-address.js";
import { credentialWords } from "./credentials.js";
import { plural } from "./summary.js";

/** Findings as Markdown: a table for every file that has any. */
export function findingsToMarkdown({ files: reports }: LintReport): string {
  const some = reports.filter(({ findings }) => findings.length > 0);
  const sections = some.flatMap((report) => [`### ${markdownCode(report.file)}`, "", ...findingTable(report), ""]);
  const count = some.reduce((sum, { findings }) => sum + findings.length, 0);
  return `${[...sections, `${plural(reports.length, "file")}, ${count === 0 ? "no findings" : plural(count, "finding")}`].join("\n")}\n`;
}

/** A preview as Markdown: a table of the steps of each workflow, then the findings. */
export function previewToMarkdown(preview: PreviewReport): string {
  const { file, policy, context, account, workflows } = preview;
  const assumed = account.source === "assumed" ? `assumed (${(account.kinds ?? []).join(" and ")})` : account.source;
  const report = inOrder(file, reportedFindings(preview));
  const lines = [
    `## ${markdownCode(file)}`,
    "",
    `Policy ${escapeMarkdown(policy)}, context ${escapeMarkdown(context)}, account ${escapeMarkdown(assumed)}.`,
    "",
    ...workflows.flatMap(({ id, title, steps, notCovered }) => [
      `### ${markdownCode(id)}${title === "" ? "" : ` ${escapeMarkdown(title)}`}`,
      "",
      ...(steps.length + notCovered.length === 0 ? ["No step that talks to Apple.", ""] : []),
      ...(steps.length === 0 ? [] : [...stepTable(steps, preview), ""]),
      ...(notCovered.length === 0 ? [] : [...notCoveredTable(notCovered), ""]),
    ]),
    ...(report.findings.length === 0 ? [] : ["### Findings", "", ...findingTable(report), ""]),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function stepTable(steps: readonly StepReport[], { account }: PreviewReport): string[] {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row(["line", "step", "gets", "from", "released step"]),
    row(["---:", "---", "---", "---", "---"]),
    ...steps.map(({ title, location, resolution, released }) => {
      const gets = credentialWords(resolution, account);
      const other = released ? credentialWords(released, account) : null;
      const what = ({ kind, which }: typeof gets) =>
        escapeMarkdown([kind, which].filter((word) => word !== "").join(" "));
      const name = `${markdownCode(`${resolution.step} ${resolution.version}`)}${title ? ` ${escapeMarkdown(title)}` : ""}`;
      const theirs = other ? [what(other), escapeMarkdown(other.from)].filter((word) => word !== "").join(", ") : "";
      return row([String(location.line), name, what(gets), escapeMarkdown(gets.from), theirs]);
    }),
  ];
}

function notCoveredTable(steps: readonly NotCoveredReport[]): string[] {
  return [
    "| line | step | not covered |",
    "| ---: | --- | --- |",
    ...steps.map(({ ref, title, location, reason }) => {
      const name = `${markdownCode(ref)}${title ? ` ${escapeMarkdown(title)}` : ""}`;
      return `| ${location.line} | ${name} | ${markdownMessage(reason)} |`;
    }),
  ];
}

function findingTable({ file, findings }: FileReport): string[] {
  return [
    "| place | severity | code | |",
    "|---|---|---|---|",
    ...findings.map((finding) => findingRow(finding, file)),
  ];
}

function findingRow({ code, severity, message, help, location }: FindingReport, file: string): string {
  const other = location && location.file !== file ? `${markdownCode(location.file)}:` : "";
  const place = location ? `${other}${location.line}:${location.column}` : "";
  const words = [message, ...(help === undefined ? [] : [help])].map((text) => markdownMessage(text)).join("<br>");
  return `| ${place} | ${severity} | [${code}](${codeAddress(code)}) | ${words} |`;
}
