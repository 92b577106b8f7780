// Control characters, and format characters that reorder or hide what stands around them.
const UNPRINTABLE =
  /[\p{Cc}\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]|\p{Zl}|\p{Zp}/gu;

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
  return text.replace(UNPRINTABLE, (character) => SHORT[character] ?? escapeNumber(character.codePointAt(0) ?? 0));
}

function escapeNumber(code: number): string {
  return code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
