import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { needs } from "../../../../.config/testing/needs.js";
import { folder, run } from "../run.js";

// Of one file lint and preview say the same: the same findings, and the same counts of them.

const corpus = join(import.meta.dirname, "../../../../../shared/corpus");
const isHere = existsSync(corpus);
const names = isHere ? readdirSync(corpus).filter((name) => /\.ya?ml$/.test(name)) : [];

/** What a command says of a file: its findings, a line each, and the counts below. */
async function said(command: "lint" | "preview", name: string, cwd: string, more: readonly string[]) {
  const [github, table] = [
    await run([command, name, ...more, "--format", "github"], { cwd }),
    await run([command, name, ...more], { cwd }),
  ];
  const counts = table.stdout.trimEnd().split("\n").at(-1) ?? "";
  return {
    exitCode: table.exitCode,
    findings: github.stdout.split("\n").toSorted(),
    counts: counts.match(/(?:no|\d+) (?:errors?|warnings?|as documented only)/g),
  };
}

async function expectSame(name: string, cwd: string, more: readonly string[] = []): Promise<void> {
  const preview = await said("preview", name, cwd, more);
  expect(preview.counts).not.toBeNull();
  expect({ name, ...(await said("lint", name, cwd, more)) }).toEqual({ name, ...preview });
}

test("steps that several workflows run, utility workflows and bundles nobody uses are counted once in both", async () => {
  const step = "    - fastlane@3:\n        inputs:\n        - lnae: beta\n        - connection: off\n";
  const { path, remove } = folder({
    "bitrise.yml": `format_version: "17"\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\nworkflows:\n  a:\n    before_run: [_shared]\n  b:\n    before_run: [_shared]\n    steps:\n${step}  _shared:\n    steps:\n${step}  _alone:\n    steps:\n${step}step_bundles:\n  unused:\n    steps:\n${step}`,
  });
  await expectSame("bitrise.yml", path);
  await expectSame("bitrise.yml", path, ["--account", "api_key", "--policy", "shipped"]);
  expect((await said("preview", "bitrise.yml", path, [])).counts).toEqual(["4 errors", "4 warnings"]);
  remove();
});

describe.runIf(needs(isHere, "lint and preview are not compared on real files, since ../shared/corpus is not there"))(
  "every file of ../shared/corpus",
  () => {
    test.each([[[]], [["--account", "none", "--context", "pr"]]])(
      "%j",
      async (more) => {
        expect(names.length).toBeGreaterThan(100);
        for (const name of names) await expectSame(name, corpus, more);
      },
      600_000,
    );
  },
);
