import type { Location } from "@stepauth/workflow";

// Nothing of a line is shown but what the finding points to, and in front of it indentation, dashes and a key: whatever
// else stands there may be a secret.
const HARMLESS = /^[\s-]*(?:[\w.@:/-]{1,80}:\s+)?$/;

/** The part of a line that a location spans, and what may be shown in front of it; null when it spans nothing. */
export function spanOf(text: string, location: Location): { before: string; marked: string } | null {
  const from = location.column - 1;
  const end = location.endLine === location.line && location.endColumn ? location.endColumn - 1 : text.length;
  if (location.endColumn === undefined || from >= text.length) return null;
  const before = text.slice(0, from);
  return { before: HARMLESS.test(before) ? before.replace(/\s/g, " ") : "… ", marked: text.slice(from, end) };
}
