import { h, type Piece } from "./element.js";

/** A sentence whose words in backticks are code. */
export function ticked(text: string): Piece[] {
  return text.split(/`([^`]*)`/).map((part, index) => (index % 2 === 0 ? part : h("code", {}, part)));
}
