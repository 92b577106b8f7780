import type { Fix, TextEdit } from "./fix.js";

/** The edits of fixes to a file, in order, none touching another; of a fix all of them or none. */
export function editsFor(file: string, fixes: readonly Fix[]): TextEdit[] {
  const wanted = fixes
    .filter(({ edits }) => edits.every((edit) => edit.file === file))
    .flatMap((fix, rank) => fix.edits.map((edit) => ({ edit, fix, rank })));
  wanted.sort((a, b) => a.edit.range[0] - b.edit.range[0] || a.rank - b.rank);
  const dropped = new Set<Fix>();
  let end = -1;
  for (const { edit, fix } of wanted) {
    if (edit.range[0] <= end) dropped.add(fix);
    else if (!dropped.has(fix)) end = edit.range[1];
  }
  return wanted.filter(({ fix }) => !dropped.has(fix)).map(({ edit }) => edit);
}

/** A name for a fix: two that change the same in the same way are one. */
export function keyOfFix({ edits }: Fix): string {
  return JSON.stringify(edits.map(({ file, range, text }) => [file, range, text.reveal()]));
}

/** Fixes, each of them once. */
export function distinctFixes<T extends Fix>(fixes: readonly T[]): T[] {
  const seen = new Map<string, T>();
  for (const fix of fixes) {
    const key = keyOfFix(fix);
    if (!seen.has(key)) seen.set(key, fix);
  }
  return [...seen.values()];
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
