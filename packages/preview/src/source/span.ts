import type { Location } from "@stepauth/workflow";

// Nothing of a line is shown but what the finding points to, and in front of it indentation, dashes and a key: whatever
// else stands there may be a secret.
const LEAD = /^[\s-]*/;
const KEY = /^[\w.@:/-]{1,80}:\s+$/;
// No line of a terminal has room for more.
const LONGEST_BEFORE = 200;

/** The part of a line that a location spans, and what may be shown in front of it; null when it spans nothing. */
export function spanOf(text: string, location: Location): { before: string; marked: string } | null {
  const from = location.column - 1;
  const end = location.endLine === location.line && location.endColumn ? location.endColumn - 1 : text.length;
  if (location.endColumn === undefined || from >= text.length) return null;
  const before = text.slice(0, from);
  return { before: isHarmless(before) ? before.replace(/\s/g, " ") : "… ", marked: text.slice(from, end) };
}

function isHarmless(before: string): boolean {
  if (before.length > LONGEST_BEFORE) return false;
  const rest = before.replace(LEAD, "");
  return rest === "" || KEY.test(rest);
}
