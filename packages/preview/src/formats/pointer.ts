import type { Severity } from "@stepauth/core";
import { outcomeWords } from "../outcomes/outcome.js";
import type { FindingReport } from "../report/finding.js";
import { escapeTerminal } from "../text/escape.js";
import { wrap } from "../text/wrap.js";
import type { Paint } from "./paint.js";

/** How findings are laid out. */
export interface PointerOptions {
  readonly width: number;
  readonly paint: Paint;
}

/** A finding, of an outcome or of the only one that there is. */
type Pointed = Omit<FindingReport, "outcome"> & Partial<Pick<FindingReport, "outcome">>;

/** A finding as compilers show it: what, where with the line itself, and the way out. */
export function pointer(finding: Pointed, options: PointerOptions): string[] {
  const { paint, width } = options;
  const { severity, code, outcome = "both" } = finding;
  const head = `${severityColor(severity, paint)(severity)} ${paint.strong(code)}`;
  return [
    outcome === "both" ? head : `${head}  ${paint.quiet(outcomeWords[outcome])}`,
    ...wrap(escapeTerminal(finding.message), width - 2).map((line) => `  ${line}`),
    ...excerpt(finding, options),
    ...(finding.help === undefined ? [] : arrow(finding.help, options)),
    ...(finding.unsafeFix === undefined ? [] : arrow(leftAlone(finding.unsafeFix), options)),
  ];
}

/** What only `--fix-unsafe` does, and why. */
export function leftAlone({ title, why }: NonNullable<FindingReport["unsafeFix"]>): string {
  return `\`--fix\` leaves this: with it, ${why}. \`--fix-unsafe\`: ${title}.`;
}

function arrow(text: string, { width, paint }: PointerOptions): string[] {
  return wrap(`→ ${escapeTerminal(text)}`, width - 4).map((line, index) => hang(line, index, paint));
}

function hang(line: string, index: number, paint: Paint): string {
  return index === 0 ? `  ${paint.note(line)}` : `    ${paint.note(line)}`;
}

function severityColor(severity: Severity, paint: Paint): (text: string) => string {
  return { error: paint.bad, warning: paint.warn, info: paint.note }[severity];
}

function excerpt({ location, frame }: Pointed, { paint, width }: PointerOptions): string[] {
  if (location === undefined) return [];
  const place = `${escapeTerminal(location.file)}:${location.line}:${location.column}`;
  if (frame === undefined) return [`  ${paint.quiet("at")} ${place}`];
  const gutter = String(location.line);
  const blank = " ".repeat(gutter.length);
  const room = Math.max(8, width - gutter.length - frame.before.length - 5);
  const shown = escapeTerminal(frame.marked).slice(0, room);
  return [
    `  ${paint.quiet("at")} ${place}`,
    `  ${paint.quiet(`${gutter} |`)} ${frame.before}${shown}`,
    `  ${paint.quiet(`${blank} |`)} ${" ".repeat(frame.before.length)}${paint.warn("^".repeat(Math.max(1, shown.length)))}`,
  ];
}
