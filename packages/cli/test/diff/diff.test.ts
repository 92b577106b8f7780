import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { folder, run } from "../run.js";

const FILE = `format_version: "17"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
workflows:
  deploy:
    steps:
    - fastlane@3:
        inputs:
        - apple_id: ci@example.com
        - password: CANARY_password_7f3a
    - deploy-to-itunesconnect-deliver@2:
        inputs:
        - connection: api_key
`;
const OTHER = FILE.replace("        - apple_id", '        - connection: "off"\n        - apple_id');

const schema = join(import.meta.dirname, "../../../../docs/schemas/diff.schema.json");
const env = { PATH: process.env.PATH ?? "" };
let cwd: string;
let remove: () => void;
beforeEach(() => {
  ({ path: cwd, remove } = folder({
    "bitrise.yml": FILE,
    "other.yml": OTHER,
    "broken.yml": "a: [",
    "list.yml": "- a\n",
  }));
});
afterEach(() => remove());

const diff = (...args: string[]) => run(["diff", ...args], { cwd, env });
const json = async (...args: string[]) => JSON.parse((await diff(...args, "--format", "json")).stdout);

describe("stepauth diff", () => {
  test("of a file with itself says that nothing changes", async () => {
    const { stdout, exitCode } = await diff("bitrise.yml", "bitrise.yml", "--exit-code");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Nothing changes for 2 Apple steps.");
  });

  test("says what was, what is, and why, and ends with 1 when asked to", async () => {
    const { stdout, exitCode } = await diff("bitrise.yml", "other.yml", "--account", "api-key", "--exit-code");
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/was in the build +API key \(assumed\), connected account: connected to the app/);
    expect(stdout).toMatch(/is in the build +Apple ID c\.\.\.@example\.com, step inputs:/);
    expect(stdout).toContain("= deploy-to-itunesconnect-deliver 2.23.1  line 11  the same");
    expect(stdout).not.toContain("CANARY");
    expect((await diff("bitrise.yml", "other.yml")).exitCode).toBe(0);
  });

  test.each([
    ["accounts", ["--account", "both", "--account", "none"], ["changed", "changed"]],
    ["policies", ["--policy", "shipped", "--policy", "inputs-first", "--account", "api-key"], ["changed", "same"]],
    ["contexts", ["--context", "ci", "--context", "pr", "--account", "api-key"], ["same", "same"]],
    ["versions", ["--step-version", "fastlane@2", "--step-version", "fastlane@3"], ["changed", "same"]],
    ["a version and the file", ["--step-version", "deploy-to-itunesconnect-deliver@1.0.0"], ["same", "changed"]],
  ])("compares one file under two %s", async (_, flags, expected) => {
    const { workflows } = await json(...flags);
    expect(workflows[0].steps.map(({ change }: { change: string }) => change)).toEqual(expected);
  });

  test("takes one side from standard input", async () => {
    const { stdout } = await run(["diff", "-", "bitrise.yml", "--account", "none"], { cwd, stdin: OTHER });
    expect(stdout).toContain("<stdin> → bitrise.yml");
  });

  test("prints JSON as its schema says", async () => {
    const isDocument = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(schema, "utf8")));
    for (const args of [["other.yml"], ["broken.yml"], ["bitrise.yml", "--step-version", "fastlane@2"]]) {
      const document = await json("bitrise.yml", ...args, "--account", "api-key");
      expect([isDocument(document), isDocument.errors]).toEqual([true, null]);
    }
  });

  test.each(["broken.yml", "list.yml"])("%s can't be compared: exit code 1", async (name) => {
    const { exitCode, stderr } = await diff("bitrise.yml", name);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`${name} is no workflow file`);
  });

  test.each([
    [[], "nothing to compare"],
    [["bitrise.yml"], "nothing to compare"],
    [["bitrise.yml", "--account", "none"], "nothing to compare"],
    [["--account", "none", "--account", "both", "--account", "none"], "more than twice"],
    [["--step-version", "fastlane@2", "--step-version", "deliver@2"], "names two steps"],
    [["--step-version", "2"], "does not say of which step"],
    [["--step-version", "fastlan@2"], "Did you mean fastlane?"],
    [["--step-version", "fastlane@newest"], "is no version"],
    [["--policy", "newest"], "--policy"],
    [["-", "-"], "standard input"],
    [["bitrise.yml", "nowhere.yml"], "does not exist"],
    [["HEAD:nowhere.yml", "bitrise.yml"], "neither a file nor one of a git revision"],
  ])("%j: exit code 2, %s", async (args, words) => {
    const { exitCode, stderr, stdout } = await diff(...args);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(words);
  });
});

describe("a git revision", () => {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
      cwd,
      env: { ...env, HOME: cwd },
      stdio: ["ignore", "pipe", "ignore"],
    });

  beforeEach(() => {
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "first: the build");
    writeFileSync(join(cwd, "bitrise.yml"), OTHER);
  });

  test.each([
    "HEAD:bitrise.yml",
    "HEAD:./bitrise.yml",
    ":bitrise.yml",
    ":0:bitrise.yml",
    "HEAD^{/first: the}:bitrise.yml",
  ])("%s is the file as it was", async (name) => {
    const { stdout } = await diff(name, "bitrise.yml", "--account", "api-key");
    expect(stdout).toContain("1 changed");
    expect((await diff(name, "other.yml", "--account", "api-key")).stdout).toContain("1 changed");
  });

  test("a file of that name comes first", async () => {
    writeFileSync(join(cwd, "HEAD:bitrise.yml"), OTHER);
    expect((await diff("HEAD:bitrise.yml", "bitrise.yml")).stdout).toContain("Nothing changes");
  });

  test("includes are those of the revision", async () => {
    writeFileSync(join(cwd, "bitrise.yml"), "include:\n- path: part.yml\n");
    writeFileSync(join(cwd, "part.yml"), FILE);
    git("add", ".");
    git("commit", "-qm", "second");
    writeFileSync(join(cwd, "part.yml"), OTHER);
    const { stdout } = await diff("HEAD:bitrise.yml", "bitrise.yml", "--account", "api-key");
    expect(stdout).toContain("1 changed, 1 the same");
  });

  test("runs nothing that the repository's configuration names", async () => {
    const trap = join(cwd, "trap.sh");
    const sprung = join(cwd, "sprung");
    writeFileSync(trap, `#!/bin/sh\ntouch ${sprung}\n`);
    chmodSync(trap, 0o755);
    const settings = {
      "core.fsmonitor": trap,
      "core.hooksPath": cwd,
      "core.sshCommand": trap,
      "core.pager": trap,
      "pager.cat-file": trap,
      "protocol.ext.allow": "always",
      "remote.origin.url": `ext::${trap}`,
      "remote.origin.promisor": "true",
      "remote.origin.partialclonefilter": "blob:none",
      "extensions.partialClone": "origin",
      "core.repositoryFormatVersion": "1",
      "alias.cat-file": `!${trap}`,
    };
    for (const [name, value] of Object.entries(settings)) git("config", name, value);
    const object = git("rev-parse", "HEAD:bitrise.yml").toString().trim();
    // The file is gone from the objects, as in a partial clone: git would fetch it.
    const at = join(cwd, ".git/objects", object.slice(0, 2), object.slice(2));
    const content = readFileSync(at);
    expect((await diff("HEAD:bitrise.yml", "bitrise.yml")).exitCode).toBe(0);
    chmodSync(at, 0o644);
    execFileSync("rm", [at]);
    expect((await diff("HEAD:bitrise.yml", "bitrise.yml")).exitCode).toBe(2);
    expect(content.length).toBeGreaterThan(0);
    expect(existsSync(sprung)).toBe(false);
    // The same without the guard springs the trap: it is one.
    expect(() => git("cat-file", "blob", object)).toThrow();
    expect(existsSync(sprung)).toBe(true);
  });

  test("what looks like an option is none", async () => {
    expect((await diff("--", "--batch:bitrise.yml", "bitrise.yml")).exitCode).toBe(2);
  });
});
