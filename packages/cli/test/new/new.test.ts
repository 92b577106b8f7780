import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { namesOf } from "../../src/new/names.js";
import { tools } from "../../src/new/step-files.js";
import { typeErrors } from "../docs/type-check.js";
import { folder, run } from "../run.js";

// What is written compiles and says the same everywhere. That it installs, builds, passes its own tests and can be
// previewed needs npm, and is checked in .ci/packages.

const root = join(import.meta.dirname, "../../../..");
let here: ReturnType<typeof folder>;
beforeEach(() => {
  here = folder({});
});
afterEach(() => here.remove());

const create = (...args: string[]) => run(["new", "step", ...args], { cwd: here.path });
const read = (...path: string[]) => readFileSync(join(here.path, ...path), "utf8");

describe.each(["api-key", "apple-id", "both"])("stepauth new step --auth %s", (kinds) => {
  it("writes a step whose sources compile", async () => {
    const { exitCode, stdout } = await create("upload-symbols", "--auth", kinds);
    expect(exitCode).toBe(0);
    const adapter = read("upload-symbols", "src", "adapter.ts");
    expect(typeErrors(root, { "new-step-adapter.ts": adapter })).toEqual([]);
    for (const path of stdout.matchAll(/^ {2}(\S+)$/gm))
      expect(existsSync(join(here.path, "upload-symbols", path[1] ?? ""))).toBe(true);
  });

  it("declares every secret as sensitive, and nothing else", async () => {
    await create("upload-symbols", "--auth", kinds);
    const { inputs }: { inputs: Record<string, Record<string, unknown>>[] } = parse(read("upload-symbols", "step.yml"));
    const sensitive = inputs.filter(({ opts }) => opts?.is_sensitive).map((input) => Object.keys(input)[0]);
    const apiKey = kinds === "apple-id" ? [] : ["api_key_path"];
    const appleId = kinds === "api-key" ? [] : ["apple_id", "password", "app_password"];
    expect(sensitive).toEqual([...apiKey, ...appleId]);
    // Words that YAML takes for something else stay words.
    expect(inputs[0]?.opts?.value_options).toContain("off");
  });
});

describe.each([
  ["fastlane beta", "both", "APP_STORE_CONNECT_API_KEY_PATH: keyFile"],
  ["bundle exec fastlane beta", "both", "FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD"],
  ["xcrun altool --upload-app -f", "both", 'args: ["-u", field("appleId"), "-p", field("uploadPassword")]'],
  ["xcrun altool --upload-app -f", "apple-id", 'secretArguments: "env-reference" }'],
  ["xcrun altool --upload-app -f", "both", 'secretArguments: "env-reference", keyDirectoryVariable'],
  ["fastlane beta", "apple-id", 'FASTLANE_USER: field("appleId")'],
  ["./send", "apple-id", 'APPLE_ID: field("appleId")'],
  ["xcrun notarytool submit", "api-key", '"--key", keyFile, "--key-id"'],
  ["xcodebuild -exportArchive", "api-key", '"-authenticationKeyPath",\n        keyFile'],
])("stepauth new step --tool %j --auth %s", (tool, kinds, handed) => {
  it("hands over what that tool takes, in sources that compile", async () => {
    expect((await create("upload-symbols", "--tool", tool, "--auth", kinds)).exitCode).toBe(0);
    const adapter = read("upload-symbols", "src", "adapter.ts");
    expect(adapter).toContain(handed);
    expect(typeErrors(root, { "new-step-adapter.ts": adapter })).toEqual([]);
  });
});

describe("stepauth new step", () => {
  it.each([
    ["xcrun notarytool submit", "both", "notarytool takes no Apple ID without showing its password"],
    ["xcrun notarytool submit", "apple-id", "notarytool takes no Apple ID without showing its password"],
    ["/usr/bin/xcodebuild -exportArchive", "both", "xcodebuild takes API keys alone"],
    ["/usr/bin/xcodebuild -exportArchive", "apple-id", "xcodebuild takes API keys alone"],
  ])("refuses %s with --auth %s", async (tool, kinds, words) => {
    const { exitCode, stderr } = await create("upload-symbols", "--tool", tool, "--auth", kinds);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(readdirSync(here.path)).toEqual([]);
  });

  it("makes step.sh executable", async () => {
    await create("upload-symbols");
    expect(statSync(join(here.path, "upload-symbols/step.sh")).mode & 0o777).toBe(0o755);
  });

  it("puts the tool and the repository where they belong", async () => {
    await create(
      "upload-symbols",
      "--tool",
      "xcrun uploader send",
      "--repository",
      "acme/symbols",
      "--dir",
      "elsewhere",
    );
    expect(readdirSync(here.path)).toEqual(["elsewhere"]);
    expect(read("elsewhere/src/step.ts")).toContain('["uploader", "send", ');
    expect(read("elsewhere/src/adapter.ts")).toContain('repositories: ["acme/symbols"]');
    expect(read("elsewhere/bitrise.yml")).toContain("git::https://github.com/acme/symbols.git@1.0.0");
  });

  it("overwrites nothing", async () => {
    await create("upload-symbols");
    const before = read("upload-symbols/README.md");
    const { exitCode, stderr } = await create("upload-symbols", "--tool", "other");
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("upload-symbols is there already")]);
    expect(read("upload-symbols/README.md")).toBe(before);
  });

  it.each([
    ["Upload", "can't be the name"],
    ["upload symbols", "can't be the name"],
    ["../up", "can't be the name"],
    ["-x", "unknown option"],
    ["1up", "can't be the name"],
    ["up--load", "can't be the name"],
    ["a".repeat(51), "can't be the name"],
    ["fastlane", "adapter named fastlane already"],
    ["deploy-to-itunesconnect-deliver", "already"],
    ["delete", "means something else"],
  ])("refuses the name %s", async (name, words) => {
    const { exitCode, stderr } = await create(name);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(readdirSync(here.path)).toEqual([]);
  });

  it.each([
    ["--tool", 'x"; process.exit()'],
    ["--tool", "`id`"],
    ["--repository", "acme"],
    ["--repository", "acme/a/b"],
    ["--auth", "session"],
  ])("refuses %s %s", async (flag, value) => {
    expect((await create("upload-symbols", flag, value)).exitCode).toBe(2);
    expect(readdirSync(here.path)).toEqual([]);
  });

  it("builds and tests with the versions that this repository uses", () => {
    const { catalog }: { catalog: Record<string, string> } = parse(
      readFileSync(join(root, "pnpm-workspace.yaml"), "utf8"),
    );
    expect(tools).toEqual(Object.fromEntries(Object.keys(tools).map((name) => [name, catalog[name]])));
  });
});

it.each([
  ["upload", "upload", "Upload"],
  ["upload-symbols-2", "uploadSymbols2", "Upload Symbols 2"],
])("%s is %s in code and %s for people", (id, camel, title) => {
  expect(namesOf(id, [])).toEqual({ id, camel, title });
});
