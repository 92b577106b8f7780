import { escapeTerminal, type Finding } from "@stepauth/preview";
import type { Io } from "../io/io.js";

type Said = Pick<Finding, "severity" | "code" | "message" | "help" | "location">;

/** Tells a person on stderr what there is to know: errors and, unless quiet, warnings, each with its way out. */
export async function reportFindings(findings: readonly Said[], { stderr }: Pick<Io, "stderr">): Promise<void> {
  const told = stderr.isQuiet ? ["error"] : ["error", "warning"];
  const lines = findings.filter(({ severity }) => told.includes(severity)).flatMap(findingLines);
  if (lines.length > 0) await stderr.write(`${lines.join("\n")}\n`);
}

/** One remark on stderr, unless quiet. */
export async function note(text: string, io: Pick<Io, "stderr">): Promise<void> {
  if (!io.stderr.isQuiet) await complain(text, io);
}

/** Why it did not work, on stderr. */
export function complain(text: string, { stderr }: Pick<Io, "stderr">): Promise<void> {
  return stderr.write(`stepauth: ${escapeTerminal(text)}\n`);
}

function findingLines({ severity, code, message, help, location }: Said): string[] {
  const place = location ? `${escapeTerminal(location.file)}:${location.line}:${location.column}: ` : "";
  const head = `stepauth: ${severity}: ${place}${escapeTerminal(message)} (${code})`;
  return help === undefined ? [head] : [head, `  → ${escapeTerminal(help)}`];
}
