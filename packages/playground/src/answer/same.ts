import type { Element, Piece } from "@stepauth/preview";

/** Whether a piece is an element, and not a text or nothing. */
export function isElement(piece: Piece | undefined): piece is Element {
  return typeof piece === "object" && piece !== null;
}

/** Whether two pieces look the same. */
export function isSame(a: Piece | undefined, b: Piece | undefined): boolean {
  if (a === b) return true;
  if (!isElement(a) || !isElement(b)) return false;
  const names = Object.keys(a.attributes);
  return (
    a.tag === b.tag &&
    a.children.length === b.children.length &&
    names.length === Object.keys(b.attributes).length &&
    names.every((name) => a.attributes[name] === b.attributes[name]) &&
    a.children.every((child, index) => isSame(child, b.children[index]))
  );
}
