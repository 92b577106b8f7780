import { expect, test } from "vitest";
import { printJson } from "../../src/json/print.js";
import { printResolution, resolutionToJson } from "../../src/json/resolution.js";
import { readVectors, resolveVector, vectorFiles } from "../adapters/support.js";

test.each(vectorFiles)("the one line of a resolution is its JSON document: %s", async (name) => {
  for (const vector of readVectors(name)) {
    const resolution = await resolveVector(vector);
    for (const reveal of [true, false])
      expect(printResolution(resolution, { reveal })).toBe(printJson(resolutionToJson(resolution, { reveal })));
  }
});
