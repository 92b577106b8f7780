import { describe, expect, it } from "vitest";
import { escapeTerminal, printJson } from "../../src/index.js";

// Characters that nobody sees, or that change what is seen beside them.
const hidden: readonly (readonly [string, number])[] = [
  ["a soft hyphen", 0xad],
  ["a grapheme joiner", 0x34f],
  ["a mark of Arabic", 0x61c],
  ["a filler of Hangul", 0x115f],
  ["another filler of Hangul", 0x1160],
  ["a vowel separator of Mongolian", 0x180e],
  ["a space without width", 0x200b],
  ["a line separator", 0x2028],
  ["an override of the direction", 0x202e],
  ["a word joiner", 0x2060],
  ["the first of the deprecated format characters", 0x206a],
  ["the last of them", 0x206f],
  ["a blank of Braille", 0x2800],
  ["a third filler of Hangul", 0x3164],
  ["a style of emoji behind a letter", 0xfe0f],
  ["a byte order mark", 0xfeff],
  ["the half-width filler", 0xffa0],
  ["an anchor of annotations", 0xfff9],
  ["the tag that begins a language", 0xe0001],
  ["a tag in the form of a letter", 0xe0041],
  ["a variation selector beyond the first sixteen", 0xe0100],
];

describe.each(hidden)("%s", (_, code) => {
  const character = String.fromCodePoint(code);
  const hex = code.toString(16);

  it("shows as an escape in a terminal", () => {
    const shown = code > 0xffff ? `\\u{${hex}}` : code < 256 ? `\\x${hex}` : `\\u${hex.padStart(4, "0")}`;
    expect(escapeTerminal(`a${character}b`)).toBe(`a${shown}b`);
  });

  it("is written as an escape in JSON, of which every parser makes it again", () => {
    const json = printJson({ text: `a${character}b` });
    expect(json).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(json)).toEqual({ text: `a${character}b` });
  });
});

it.each(["Größe", "日本語", "👍", "❤️ build", "#️⃣", "naïve – “quoted”"])("%s stays as it is", (text) => {
  expect(escapeTerminal(text)).toBe(text);
  expect(JSON.parse(printJson(text))).toBe(text);
  expect(printJson(text)).toBe(JSON.stringify(text));
});
