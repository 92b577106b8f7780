import { escapeTerminal } from "./escape.js";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "@": "&#64;",
  "|": "&#124;",
};

/** A text of a file as it may stand in Markdown, in a table cell too: on one line, no tags, links, mentions or marks. */
export function escapeMarkdown(text: string): string {
  return entities(escapeTerminal(text).replace(/[\\`*_~[\]#!$]/g, "\\$&")).replace(
    /(https?|ftp|file|www)([:.])/gi,
    "$1&#8203;$2",
  );
}

/** The same as code. */
export function markdownCode(text: string): string {
  const escaped = escapeTerminal(text).replace(/[\\`*_~[\]#!$:.&<>@|]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  return `<code>${escaped}</code>`;
}

/** A message of ours, with names in backticks as code. */
export function markdownMessage(text: string): string {
  return text
    .split(/`([^`]*)`/)
    .map((piece, index) => (index % 2 === 1 ? markdownCode(piece) : escapeMarkdown(piece)))
    .join("");
}

function entities(text: string): string {
  return text.replace(/[&<>@|]/g, (character) => ENTITIES[character] ?? character);
}
