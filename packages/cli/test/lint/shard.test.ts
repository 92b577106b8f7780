import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { filesOfShard } from "../../src/lint/shard.js";
import { folder, type Ran, type RunOptions, run } from "../run.js";

const head = 'format_version: "17"\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\n';
const inputs = (text: string) =>
  `${head}workflows:\n  deploy:\n    steps:\n    - fastlane@3:\n        inputs:\n        - ${text}\n`;
const fine = inputs("lane: beta");
const broken = inputs("connection: off");
const warned = inputs("lnae: beta");

const made: ReturnType<typeof folder>[] = [];
afterEach(() => {
  for (const { remove } of made.splice(0)) remove();
});

function files(content: Readonly<Record<string, string>>): string {
  const one = folder(content);
  made.push(one);
  return one.path;
}

function lint(cwd: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return run(["lint", ...args], { cwd, ...options });
}

async function linted(cwd: string, args: readonly string[]): Promise<string[]> {
  const { stdout } = await lint(cwd, [...args, "--format", "json"]);
  return JSON.parse(stdout).files.map(({ file }: { file: string }) => file);
}

describe("the shards of one count", () => {
  const count = fc.integer({ min: 1, max: 12 });
  const paths = fc.uniqueArray(fc.string({ unit: fc.constantFrom(..."aZä/.-_é0"), minLength: 1, maxLength: 5 }), {
    maxLength: 40,
  });
  const shardsOf = (all: readonly string[], of: number) =>
    Array.from({ length: of }, (_, at) => filesOfShard(all, { index: at + 1, count: of }));

  test("have every file once", () => {
    fc.assert(
      fc.property(paths, count, (all, of) => {
        expect(shardsOf(all, of).flat().sort()).toEqual([...all].sort());
      }),
    );
  });

  test("differ in size by one at most", () => {
    fc.assert(
      fc.property(paths, count, (all, of) => {
        const sizes = shardsOf(all, of).map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("are the same in whatever order the files come", () => {
    const twice = paths.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(twice, count, ([all, shuffled], of) => {
        expect(shardsOf(shuffled, of)).toEqual(shardsOf(all, of));
      }),
    );
  });

  test("spread the files of a folder, in an order that no language has", () => {
    const all = ["é/1.yml", "a/2.yml", "Z/2.yml", "a/1.yml", "Z/1.yml", "z/1.yml"];
    expect(shardsOf(all, 2)).toEqual([
      ["Z/1.yml", "a/1.yml", "z/1.yml"],
      ["Z/2.yml", "a/2.yml", "é/1.yml"],
    ]);
  });
});

describe("--shard", () => {
  test("splits what patterns and names mean together, each file once", async () => {
    const cwd = files({ "a/bitrise.yml": fine, "b/bitrise.yml": fine, "c/bitrise.yml": fine, "named.yml": fine });
    const args = ["named.yml", "**/bitrise.yml", "./b/bitrise.yml", join(cwd, "named.yml")];
    expect(await linted(cwd, [...args, "--shard", "1/2"])).toEqual(["a/bitrise.yml", "c/bitrise.yml"]);
    expect(await linted(cwd, [...args, "--shard", "2/2"])).toEqual(["b/bitrise.yml", "named.yml"]);
    expect(await linted(cwd, [...args.toReversed(), "--shard", "2/2"])).toEqual(["b/bitrise.yml", "named.yml"]);
  });

  test("splits the usual files too", async () => {
    const cwd = files({ "bitrise.yml": fine, ".bitrise/bitrise.yml": fine });
    expect(await linted(cwd, ["--shard=1/2"])).toEqual([".bitrise/bitrise.yml"]);
    expect(await linted(cwd, ["--shard=2/2"])).toEqual(["bitrise.yml"]);
  });

  test("fails for what is wrong in the shard itself", async () => {
    const cwd = files({ "a.yml": fine, "b.yml": broken });
    expect(await lint(cwd, ["*.yml", "--shard", "1/2"])).toMatchObject({ exitCode: 0 });
    expect(await lint(cwd, ["*.yml", "--shard", "2/2"])).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining("1 file · 1 error"),
    });
  });

  test.each([
    ["1/1", 1],
    ["1/2", 0],
    ["2/2", 0],
  ])("%s of two warnings, and --max-warnings allows one: exit %d", async (shard, exitCode) => {
    const cwd = files({ "a.yml": warned, "b.yml": warned });
    expect(await lint(cwd, ["*.yml", "--max-warnings", "1", "--shard", shard])).toMatchObject({ exitCode });
  });

  test("repairs the files of the shard alone", async () => {
    const cwd = files({ "a.yml": broken, "b.yml": broken });
    const args = ["*.yml", "--fix", "--shard", "2/2"];
    const { stdout } = await lint(cwd, [...args, "--dry-run"]);
    expect(stdout.match(/^--- .*$/gm)).toEqual(["--- a/b.yml"]);
    expect(await lint(cwd, args)).toMatchObject({ exitCode: 0, stderr: "stepauth: b.yml: 1 repaired.\n" });
    const contents = ["a.yml", "b.yml"].map((name) => readFileSync(join(cwd, name), "utf8"));
    expect(contents).toEqual([broken, broken.replace("off", '"off"')]);
  });

  test("passes over a shard's files that are no workflow files; the others may have some", async () => {
    const cwd = files({ "a.yml": fine, "list.yml": "- 1\n" });
    const args = ["*.yml", "--format", "json", "--shard", "2/2"];
    const { exitCode, stdout, stderr } = await lint(cwd, args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "stepauth: list.yml is no workflow file.\n" });
    expect(JSON.parse(stdout).files).toEqual([{ file: "list.yml", diagnostics: [] }]);
    expect(await lint(cwd, ["list.yml", "--shard", "1/1"])).toMatchObject({ exitCode: 1 });
  });

  test("can be completed in a shell", async () => {
    const cwd = files({});
    expect((await run(["completion", "bash"], { cwd })).stdout).toContain('"lint --shard") words="" ;;');
    expect((await run(["completion", "fish"], { cwd })).stdout).toMatch(/subcommand_from lint' -l shard -r /);
  });
});

describe("a shard that no file falls to", () => {
  const empty = async (...args: readonly string[]) =>
    lint(files({ "a.yml": broken, "b.yml": broken }), ["*.yml", "--max-warnings", "0", "--shard", "3/3", ...args]);

  test.each([
    ["table", "No file falls to shard 3/3.\n"],
    ["github", ""],
    ["markdown", "0 files, no findings\n"],
  ])("as %s", async (format, stdout) => {
    expect(await empty("--format", format)).toEqual({ exitCode: 0, stdout, stderr: "" });
  });

  test("as json: a document without files", async () => {
    const { exitCode, stdout } = await empty("--format", "json");
    expect({ exitCode, document: JSON.parse(stdout) }).toEqual({
      exitCode: 0,
      document: { schemaVersion: 1, files: [] },
    });
  });

  test("as sarif: a document with a run without results", async () => {
    const { exitCode, stdout } = await empty("--format", "sarif");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      version: "2.1.0",
      runs: [{ tool: { driver: { name: "stepauth", rules: [] } }, results: [] }],
    });
  });

  test("with --fix, and with --dry-run too", async () => {
    expect(await empty("--fix")).toMatchObject({ exitCode: 0, stdout: "No file falls to shard 3/3.\n" });
    const nothing = "stepauth: nothing to repair.\n";
    expect(await empty("--fix", "--dry-run")).toEqual({ exitCode: 0, stdout: "", stderr: nothing });
  });
});

describe("exit code 2 and a word about it", () => {
  test.each([
    "0/3",
    "4/3",
    "a/b",
    "3",
    "1/0",
    "0/0",
    " 1/2",
    "1/2 ",
    "1/2\n",
    "1/2/3",
    "-1/2",
    "1.5/2",
    "1/",
    "/2",
    "",
    "1/99999999999",
  ])("--shard %j", async (value) => {
    const cwd = files({ "bitrise.yml": fine });
    const { exitCode, stdout, stderr } = await lint(cwd, [`--shard=${value}`]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("option '--shard <index/count>'");
    expect(stderr).toContain("It must be index/count, such as 2/5");
  });

  test.each([
    [["-", "--shard", "1/2"], /Standard input can't be split into shards/],
    [["bitrise.yml", "-", "--shard", "1/1"], /Standard input can't be split into shards/],
    [["bitrise.yml", "--stdin-filename", "a.yml", "--shard", "1/2"], /Standard input can't be split into shards/],
    [["no-*.yml", "--shard", "2/2"], /^error: The argument is a pattern that matches no file/],
    [["bitrise.yml", "no-*.yml", "--shard", "1/2"], /^error: Argument 2 is a pattern that matches no file/],
  ])("%j", async (args, words) => {
    const cwd = files({ "bitrise.yml": fine });
    const { exitCode, stdout, stderr } = await lint(cwd, args, { stdin: fine });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(words);
  });
});
