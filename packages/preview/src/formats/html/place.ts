import { type Element, h, type Piece } from "./element.js";
import type { Scene } from "./scene.js";

interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** A place of a file. In a live page, a place of the file itself is a button that leads there. */
export function placeOf({ file, line, column }: Place, scene: Scene): Element {
  const { preview, live, shown } = scene;
  const where = [shown(file ?? preview.file), line, column].filter((part) => part !== undefined).join(":");
  if (!live || line === undefined || file !== preview.file) return h("span", { class: "place" }, where);
  const label = `Go to line ${line}`;
  return h(
    "button",
    { type: "button", class: "place", "data-go": `${line}:${column ?? 1}`, "aria-label": label },
    `line ${line}`,
  );
}

/** Pieces with a text between each two. */
export function joined(pieces: readonly Piece[], between: string): Piece[] {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece]));
}
