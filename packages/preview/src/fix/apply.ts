import type { Finding } from "../model.js";
import type { TextEdit } from "./fix.js";

/** The edits that findings offer for a file, each once, in order, none touching another. */
export function editsFor(file: string, findings: readonly Finding[]): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const { fix } of findings) {
    const edits = fix?.edits ?? [];
    // All of a fix, or nothing of it; and of two that meet, the first.
    if (edits.every((edit) => edit.file === file && !taken.some((other) => meet(edit, other)))) taken.push(...edits);
  }
  return taken.sort((a, b) => a.range[0] - b.range[0]);
}

function meet(a: TextEdit, b: TextEdit): boolean {
  return a.range[0] <= b.range[1] && b.range[0] <= a.range[1];
}

/** A text with edits applied, and where in it the new pieces stand. */
export function applyEdits(
  text: string,
  edits: readonly TextEdit[],
): { readonly text: string; readonly pieces: readonly (readonly [number, number])[] } {
  const pieces: (readonly [number, number])[] = [];
  let result = "";
  let at = 0;
  for (const { range, text: piece } of edits) {
    result += text.slice(at, range[0]);
    pieces.push([result.length, result.length + piece.length]);
    result += piece;
    at = range[1];
  }
  return { text: result + text.slice(at), pieces };
}
