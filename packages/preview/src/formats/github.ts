import { outcomeWords } from "../outcomes/outcome.js";
import type { FileReport } from "../report/file.js";
import { type FindingReport, readable } from "../report/finding.js";
import { escapeTerminal } from "../text/escape.js";
import { sentences } from "../text/sentences.js";

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const;

/** Findings as GitHub's workflow commands, one a line: GitHub shows them beside the lines of the file. */
export function findingsToGithub(reports: readonly FileReport[]): string {
  return reports.flatMap(commands).join("");
}

function commands({ file, findings }: FileReport): string[] {
  return readable(findings).map((finding) => command(finding, file));
}

function command({ code, severity, outcome, message, help, location }: FindingReport, file: string): string {
  const properties = {
    file: escapeTerminal(location?.file ?? file),
    line: location?.line,
    endLine: location?.endLine,
    col: location?.column,
    // Columns mean something to GitHub only where a finding stays on its line.
    endColumn: location?.endLine === location?.line ? location?.endColumn : undefined,
    title: `stepauth ${code}${outcome === "both" ? "" : ` (${outcomeWords[outcome]})`}`,
  };
  const words = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${property(String(value))}`],
  );
  const text = escapeTerminal(sentences(message, help));
  return `::${COMMANDS[severity]} ${words.join(",")}::${data(text)}\n`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
