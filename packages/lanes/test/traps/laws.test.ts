import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { examineLane, filesFolder } from "../../src/index.js";
import { type Example, examples } from "../examples.js";

// What holds for the traps of any lane: of the goldens, and of the projects that fastlane's own code answered, where they are.
const path = join(import.meta.dirname, "../../../../../shared/vectors/fastlane-lanes.jsonl");
const found = existsSync(path);
if (!found) process.stderr.write("Traps are looked for in the goldens alone: there is no ../shared/vectors.\n");
const lines = found ? readFileSync(path, "utf8").trim().split("\n") : [];
const projects: readonly (Example & { readonly work_dir?: string })[] = [
  ...Object.values(examples),
  ...lines.map((line) => JSON.parse(line)),
];

/** These come of what Apple says, not fastlane. */
const OF_APPLE = new Set(["lane/fastlane-too-old"]);

describe("the traps of any lane", () => {
  test("are errors where the lane fails alone, one at most, and each has its line", async () => {
    const wrong: unknown[] = [];
    for (const { files, env, lane, work_dir: workDir = "" } of projects) {
      const environment = { CI: "true", BITRISE_IO: "true", HOME: { unknown: "text" }, ...env } as const;
      const { answer, traps } = await examineLane(filesFolder(files), { workDir, environment, lane });
      const errors = traps.filter(({ code, severity }) => severity === "error" && !OF_APPLE.has(code));
      if (errors.length > (answer.outcome === "fails" ? 1 : 0)) wrong.push([lane, errors]);
      for (const { code, at } of traps) if (!isLine(files, at)) wrong.push([lane, code, at]);
    }
    expect(wrong).toEqual([]);
  });
});

function isLine(files: Readonly<Record<string, string>>, at: string): boolean {
  const split = at.lastIndexOf(":");
  const [file, line] = [at.slice(0, split), Number(at.slice(split + 1))];
  return line >= 1 && line <= (files[file]?.split("\n").length ?? 0);
}
