import { Text } from "@stepauth/text";
import { formatPatch } from "diff";
import type { Preview } from "../model.js";
import { escapeLine } from "../text/escape.js";
import { maskAddresses, REDACTED } from "../text/mask.js";
import { applyEdits } from "./apply.js";
import { hunksOf } from "./line-diff.js";

/** One of the texts that are compared, and what of it may not be shown. */
export interface DiffSide {
  readonly text: string;
  readonly preview: Pick<Preview, "hidden">;
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

/** Hides secrets by their places, which finds the shortest ones too. */
function hide(file: string, { text, preview }: DiffSide): string {
  const places = preview.hidden.filter((place) => place.file === file);
  const edits = places.map(({ range }) => ({ file, range, text: Text.of(hidden(text.slice(...range))) }));
  return applyEdits(text, edits).text;
}

// The quotes stay, so that quoting shows; a block of lines ends behind its last line break.
function hidden(value: string): string {
  const quote = /^["']/.exec(value)?.[0] ?? "";
  return `${quote}${REDACTED}${quote}${/\r?\n$/.exec(value)?.[0] ?? ""}`;
}
