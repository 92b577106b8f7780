import type { FileMigrationReport, MigrateReport, StepMigrationReport } from "../../report/migrate.js";
import { escapeTerminal } from "../../text/escape.js";
import { wrap } from "../../text/wrap.js";
import { type Paint, paint } from "../paint.js";
import { migrateInWords, migrationDetails, migrationInWords } from "./words.js";

/** What became of steps, for a terminal. */
export function migrateToTable(report: MigrateReport): string {
  const colors = paint(report.page.color);
  const width = Math.min(120, Math.max(40, report.page.width));
  const files = report.files.filter(({ steps }) => steps.length > 0);
  return `${[...files.flatMap((file) => fileLines(file, width, colors)), migrateInWords(report)].join("\n")}\n`;
}

function fileLines({ file, steps }: FileMigrationReport, width: number, colors: Paint): string[] {
  return [colors.strong(escapeTerminal(file)), ...steps.flatMap((step) => stepLines(step, width, colors)), ""];
}

function stepLines(step: StepMigrationReport, width: number, colors: Paint): string[] {
  const isDone = step.state === "migrated";
  const mark = isDone ? colors.good("✔") : colors.warn("–");
  const [head = "", ...more] = wrap(escapeTerminal(`line ${step.line}  ${migrationInWords(step)}`), width - 4);
  const details = migrationDetails(step).flatMap((text) =>
    wrap(escapeTerminal(text), width - 6).map((line, index) => `${index === 0 ? "    " : "      "}${line}`),
  );
  return [`  ${mark} ${head}`, ...more.map((line) => `    ${line}`), ...details];
}
