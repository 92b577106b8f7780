import type { DiffReport, StepChangeReport } from "../../report/diff.js";
import { escapeMarkdown, markdownCode } from "../../text/markdown.js";
import { changeInWords, countsInWords, sidesInWords, stepInWords } from "./words.js";

/** What changes for each step, as Markdown: a table a workflow, for a comment on a pull request. */
export function diffToMarkdown(report: DiffReport): string {
  const lines = [
    `## ${escapeMarkdown(sidesInWords(report))}`,
    "",
    escapeMarkdown(countsInWords(report)),
    ...report.workflows.flatMap(({ id, steps }) => {
      const rows = steps.filter(({ change, findings }) => change !== "same" || findings.new.length > 0);
      if (rows.length === 0) return [];
      const head = ["", `### ${markdownCode(id)}`, "", "| line | step | | what was, what is |", "|---:|---|---|---|"];
      return [...head, ...rows.map((step) => row(step, report))];
    }),
  ];
  return `${lines.join("\n")}\n`;
}

function row(step: StepChangeReport, report: DiffReport): string {
  const shown = step.after ?? step.before;
  const title = shown?.title ? ` ${escapeMarkdown(shown.title)}` : "";
  const words = [
    ...changeInWords(step, report).map(({ label, words }) => `**${escapeMarkdown(label)}** ${escapeMarkdown(words)}`),
    ...step.findings.new.map(({ severity, code }) => `new ${severity}: ${escapeMarkdown(code)}`),
  ];
  return `| ${shown?.location.line} | ${markdownCode(stepInWords(step))}${title} | ${step.change} | ${words.join("<br>")} |`;
}
