import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyseLane, filesFolder } from "../src/index.js";
import { inClear } from "./ask.js";

// Projects that fastlane's own code answered. They are not part of this repository: where the folder is missing, the goldens
// stand for them.
const path = join(import.meta.dirname, "../../../../shared/vectors/fastlane-lanes.jsonl");
const found = existsSync(path);
if (!found) process.stderr.write("The lanes that fastlane answered are not compared: there is no ../shared/vectors.\n");

interface Vector {
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
  readonly work_dir?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly lane: string;
  readonly expect: unknown;
}

const vectors = (found ? readFileSync(path, "utf8").trim().split("\n") : []).map((line): Vector => JSON.parse(line));

describe.skipIf(!found)("lanes that fastlane itself answered", () => {
  test("get the same answer", async () => {
    const wrong: string[] = [];
    for (const { id, files, work_dir: workDir = "", env, lane, expect: wanted } of vectors) {
      const environment = { CI: "true", BITRISE_IO: "true", HOME: { unknown: "text" }, ...env } as const;
      const answer = await analyseLane(filesFolder(files), { workDir, environment, lane });
      if (plain(inClear(answer)) !== plain(wanted)) wrong.push(id);
    }
    expect(wrong).toEqual([]);
  });
});

/** Members in order, without those that are null: absent and null are the same. */
function plain(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (typeof each !== "object" || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(
      Object.entries(each)
        .filter(([, item]) => item !== null)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  });
}
