import type { Piece } from "@stepauth/preview";
import { isElement, isSame } from "../answer/same.js";

const SVG = "http://www.w3.org/2000/svg";
const SVG_TAGS = new Set(["svg", "circle", "path"]);

/** Draws a piece as nodes of the page. Texts become text nodes: no HTML is ever parsed. */
export function draw(piece: Piece): Node {
  if (piece === null || typeof piece === "string") return document.createTextNode(piece ?? "");
  const { tag, attributes, children } = piece;
  const element = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map(draw));
  return element;
}

/**
 * Changes nodes that show `before` so that they show `after`, and touches nothing that is the same: what has the focus, is
 * unfolded or chosen stays so.
 */
export function redraw(parent: Element, before: readonly Piece[], after: readonly Piece[]): void {
  let start = 0;
  while (start < Math.min(before.length, after.length) && isSame(before[start], after[start])) start++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - start && isSame(before.at(-1 - tail), after.at(-1 - tail)))
    tail++;
  const [oldEnd, newEnd] = [before.length - tail, after.length - tail];
  for (let index = start; index < Math.max(oldEnd, newEnd); index++) {
    const [old, now] = [before[index], after[index]];
    if (index >= newEnd) parent.childNodes[newEnd]?.remove();
    else if (index >= oldEnd) parent.insertBefore(draw(now ?? null), parent.childNodes[index] ?? null);
    else redrawOne(parent.childNodes[index] as ChildNode, old ?? null, now ?? null);
  }
}

function redrawOne(node: ChildNode, before: Piece, after: Piece): void {
  if (before === after) return;
  if (!isElement(before) || !isElement(after) || before.tag !== after.tag) {
    if (!isSame(before, after)) node.replaceWith(draw(after));
    return;
  }
  const element = node as Element;
  for (const name of Object.keys(before.attributes)) if (!(name in after.attributes)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(after.attributes)) {
    if (before.attributes[name] !== value) element.setAttribute(name, value);
  }
  redraw(element, before.children, after.children);
}
