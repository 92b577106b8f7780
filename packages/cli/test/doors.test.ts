import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { findAdapter } from "@stepauth/preview";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { folder, run } from "./run.js";

const head = 'format_version: "17"\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\n';
const workflow = (id: string) => `${head}workflows:\n  ${id}:\n    steps:\n    - fastlane@3: {}\n`;

const made: ReturnType<typeof folder>[] = [];
afterEach(() => {
  for (const { remove } of made.splice(0)) remove();
});

function at(files: Readonly<Record<string, string | Uint8Array>>): string {
  const one = folder(files);
  made.push(one);
  return one.path;
}

describe("preview finds", () => {
  const previewed = async (cwd: string, args: readonly string[], stdin = "") => {
    const { exitCode, stdout, stderr } = await run(["preview", ...args, "--format", "json"], { cwd, stdin });
    const { file, workflows } = JSON.parse(stdout) as { file: string; workflows: { id: string }[] };
    return { exitCode, stderr, file, ids: workflows.map(({ id }) => id) };
  };

  it.each(["bitrise.yml", "bitrise.yaml", ".bitrise.yml", ".bitrise/bitrise.yml", ".bitrise/bitrise.yaml"])(
    "%s, here and in a folder that is named",
    async (name) => {
      const cwd = at({ [name]: workflow("here"), [`apps/ios/${name}`]: workflow("there") });
      expect(await previewed(cwd, [])).toEqual({ exitCode: 0, stderr: "", file: name, ids: ["here"] });
      expect(await previewed(cwd, ["apps/ios"])).toMatchObject({ file: `apps/ios/${name}`, ids: ["there"] });
      expect(await previewed(cwd, ["apps/ios/"])).toMatchObject({ file: `apps/ios/${name}`, ids: ["there"] });
    },
  );

  it("one of several, and names the others", async () => {
    const cwd = at({ "bitrise.yml": workflow("here"), ".bitrise/bitrise.yml": workflow("hidden") });
    expect(await previewed(cwd, [])).toMatchObject({
      ids: ["here"],
      stderr: "stepauth: bitrise.yml is previewed; name the file for .bitrise/bitrise.yml.\n",
    });
    expect((await run(["preview", "-q"], { cwd })).stderr).toBe("");
  });

  it("what stands on standard input, under the name that it is given", async () => {
    const cwd = at({});
    expect(await previewed(cwd, ["-"], workflow("piped"))).toMatchObject({ file: "<stdin>", ids: ["piped"] });
    const named = await previewed(cwd, ["-", "--stdin-filename", "ci/bitrise.yml"], workflow("piped"));
    expect(named).toMatchObject({ file: "ci/bitrise.yml", ids: ["piped"] });
  });

  it.each([
    [[], "There is no bitrise.yml here"],
    [["empty"], "There is no bitrise.yml in this folder"],
    [[""], "must not be empty"],
  ])("nothing, and says so: %j", async (args, words) => {
    const cwd = at({});
    mkdirSync(join(cwd, "empty"));
    const { exitCode, stdout, stderr } = await run(["preview", ...args], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(words);
  });
});

describe("--account takes the words of a workflow file", () => {
  it.each([
    ["api_key", ["api-key"]],
    ["apple_id", ["apple-id"]],
    ["api-key", ["api-key"]],
  ])("%s", async (spec, kinds) => {
    const cwd = at({ "bitrise.yml": workflow("a") });
    const { stdout } = await run(["preview", "--account", spec, "--format", "json"], { cwd });
    expect(JSON.parse(stdout).account).toEqual({ source: "assumed", kinds });
    expect((await run(["resolve", "fastlane", "--account", spec], { cwd })).exitCode).toBe(0);
  });

  it("and says of an assumption that it holds no credentials", async () => {
    const { exitCode, stderr } = await run(["token", "--account", "api_key"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--account api-key is an assumption");
  });
});

describe("adapters of the user's own", () => {
  beforeEach(() => {
    const fastlane = findAdapter("fastlane");
    if (!fastlane) throw new Error("there is no adapter to make another of");
    const own = { ...fastlane, step: "ship-it", definition: { ...fastlane.definition, name: "ship", step: "ship-it" } };
    Object.assign(globalThis, { ownAdapter: own });
  });
  const ask = (args: readonly string[]) =>
    run([...args, "--adapter", "own.mjs"], { cwd: at({ "own.mjs": "export const own = globalThis.ownAdapter;" }) });

  it("are explained", async () => {
    expect(await ask(["explain", "ship-it@3", "--json"])).toMatchObject({ exitCode: 0, stderr: "" });
    expect((await ask(["explain", "ship"])).stdout).toContain("ship-it");
    expect((await ask(["explain", "shipit"])).stderr).toContain("Did you mean ship-it?");
    expect((await run(["explain", "ship-it"])).exitCode).toBe(2);
  });

  it("stand in the table", async () => {
    const { stdout } = await ask(["auth-types", "--json"]);
    const table = JSON.parse(stdout);
    expect(table["ship-it"]).toEqual(table.fastlane);
    expect((await ask(["auth-types"])).stdout).toMatch(/^ship-it$/m);
  });

  it("answer a batch", async () => {
    const stdin = JSON.stringify({ id: 1, step: "ship-it", inputs: {} });
    const cwd = at({ "own.mjs": "export const own = globalThis.ownAdapter;" });
    const { stdout } = await run(["resolve", "--jsonl", "--adapter", "own.mjs"], { cwd, stdin });
    expect(JSON.parse(stdout)).toMatchObject({ id: 1, step: "ship-it", status: "none" });
  });
});
