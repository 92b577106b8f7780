import { isEmojiStyle } from "./emoji-style.js";

// Control characters, and those that reorder or hide what stands around them, or that nobody sees: soft hyphens, fillers, tags.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

// What build services take for a command to themselves: `::set-env ...` at the start of a line, `##[...]`, `##vso[...]`.
const COLONS = /(^|\s)::/g;
const COLONS_AT_START = /^(\s*)::/;
const HASHES = /##(?=\w{0,20}\[)/g;

/**
 * A text of a file as it may reach a terminal or a build's log: on one line, and what a terminal would obey or hide, or a
 * build service take for a command, shows as an escape (`\x1b`, `\u202e`, `\x3a:`).
 */
export function escapeTerminal(text: string): string {
  return escapeUnprintable(text).replace(COLONS, "$1\\x3a:").replace(HASHES, "\\x23#");
}

/**
 * The same for a line that is printed whole, and has to stay what it is for programs that read it: tabs, and a carriage
 * return at its end, are of no harm, nor are colons that do not open it.
 */
export function escapeLine(line: string): string {
  const [, content = "", end = ""] = /^(.*?)(\r?)$/s.exec(line) ?? [];
  const printable = content.split("\t").map(escapeUnprintable).join("\t");
  return printable.replace(COLONS_AT_START, "$1\\x3a:").replace(HASHES, "\\x23#") + end;
}

function escapeUnprintable(text: string): string {
  return text.replace(UNPRINTABLE, (character, offset: number) =>
    isEmojiStyle(character, offset, text)
      ? character
      : (SHORT[character] ?? escapeNumber(character.codePointAt(0) ?? 0)),
  );
}

function escapeNumber(code: number): string {
  const digits = code.toString(16);
  if (code > 0xffff) return `\\u{${digits}}`;
  return code < 256 ? `\\x${digits.padStart(2, "0")}` : `\\u${digits.padStart(4, "0")}`;
}
