import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fencesOf } from "./markdown.js";

// The guide shows the code of an example that is tested.

const root = join(import.meta.dirname, "../../../..");
const fences = fencesOf(readFileSync(join(root, "docs/custom-steps.md"), "utf8"));
const shown = fences.filter(({ name }) => name.startsWith("src/"));

it.each(shown.map(({ name, lines }) => [name, lines] as const))(
  "docs/custom-steps.md shows the example's %s",
  (name, lines) => {
    expect(lines.join("\n")).toBe(readFileSync(join(root, "examples/notarytool-step", name), "utf8").trimEnd());
  },
);

it("docs/custom-steps.md shows the adapter and the step", () => {
  expect(shown.map(({ name }) => name)).toEqual(["src/adapter.ts", "src/step.ts"]);
});
