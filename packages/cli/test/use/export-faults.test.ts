import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildProgram, type Program } from "../program.js";
import { folder, run } from "../run.js";
import { apiKeyDocument, key } from "./material.js";

// Where key files can't be written or removed, `export` says so and fails; --clean never says that all is well beside a key.

const LIST = ".stepauth-export";
let cwd: string;
beforeEach(() => {
  const made = folder({ ".git/HEAD": "", "key.json": JSON.stringify(apiKeyDocument) });
  cwd = made.path;
  mkdirSync(join(cwd, "out"), { mode: 0o700 });
  return made.remove;
});
const into = (dir: string) => ["export", "fastlane", "--account", "key.json", "--to", "dotenv", "--dir", dir];
const exported = (dir = "out") => run(into(dir), { cwd });
const clean = () => run(["export", "--clean", "out"], { cwd });
const names = () => readdirSync(join(cwd, "out")).sort();

describe("something else in the place of the list", () => {
  const places: readonly (readonly [string, (path: string) => void])[] = [
    ["a folder", (path) => mkdirSync(path)],
    ["a link to a file", (path) => symlinkSync(join(cwd, "key.json"), path)],
    ["a link to nowhere", (path) => symlinkSync(join(cwd, "nowhere"), path)],
    ["a pipe that nobody reads", (path) => void execFileSync("mkfifo", [path])],
  ];
  it.each(places)("%s: nothing is exported, and --clean says that it can't know", async (_, place) => {
    place(join(cwd, "out", LIST));
    const document = readFileSync(join(cwd, "key.json"), "utf8");
    expect(await exported()).toMatchObject({ exitCode: 1, stdout: "", stderr: expect.stringContaining(LIST) });
    expect(names()).toEqual([LIST]);
    expect(readFileSync(join(cwd, "key.json"), "utf8")).toBe(document);
    writeFileSync(join(cwd, "out/AuthKey_A.p8"), key.privateKey);
    const cleaned = await clean();
    expect(cleaned.exitCode).toBe(1);
    expect(cleaned.stderr).toContain("nothing was removed");
    expect(names()).toEqual([LIST, "AuthKey_A.p8"]);
  });
});

describe("--clean beside a key", () => {
  it("that was exported, and whose list is gone", async () => {
    await exported();
    rmSync(join(cwd, "out", LIST));
    const cleaned = await clean();
    expect(cleaned.exitCode).toBe(1);
    expect(cleaned.stderr).toContain("api_key.json holds a key");
    expect(cleaned.stderr).not.toContain("nothing to remove");
    expect(names()).toContain("api_key.json");
  });

  it("of the user's own: what was exported goes, and the key is named", async () => {
    writeFileSync(join(cwd, "out/mine"), key.privateKey);
    await exported();
    const cleaned = await clean();
    expect(cleaned).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("mine was not exported") });
    expect(names()).toEqual(["mine"]);
  });

  it("that can't be removed: the list stays for another try", async () => {
    await exported();
    rmSync(join(cwd, "out/api_key.json"));
    mkdirSync(join(cwd, "out/api_key.json"));
    expect(await clean()).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("api_key.json can't be removed"),
    });
    expect(names()).toContain(LIST);
    rmSync(join(cwd, "out/api_key.json"), { recursive: true });
    expect((await clean()).exitCode).toBe(0);
    expect(names()).toEqual([]);
  });

  it("follows no link to a folder", async () => {
    await exported();
    symlinkSync(join(cwd, "out"), join(cwd, "link"));
    expect((await run(["export", "--clean", "link"], { cwd })).exitCode).toBe(2);
    expect(names()).toContain("api_key.json");
  });
});

it("what an export before left in the folder survives one that fails", async () => {
  await exported();
  const before = names();
  expect((await exported()).exitCode).toBe(1);
  expect(names()).toEqual(before);
  expect((await clean()).exitCode).toBe(0);
  expect(names()).toEqual([]);
});

it.each([
  ["--dir", into("")],
  ["--clean", ["export", "--clean", ""]],
  ["--root", ["preview", "--root", ""]],
])("an empty %s is refused", async (flag, args) => {
  expect(await run(args, { cwd })).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(flag) });
});

describe("a disk that takes nothing", () => {
  let program: Program;
  beforeAll(async () => {
    program = await buildProgram();
  });
  afterAll(() => program.remove());
  const inShell = (script: string, ...args: string[]) =>
    program.startAs("/bin/sh", ["-c", `${script}; exec "$0" "$@"`, program.bin, ...args], { cwd });

  it.each(["out", "made/for/it"])("full: %s is as it was", async (dir) => {
    const ended = await inShell("ulimit -f 0", ...into(dir));
    expect(ended).toMatchObject({ code: 1, signal: null, stdout: "" });
    expect(ended.stderr).toMatch(/^error: .*\(export\/failed\)\n.*\n$/);
    expect(names()).toEqual([]);
    expect(existsSync(join(cwd, "made/for/it"))).toBe(false);
  });

  it("a folder that can't be written to", async () => {
    // A folder of the process's own in which nobody can make anything.
    const ended = await inShell(":", ...into("/proc/self/task"));
    expect(ended).toMatchObject({ code: 1, signal: null, stdout: "" });
    expect(ended.stderr).toMatch(/^error: .*\(export\/failed\)\n.*\n$/);
  });
});
