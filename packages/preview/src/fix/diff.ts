import { Text } from "@stepauth/text";
import { formatPatch } from "diff";
import { lineEnd, mergedSpans, type Span } from "../literals/spans.js";
import { maskAddresses } from "../text/addresses.js";
import { escapeLine } from "../text/escape.js";
import { REDACTED } from "../text/mask.js";
import { applyEdits } from "./apply.js";
import { hunksOf } from "./line-diff.js";

/** One of the texts that are compared, and what of it may not be shown. */
export interface DiffSide {
  readonly text: string;
  readonly hidden: readonly Span[];
}

/** Two texts of a file as a unified diff for a person: secrets hidden, and nothing in it that a terminal would obey. */
export function unifiedDiff(file: string, before: DiffSide, after: DiffSide): string {
  const name = file.replace(/^\/+/, "");
  const hunks = hunksOf(hide(file, before), hide(file, after));
  const patch = formatPatch(
    { oldFileName: `a/${name}`, newFileName: `b/${name}`, oldHeader: undefined, newHeader: undefined, hunks },
    { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  );
  const lines = patch.split("\n").map((line) => escapeLine(maskAddresses(line)));
  return lines.join("\n");
}

/** Hides secrets by their places, to the end of the line: what stands behind one may be a part of it. */
function hide(file: string, { text, hidden }: DiffSide): string {
  const spans = mergedSpans(hidden.map(([start, end]): Span => [start, lineEnd(text, end)]));
  const edits = spans.map((range) => ({ file, range, text: Text.of(redacted(text.slice(...range))) }));
  return applyEdits(text, edits).text;
}

// The quotes stay, so that quoting shows.
function redacted(value: string): string {
  const quote = /^["']/.exec(value)?.[0] ?? "";
  return `${quote}${REDACTED}${quote}`;
}
