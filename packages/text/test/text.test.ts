import { inspect } from "node:util";
import { REDACTED, Text } from "@stepauth/text";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const CANARY = "CANARY_text_5d21";

describe("a secret reads [redacted] where it stands", () => {
  test.each(["x", "ab", "12345", CANARY])("%s, at any length", (secret) => {
    const text = Text.join([Text.of("a "), Text.secret(secret), Text.of(" z")]);
    expect(text.shown).toBe(`a ${REDACTED} z`);
    expect(text.reveal()).toBe(`a ${secret} z`);
  });

  test("neighbouring secrets read as one", () => {
    expect(Text.join([Text.secret("ab", "one"), Text.secret("cd", "other")]).shown).toBe(REDACTED);
  });

  test("an empty secret shows that it is empty, and stays a secret", () => {
    expect(Text.secret("")).toMatchObject({ shown: "", isEmpty: true, isSecret: true });
    expect(Text.join([Text.of("a"), Text.secret("")]).isSecret).toBe(true);
  });
});

describe("no way of printing shows it", () => {
  const holder = { text: Text.join([Text.of("user:"), Text.secret(CANARY)]) };

  test.each<[string, (value: typeof holder) => unknown]>([
    ["String", ({ text }) => String(text)],
    ["a template", ({ text }) => `${text}`],
    ["join", ({ text }) => ["", text].join()],
    ["JSON", (value) => JSON.stringify(value)],
    ["inspect", (value) => inspect(value, { depth: null, showHidden: true, getters: true })],
    ["a clone", (value) => inspect(structuredClone(value), { depth: null, showHidden: true })],
    ["its members", ({ text }) => JSON.stringify([Object.entries(text), { ...text }, Object.values(text)])],
    ["an error", ({ text }) => new Error(`wrong: ${text}`).stack],
  ])("%s", (_, print) => {
    expect(String(print(holder))).not.toContain(CANARY);
  });
});

describe("what is made from a text", () => {
  const text = Text.join([Text.of("ab", { origin: 1 }), Text.secret("cd", 2), Text.of("ef", { origin: 3 })]);

  test.each<[number, number | undefined, string, boolean]>([
    [0, 2, "ab", false],
    [1, 3, `b${REDACTED}`, true],
    [3, 4, REDACTED, true],
    [-2, undefined, "ef", false],
    [2, -2, REDACTED, true],
    [4, 2, "", true],
  ])("slice(%s, %s) is as secret as what it takes", (from, to, shown, isSecret) => {
    const slice = text.slice(from, to);
    expect(slice).toMatchObject({ shown, isSecret });
    expect(slice.reveal()).toBe(text.reveal().slice(from, to));
  });

  test("concealed hides all of it", () => {
    expect(text.concealed()).toMatchObject({ shown: REDACTED, isSecret: true });
    expect(text.concealed().reveal()).toBe("abcdef");
  });

  test("every piece keeps its origin, and gets one where it has none", () => {
    const joined = Text.join<number>([text, Text.of("gh")]).from(9);
    expect(joined.revealParts().map(({ origin }) => origin)).toEqual([1, 2, 3, 9]);
  });

  test("trim takes blanks from both ends, and from nothing else", () => {
    expect(Text.join([Text.of(" \n"), Text.secret(" p "), Text.of("q ")]).trim()).toMatchObject({
      shown: `${REDACTED}q`,
    });
    expect(Text.of("  ").trim().isEmpty).toBe(true);
  });
});

describe("laws", () => {
  const some = fc
    .record({ text: fc.string({ maxLength: 6 }), secret: fc.boolean(), origin: fc.integer({ min: 0, max: 2 }) })
    .map(({ text, ...options }) => Text.of(text, options));

  test("joining and slicing give what they give for plain texts, and lose no secrecy", () => {
    fc.assert(
      fc.property(
        fc.array(some),
        fc.integer({ min: -9, max: 40 }),
        fc.integer({ min: -9, max: 40 }),
        (texts, from, to) => {
          const whole = Text.join(texts);
          expect(whole.reveal()).toBe(texts.map((text) => text.reveal()).join(""));
          expect(secrecy(whole)).toBe(texts.map(secrecy).join(""));
          const slice = whole.slice(from, to);
          expect(slice.reveal()).toBe(whole.reveal().slice(from, to));
          expect(secrecy(slice)).toBe(secrecy(whole).slice(from, to));
        },
      ),
    );
  });

  test("of absurdly many pieces one remains, secret if any was", () => {
    const many = Array.from({ length: 2001 }, (_, index) => Text.of("x", { origin: index, secret: index === 7 }));
    const joined = Text.join(many);
    expect(joined.revealParts()).toHaveLength(1);
    expect(joined).toMatchObject({ shown: REDACTED, isSecret: true });
    expect(Text.join(many.slice(8)).shown).toBe("x".repeat(1993));
  });
});

/** For each UTF-16 unit, whether it is secret. */
function secrecy(text: Text<number>): string {
  return text
    .revealParts()
    .map(({ text: piece, secret }) => (secret ? "S" : "-").repeat(piece.length))
    .join("");
}
