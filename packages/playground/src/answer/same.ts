import type { Element, Piece } from "@stepauth/preview";

/** Whether a piece is an element, and not a text or nothing. */
export function isElement(piece: Piece | undefined): piece is Element {
  return typeof piece === "object" && piece !== null;
}

/** Whether two pieces look the same. Every keystroke compares tens of thousands, so that nothing is made for it. */
export function isSame(a: Piece | undefined, b: Piece | undefined): boolean {
  if (a === b) return true;
  if (!isElement(a) || !isElement(b) || a.tag !== b.tag) return false;
  return haveSameAttributes(a.attributes, b.attributes) && areSame(a.children, b.children);
}

function areSame(a: readonly Piece[], b: readonly Piece[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (!isSame(a[at], b[at])) return false;
  return true;
}

type Attributes = Element["attributes"];

function haveSameAttributes(a: Attributes, b: Attributes): boolean {
  if (a === b) return true;
  for (const name in a) if (a[name] !== b[name]) return false;
  for (const name in b) if (!(name in a)) return false;
  return true;
}
