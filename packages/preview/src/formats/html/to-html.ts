import type { Piece } from "./element.js";

const VOID = new Set(["br", "circle", "hr", "input", "meta", "path"]);
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Draws a piece as HTML text. Every text in it is escaped, wherever it is from. */
export function toHtml(piece: Piece): string {
  if (piece === null) return "";
  if (typeof piece === "string") return escapeHtml(piece);
  const { tag, attributes, children } = piece;
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  const open = `<${tag}${written.join("")}>`;
  return VOID.has(tag) && children.length === 0
    ? open.replace(/>$/, isSvg(tag) ? "/>" : ">")
    : `${open}${children.map(toHtml).join("")}</${tag}>`;
}

function isSvg(tag: string): boolean {
  return tag === "circle" || tag === "path";
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
