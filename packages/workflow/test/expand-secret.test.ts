import { Text } from "@stepauth/text";
import { expect, test } from "vitest";
import { expandValue } from "../src/plan/expand-value.js";
import { EnvValue, type Origin } from "../src/plan/value.js";

const origin: Origin = { kind: "yaml", name: "PW" };

test.each([
  [true, "[redacted]"],
  [false, "a word"],
])("what a variable holds is as secret as the value that takes it: %s", (secret, shown) => {
  const raw = { text: Text.of("a $WORD"), secret, isComputed: false, origin };
  expect(
    expandValue(
      raw,
      () => new EnvValue(Text.of("word"), origin),
      () => false,
    )?.text.shown,
  ).toBe(shown);
});
