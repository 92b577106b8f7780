import type { Finding, Preview, PreviewStep } from "../model.js";
import { escapeMarkdown, markdownCode, markdownMessage } from "../text/markdown.js";
import { secretMasker } from "../text/mask.js";
import { codeAddress } from "./code-address.js";
import { credentialWords } from "./credentials.js";
import { type FileReport, fileReport } from "./report.js";
import { plural } from "./summary.js";

/** Findings as Markdown: a table for every file that has any. */
export function findingsToMarkdown(reports: readonly FileReport[]): string {
  const some = reports.filter(({ findings }) => findings.length > 0);
  const sections = some.flatMap((report) => {
    const mask = secretMasker(report.secrets);
    return [`### ${markdownCode(mask(report.file))}`, "", ...findingTable(report, mask), ""];
  });
  const count = some.reduce((sum, { findings }) => sum + findings.length, 0);
  return `${[...sections, `${plural(reports.length, "file")}, ${count === 0 ? "no findings" : plural(count, "finding")}`].join("\n")}\n`;
}

/** A preview as Markdown: a table of the steps of each workflow, then the findings. */
export function previewToMarkdown(preview: Preview): string {
  const mask = secretMasker(preview.secrets);
  const { file, policy, context, account, workflows } = preview;
  const assumed = account.source === "assumed" ? `assumed (${(account.kinds ?? []).join(" and ")})` : account.source;
  const report = fileReport(preview);
  const lines = [
    `## ${markdownCode(mask(file))}`,
    "",
    `Policy ${escapeMarkdown(policy)}, context ${escapeMarkdown(context)}, account ${escapeMarkdown(mask(assumed))}.`,
    "",
    ...workflows.flatMap(({ id, title, steps }) => [
      `### ${markdownCode(mask(id))}${title === "" ? "" : ` ${escapeMarkdown(mask(title))}`}`,
      "",
      ...(steps.length === 0 ? ["No step that talks to Apple."] : stepTable(steps, preview, mask)),
      "",
    ]),
    ...(report.findings.length === 0 ? [] : ["### Findings", "", ...findingTable(report, mask), ""]),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function stepTable(steps: readonly PreviewStep[], { account }: Preview, mask: (text: string) => string): string[] {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row(["line", "step", "gets", "from", "released step"]),
    row(["---:", "---", "---", "---", "---"]),
    ...steps.map(({ planned, resolution, released }) => {
      const gets = credentialWords(resolution, account);
      const other = released ? credentialWords(released, account) : null;
      const what = ({ kind, which }: typeof gets) =>
        escapeMarkdown(mask([kind, which].filter((word) => word !== "").join(" ")));
      const name = `${markdownCode(`${resolution.step} ${resolution.version}`)}${planned.title ? ` ${escapeMarkdown(mask(planned.title))}` : ""}`;
      const theirs = other
        ? [what(other), escapeMarkdown(mask(other.from))].filter((word) => word !== "").join(", ")
        : "";
      return row([String(planned.location.line), name, what(gets), escapeMarkdown(mask(gets.from)), theirs]);
    }),
  ];
}

function findingTable({ file, findings }: FileReport, mask: (text: string) => string): string[] {
  return [
    "| place | severity | code | |",
    "|---|---|---|---|",
    ...findings.map((finding) => findingRow(finding, file, mask)),
  ];
}

function findingRow(
  { code, severity, message, help, location }: Finding,
  file: string,
  mask: (text: string) => string,
): string {
  const other = location && location.file !== file ? `${markdownCode(mask(location.file))}:` : "";
  const place = location ? `${other}${location.line}:${location.column}` : "";
  const words = [message, ...(help === undefined ? [] : [help])]
    .map((text) => markdownMessage(mask(text)))
    .join("<br>");
  return `| ${place} | ${severity} | [${code}](${codeAddress(code)}) | ${words} |`;
}
