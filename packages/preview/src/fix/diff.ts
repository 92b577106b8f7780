import { createTwoFilesPatch } from "diff";
import type { Preview } from "../model.js";
import { escapeTerminal } from "../text/escape.js";
import { withoutLogCommands } from "../text/log-commands.js";
import { REDACTED, secretMasker } from "../text/mask.js";
import { applyEdits } from "./apply.js";
import type { TextEdit } from "./fix.js";

/** What is compared, and what of it may not be shown. */
export interface DiffOptions {
  readonly file: string;
  readonly text: string;
  readonly edits: readonly TextEdit[];
  readonly preview: Pick<Preview, "secrets" | "hidden">;
}

/** What edits do to a file, as a unified diff for a person: secrets hidden, and nothing in it that a terminal would obey. */
export function unifiedDiff({ file, text, edits, preview }: DiffOptions): string {
  const mask = secretMasker(preview.secrets);
  const hidden = preview.hidden.filter((place) => place.file === edits[0]?.file).map(({ range }) => range);
  const before = applyEdits(
    text,
    hide(text, edits, hidden, () => REDACTED),
  ).text;
  const after = applyEdits(
    text,
    hide(text, edits, hidden, (edit) => (edit ? `"${REDACTED}"` : REDACTED), true),
  ).text;
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  });
  const lines = patch.split("\n").map((line) => shown(mask(line)));
  return withoutLogCommands(lines.join("\n"));
}

function shown(line: string): string {
  return escapeTerminal(line.replace(/\r$/, "")).replaceAll("\\t", "\t");
}

/** The edits with what may not be shown hidden; without `edited`, only the hiding. */
function hide(
  text: string,
  edits: readonly TextEdit[],
  hidden: readonly (readonly [number, number])[],
  word: (isEdit: boolean) => string,
  edited = false,
): TextEdit[] {
  const secret = hidden.map((range) => ({
    file: "",
    range,
    text: word(edits.some((edit) => edit.range[0] === range[0])) + lineEndOf(text, range),
  }));
  const rest = edits.filter(({ range }) => !hidden.some(([start, end]) => range[0] < end && start < range[1]));
  return [...secret, ...(edited ? rest : [])].sort((a, b) => a.range[0] - b.range[0]);
}

// A block of lines ends behind its last line break.
function lineEndOf(text: string, [start, end]: readonly [number, number]): string {
  return /\r?\n$/.exec(text.slice(start, end))?.[0] ?? "";
}
