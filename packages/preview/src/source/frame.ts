import type { Location } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import { isKnownKey } from "./known-keys.js";

/** What of a line may be shown around the place of a finding, unless a secret is known to stand there. */
export interface LineFrame {
  readonly before: string;
  readonly marked: string;
}

/** What stands for text that nobody has looked at. */
export const UNSEEN = "…";
// No line of a terminal has room for more.
const LONGEST_BEFORE = 200;

/**
 * The part of a line that a finding points to, and what may be shown in front of it; null when there is nothing to show.
 *
 * A rule that points to a value knows what the value is. Findings about the file as a file know nothing of what it holds: of
 * those, no more than a key is shown.
 */
export function frameOf(line: string, { code, location }: Pick<Finding, "code" | "location">): LineFrame | null {
  const span = location && spanOf(line, location);
  if (!span) return null;
  if (!isAboutTheFile(code)) return { before: shownBefore(span.before, isKey), marked: span.marked };
  const isShown = isAboutSyntax(code) ? isKnownKey : isKey;
  const before = shownBefore(span.before, isShown);
  const marked = isKeyItself(span, isShown) ? span.marked : UNSEEN;
  return marked === UNSEEN && !before.trimEnd().endsWith(":") ? null : { before, marked };
}

interface Span extends LineFrame {
  readonly after: string;
}

function spanOf(line: string, { line: first, column, endLine, endColumn }: Location): Span | null {
  const from = column - 1;
  if (endColumn === undefined || from >= line.length) return null;
  const end = endLine === first ? endColumn - 1 : line.length;
  return { before: line.slice(0, from), marked: line.slice(from, end), after: line.slice(end) };
}

// What `@stepauth/workflow` reports, which knows nothing of secrets.
function isAboutTheFile(code: string): boolean {
  return isAboutSyntax(code) || /^(?:workflow|include)\/|^yaml\/not-a-mapping$|^step\/reference-invalid$/.test(code);
}

// In a file that can't be read, anything may look like a key.
function isAboutSyntax(code: string): boolean {
  return code === "yaml/syntax" || code === "yaml/limit";
}

function isKey(text: string): boolean {
  return /^[\w.@/-]{1,80}$/.test(text);
}

// Nothing is shown in front of a finding but indentation, dashes and a key: whatever else stands there may be a secret.
function shownBefore(before: string, isShown: (key: string) => boolean): string {
  const key = /^[\s-]*/.exec(before)?.[0].length ?? 0;
  const rest = before.slice(key);
  const colon = rest.indexOf(":");
  const isShort = before.length <= LONGEST_BEFORE;
  const isHarmless = isShort && (rest === "" || (isShown(rest.slice(0, colon)) && /^:\s+$/.test(rest.slice(colon))));
  return isHarmless ? before.replace(/\s/g, " ") : `${UNSEEN} `;
}

function isKeyItself({ before, marked, after }: Span, isShown: (key: string) => boolean): boolean {
  return /^[\s-]*$/.test(before) && isShown(marked.replace(/^(["'])(.*)\1$/, "$2")) && /^\s*:(?:\s|$)/.test(after);
}
