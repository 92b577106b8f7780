import { type Element, h, type Piece } from "./element.js";
import type { Scene } from "./scene.js";

interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** A place of a file, which is named only where it is another one. In a live page, a button leads there. */
export function placeOf({ file, line, column }: Place, { preview, live, shown }: Scene): Element {
  const isHere = file === preview.file;
  if (!isHere || line === undefined) {
    const where = [shown(file ?? preview.file), line].filter((part) => part !== undefined).join(":");
    return h("span", { class: "place" }, where);
  }
  const words = `line ${line}`;
  if (!live) return h("span", { class: "place" }, words);
  const label = `Go to ${words}`;
  return h(
    "button",
    { type: "button", class: "place", "data-go": `${line}:${column ?? 1}`, "aria-label": label },
    words,
  );
}

/** Pieces with a text between each two. */
export function joined(pieces: readonly Piece[], between: string): Piece[] {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece]));
}
