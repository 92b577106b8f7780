import type { Finding } from "../model.js";
import type { Fix, TextEdit } from "./fix.js";

/** The edits that findings offer for a file, each once, in order, none touching another. */
export function editsFor(file: string, findings: readonly Finding[]): TextEdit[] {
  const fixes = findings.flatMap(({ fix }) => (fix?.edits.every((edit) => edit.file === file) ? [fix] : []));
  const wanted = fixes.flatMap((fix, rank) => fix.edits.map((edit) => ({ edit, fix, rank })));
  wanted.sort((a, b) => a.edit.range[0] - b.edit.range[0] || a.rank - b.rank);
  const dropped = new Set<Fix>();
  let end = -1;
  for (const { edit, fix } of wanted) {
    if (edit.range[0] <= end) dropped.add(fix);
    else if (!dropped.has(fix)) end = edit.range[1];
  }
  // All of a fix, or nothing of it.
  return wanted.filter(({ fix }) => !dropped.has(fix)).map(({ edit }) => edit);
}

/** A text with edits applied, and where in it the new pieces stand. */
export function applyEdits(
  text: string,
  edits: readonly TextEdit[],
): { readonly text: string; readonly pieces: readonly (readonly [number, number])[] } {
  const pieces: (readonly [number, number])[] = [];
  let result = "";
  let at = 0;
  for (const { range, text: inserted } of edits) {
    const piece = inserted.reveal();
    result += text.slice(at, range[0]);
    pieces.push([result.length, result.length + piece.length]);
    result += piece;
    at = range[1];
  }
  return { text: result + text.slice(at), pieces };
}
