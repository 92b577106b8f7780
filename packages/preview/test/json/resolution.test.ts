import { expect, test } from "vitest";
import { printJson, printRecurring } from "../../src/json/print.js";
import { printMembers, resolutionToJson } from "../../src/json/resolution.js";
import { readVectors, resolveVector, vectorFiles } from "../adapters/support.js";

test.each(vectorFiles)("the members of a resolution in one line are its JSON document: %s", async (name) => {
  for (const vector of readVectors(name)) {
    const resolution = await resolveVector(vector);
    for (const reveal of [true, false])
      expect(`{${printMembers(resolution, { reveal })}}`).toBe(printJson(resolutionToJson(resolution, { reveal })));
  }
});

test("a text is kept for what can't change, and for nothing else", () => {
  const [frozen, open] = [Object.freeze({ reason: "##[a]" }), { reason: "a" }];
  expect(printRecurring([frozen, open, frozen])).toBe(printJson([frozen, open, frozen]));
  open.reason = "b";
  expect(printRecurring([frozen, open])).toBe(printJson([frozen, { reason: "b" }]));
});
