import { expect, test } from "vitest";
import { growthFourfold, LINEAR } from "../../../../.config/testing/cpu.js";
import { trimSpace } from "../../src/inputs/trim-space.js";

test.each([
  ["", ""],
  [" \t\n\v\f\r", ""],
  ["a", "a"],
  [" a b\n", "a b"],
  ["\u0085\u00a0\u1680\u2000\u200aa\u2028\u2029\u202f\u205f\u3000", "a"],
  // These are no white space to the released steps.
  ["\ufeffa\ufeff", "\ufeffa\ufeff"],
  ["\u200ba\u180e\0", "\u200ba\u180e\0"],
])("%j", (text, wanted) => {
  expect(trimSpace(text)).toBe(wanted);
});

test("white space within costs no more than its length", async () => {
  const trimmed = (length: number) => {
    const text = `a${" ".repeat(length)}b`;
    expect(trimSpace(` ${text}\n`) === text).toBe(true);
  };
  expect(await growthFourfold(trimmed, 300_000)).toBeLessThan(LINEAR);
});
