import type { Severity } from "@stepauth/core";
import type { Location } from "@stepauth/workflow";
import type { Finding, Preview } from "../model.js";
import { escapeTerminal } from "../text/escape.js";
import { wrap } from "../text/wrap.js";
import type { Paint } from "./paint.js";
import { spanOf } from "./span.js";

/** How findings are laid out. */
export interface PointerOptions {
  readonly width: number;
  readonly paint: Paint;
  readonly line: Preview["line"];
  readonly mask: (text: string) => string;
}

/** A finding as compilers show it: what, where with the line itself, and the way out. */
export function pointer(finding: Finding, options: PointerOptions): string[] {
  const { paint, width, mask } = options;
  const clean = (text: string) => escapeTerminal(mask(text));
  const head = `${severityColor(finding.severity, paint)(finding.severity)} ${paint.strong(finding.code)}`;
  return [
    head,
    ...wrap(clean(finding.message), width - 2).map((line) => `  ${line}`),
    ...(finding.location ? excerpt(finding.location, options) : []),
    ...(finding.help === undefined
      ? []
      : wrap(`→ ${clean(finding.help)}`, width - 4).map((line, index) => hang(line, index, paint))),
  ];
}

function hang(line: string, index: number, paint: Paint): string {
  return index === 0 ? `  ${paint.note(line)}` : `    ${paint.note(line)}`;
}

function severityColor(severity: Severity, paint: Paint): (text: string) => string {
  return { error: paint.bad, warning: paint.warn, info: paint.note }[severity];
}

function excerpt(location: Location, { paint, line, mask, width }: PointerOptions): string[] {
  const place = `${escapeTerminal(location.file)}:${location.line}:${location.column}`;
  const text = line(location.file, location.line);
  const span = text === undefined ? null : spanOf(text, location);
  if (span === null) return [`  ${paint.quiet("at")} ${place}`];
  const gutter = String(location.line);
  const blank = " ".repeat(gutter.length);
  const room = Math.max(8, width - gutter.length - span.before.length - 5);
  const shown = escapeTerminal(mask(span.marked)).slice(0, room);
  return [
    `  ${paint.quiet("at")} ${place}`,
    `  ${paint.quiet(`${gutter} |`)} ${span.before}${shown}`,
    `  ${paint.quiet(`${blank} |`)} ${" ".repeat(span.before.length)}${paint.warn("^".repeat(Math.max(1, shown.length)))}`,
  ];
}
