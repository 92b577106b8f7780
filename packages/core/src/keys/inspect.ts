import { cleanText } from "./clean.js";
import { longestKey, normalisePrivateKey } from "./normalise.js";
import { findMarkers } from "./pem.js";
import { readKey } from "./read.js";
import type { KeyRepair } from "./repairs.js";
import type { KeyShape } from "./shapes.js";

/** How many characters of each class a text has. */
export interface CharacterClasses {
  /** How many are upper-case letters. */
  readonly upperCase: number;
  /** How many are lower-case letters. */
  readonly lowerCase: number;
  /** How many are digits. */
  readonly digits: number;
  /** `+`, `/` and `=`. */
  readonly base64Symbols: number;
  /** How many are white space. */
  readonly whitespace: number;
  /** Other printable ASCII. */
  readonly otherAscii: number;
  /** Control characters other than white space. */
  readonly control: number;
  /** How many are beyond ASCII. */
  readonly nonAscii: number;
}

/** What can be said of a private key without showing it: counts, and words from closed lists. */
export interface KeyReport {
  /** Whether it is a usable key, repaired or not. */
  readonly ok: boolean;
  /** What it is. */
  readonly shape: KeyShape;
  /** What had to be repaired. */
  readonly repairs: readonly KeyRepair[];
  /** In UTF-16 units. */
  readonly length: number;
  /** How many lines it has. */
  readonly lines: number;
  /** The longest line, in UTF-16 units, without its line end. */
  readonly longestLine: number;
  /** What its characters are. */
  readonly classes: CharacterClasses;
  /** How its lines end. */
  readonly lineEnds: "none" | "lf" | "crlf" | "cr" | "mixed";
  /** Line breaks written as a backslash and a letter. */
  readonly literalLineEnds: number;
  /** Whether quotes stand around it. */
  readonly quotes: "none" | "double" | "single" | "other";
  /** Whether it begins with a byte order mark. */
  readonly byteOrderMark: boolean;
  /** How many characters of white space come first. */
  readonly leadingWhitespace: number;
  /** How many characters of white space come last. */
  readonly trailingWhitespace: number;
  /** The BEGIN and END lines, in order, such as `BEGIN PRIVATE KEY`. */
  readonly markers: readonly string[];
}

/**
 * Describes a private key so that nobody has to print it to look at it. Nothing of the text is in the report but counts,
 * and which known marks it has.
 *
 * @param text - longer than 64 KiB is `too-long`, and its markers are not looked for
 */
export function inspectPrivateKey(text: string): KeyReport {
  const lines = text.split(/\r\n|\n|\r/);
  return {
    ...verdictOn(text),
    length: text.length,
    lines: lines.length,
    longestLine: lines.reduce((longest, line) => Math.max(longest, line.length), 0),
    classes: countClasses(text),
    lineEnds: lineEndsOf(text),
    literalLineEnds: text.split("\\n").length - 1,
    quotes: quotesOf(text),
    byteOrderMark: text.startsWith("\ufeff"),
    leadingWhitespace: text.length - text.trimStart().length,
    trailingWhitespace: text.length - text.trimEnd().length,
    markers:
      text.length > longestKey ? [] : findMarkers(cleanText(text).text).map(({ kind, label }) => `${kind} ${label}`),
  };
}

function verdictOn(text: string): Pick<KeyReport, "ok" | "shape" | "repairs"> {
  const result = normalisePrivateKey(text);
  if (!result.ok) return { ok: false, shape: result.shape, repairs: [] };
  const read = result.repairs.length > 0 ? readKey(text) : null;
  return { ok: true, shape: read?.ok ? read.form : "pkcs8", repairs: result.repairs };
}

const classOf: ReadonlyArray<readonly [keyof CharacterClasses, RegExp]> = [
  ["upperCase", /[A-Z]/],
  ["lowerCase", /[a-z]/],
  ["digits", /[0-9]/],
  ["base64Symbols", /[+/=]/],
  ["whitespace", /[\t\n\v\f\r ]/],
  ["otherAscii", /[\x21-\x7e]/],
  ["control", /\p{Cc}/u],
  ["nonAscii", /[\s\S]/],
];

function countClasses(text: string): CharacterClasses {
  const counts = {
    upperCase: 0,
    lowerCase: 0,
    digits: 0,
    base64Symbols: 0,
    whitespace: 0,
    otherAscii: 0,
    control: 0,
    nonAscii: 0,
  };
  for (const character of text) {
    const name = classOf.find(([, pattern]) => pattern.test(character))?.[0];
    if (name !== undefined) counts[name] += 1;
  }
  return counts;
}

function lineEndsOf(text: string): KeyReport["lineEnds"] {
  const kinds = new Set(text.match(/\r\n|\n|\r/g));
  if (kinds.size > 1) return "mixed";
  if (kinds.has("\r\n")) return "crlf";
  if (kinds.has("\n")) return "lf";
  return kinds.has("\r") ? "cr" : "none";
}

function quotesOf(text: string): KeyReport["quotes"] {
  const first = text.trim().charAt(0);
  if (first === '"') return "double";
  if (first === "'") return "single";
  return first !== "" && "`\u2018\u201c\u00ab".includes(first) ? "other" : "none";
}
