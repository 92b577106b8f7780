import type { MigrateReport } from "../../report/migrate.js";
import { escapeMarkdown, markdownCode, markdownMessage } from "../../text/markdown.js";
import { migrateInWords, migrationDetails, migrationInWords } from "./words.js";

/** What became of steps, as Markdown: a table a file, for the description of a pull request. */
export function migrateToMarkdown(report: MigrateReport): string {
  const sections = report.files
    .filter(({ steps }) => steps.length > 0)
    .flatMap(({ file, steps }) => [
      "",
      `### ${markdownCode(file)}`,
      "",
      "| line | step | |",
      "|---:|---|---|",
      ...steps.map((step) => {
        const details = migrationDetails(step).map((text) => markdownMessage(text));
        return `| ${step.line} | ${markdownMessage(migrationInWords(step))} | ${details.join("<br>")} |`;
      }),
    ]);
  return `${[escapeMarkdown(migrateInWords(report)), ...sections].join("\n")}\n`;
}
