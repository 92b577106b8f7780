import { expect, it } from "vitest";
import { generateStepLibrary, recordedLibrary } from "../../generate/step-library.js";
import { adapters } from "../../src/adapters.js";
import { appleSteps } from "../../src/steps/apple-steps.js";
import { stepIds, stepLibraryDay } from "../../src/steps/step-library.js";

it("the list of steps is what was recorded of the step library", async () => {
  await expect(generateStepLibrary(recordedLibrary())).toMatchFileSnapshot("../../src/steps/step-library.ts");
});

it("holds what was recorded, and when", () => {
  const { ids, asOf } = recordedLibrary();
  expect([...stepIds]).toEqual(ids.toSorted());
  expect(ids.length).toBeGreaterThan(400);
  expect(stepLibraryDay).toBe(asOf);
  expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
});

it("holds every step that is said to log in to Apple, and every one with an adapter", () => {
  for (const { step } of adapters) expect(stepIds).toContain(step);
  for (const id of appleSteps.keys()) expect(stepIds).toContain(id);
});
