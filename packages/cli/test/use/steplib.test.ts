import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { catalogueDay } from "@stepauth/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { folder, run } from "../run.js";

const FILE = `format_version: "17"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
workflows:
  deploy:
    steps:
    - fastlane@3: {}
`;

/** An index as the Bitrise CLI keeps it, with some versions of fastlane. */
const index = (...versions: string[]) =>
  JSON.stringify({
    steps: {
      fastlane: { versions: Object.fromEntries(versions.map((version) => [version, { inputs: [] }])) },
      script: { versions: { "1.0.0": {} } },
    },
  });

let cwd: string;
let remove: () => void;
beforeEach(() => {
  ({ path: cwd, remove } = folder({ "bitrise.yml": FILE, "spec.json": index("3.4.0", "3.10.0", "3.4.3", "2.7.4") }));
});
afterEach(() => remove());

const preview = async (...args: string[]) => {
  const { stdout } = await run(["preview", "--account", "none", "--format", "json", ...args], { cwd });
  return JSON.parse(stdout).workflows[0].steps[0];
};
const withVersions = (...versions: string[]) => writeFileSync(join(cwd, "spec.json"), index(...versions));

describe("--steplib", () => {
  test("a lock is what the build would take of the versions that there are", async () => {
    withVersions("3.4.0", "3.4.3", "2.7.4", "3.4.1");
    expect((await preview()).version).toBe("3.5.3");
    expect((await preview("--steplib", "spec.json")).version).toBe("3.4.3");
  });

  test("a version that is newer than the catalogue counts as the nearest, which is said with the catalogue's day", async () => {
    const step = await preview("--steplib", "spec.json");
    expect(step.version).toBe("3.5.3");
    const found = step.released.diagnostics.find(({ code }: { code: string }) => code === "step/version-unknown");
    expect(found.help).toContain(catalogueDay);
  });

  test("a lock that no version of the library has is unknown", async () => {
    withVersions("3.4.3");
    writeFileSync(join(cwd, "bitrise.yml"), FILE.replace("@3", "@3.5"));
    const { released } = await preview("--steplib", "spec.json");
    expect(released.diagnostics).toContainEqual(expect.objectContaining({ code: "step/version-unknown" }));
    const known = await preview();
    expect(known.released.diagnostics).not.toContainEqual(expect.objectContaining({ code: "step/version-unknown" }));
  });

  test("counts for lint, resolve, its batches and diff, too", async () => {
    withVersions("3.4.3", "2.7.4");
    const resolved = await run(["resolve", "fastlane", "--json", "--steplib", "spec.json"], { cwd });
    expect(JSON.parse(resolved.stdout).version).toBe("3.4.3");
    const batch = await run(["resolve", "--jsonl", "--steplib", "spec.json"], {
      cwd,
      stdin: '{"step":"fastlane","stepVersion":"2","inputs":{}}\n',
    });
    expect(JSON.parse(batch.stdout).version).toBe("2.7.4");
    const diff = ["diff", "bitrise.yml", "bitrise.yml", "--format", "json", "--steplib", "spec.json"];
    expect(JSON.parse((await run(diff, { cwd })).stdout).workflows[0].steps[0].after.version).toBe("3.4.3");
    expect((await run(["lint", "--steplib", "spec.json", "--account", "none"], { cwd })).exitCode).toBe(0);
  });

  test.each([
    ["nowhere.json", "The file that --steplib names does not exist"],
    ["bitrise.yml", "is no index of a step library"],
  ])("%s is refused: exit code 2", async (name, words) => {
    const { exitCode, stderr } = await run(["preview", "--steplib", name], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(words);
  });
});
