import { formatPatch } from "diff";
import type { Preview } from "../model.js";
import { escapeLine } from "../text/escape.js";
import { REDACTED, secretMasker } from "../text/mask.js";
import { applyEdits } from "./apply.js";
import { hunksOf } from "./line-diff.js";

/** One of the texts that are compared, and what of it may not be shown. */
export interface DiffSide {
  readonly text: string;
  readonly preview: Pick<Preview, "secrets" | "hidden">;
}

/** Two texts of a file as a unified diff for a person: secrets hidden, and nothing in it that a terminal would obey. */
export function unifiedDiff(file: string, before: DiffSide, after: DiffSide): string {
  const name = file.replace(/^\/+/, "");
  const mask = secretMasker([...before.preview.secrets, ...after.preview.secrets]);
  const hunks = hunksOf(hide(file, before), hide(file, after));
  const patch = formatPatch(
    { oldFileName: `a/${name}`, newFileName: `b/${name}`, oldHeader: undefined, newHeader: undefined, hunks },
    { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  );
  const lines = patch.split("\n").map((line) => escapeLine(mask(line)));
  return lines.join("\n");
}

/** Hides secrets by their places, which finds the shortest ones too. */
function hide(file: string, { text, preview }: DiffSide): string {
  const places = preview.hidden.filter((place) => place.file === file);
  const edits = places.map(({ range }) => ({ file, range, text: hidden(text.slice(...range)) }));
  return applyEdits(
    text,
    edits.sort((a, b) => a.range[0] - b.range[0]),
  ).text;
}

// The quotes stay, so that quoting shows; a block of lines ends behind its last line break.
function hidden(value: string): string {
  const quote = /^["']/.exec(value)?.[0] ?? "";
  return `${quote}${REDACTED}${quote}${/\r?\n$/.exec(value)?.[0] ?? ""}`;
}
