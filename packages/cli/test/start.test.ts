import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import cmdShim from "cmd-shim";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { needs } from "../../../.config/testing/needs.js";
import { buildProgram, type Ended, type Program } from "./program.js";
import { folder } from "./run.js";

// How the program starts: at once for its version, and with what earlier runs compiled where nobody else can write.

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

const workflow =
  "format_version: '13'\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\nworkflows:\n  deploy:\n    steps:\n    - fastlane@3:\n        inputs: [{ lane: beta }]\n";

let cwd: string;
let kept: string;
beforeEach(() => {
  const made = folder({ ".git/HEAD": "", "bitrise.yml": workflow });
  cwd = made.path;
  kept = join(cwd, ".cache", "stepauth");
  return made.remove;
});

const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  program.start(args, { cwd, env });
const keptFiles = () => (existsSync(kept) ? readdirSync(kept) : []);
const isOwnCache = Number(process.versions.node.split(".")[0]) < 22;
const NODES_CACHE = "what stepauth keeps itself is not tried, since this Node keeps what it compiles by itself";

describe("the version", () => {
  const manifest: { version: string } = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8"));

  it.each(["--version", "-V"])("%s says it and leaves nothing behind", async (flag) => {
    expect(await start([flag])).toEqual({ code: 0, signal: null, stdout: `${manifest.version}\n`, stderr: "" });
    expect(keptFiles()).toEqual([]);
  });

  it("is not what an unknown command asks for", async () => {
    const { code, stderr } = await start(["versoin", "--version"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect((await start(["versoin"])).code).toBe(2);
  });
});

describe("Node leaves the arguments alone", () => {
  beforeEach(() => {
    writeFileSync(join(cwd, "stranger.cjs"), `require("fs").writeFileSync("it-ran", "");`);
    writeFileSync(join(cwd, "stranger.env"), "NODE_OPTIONS=--require ./stranger.cjs\n");
  });

  it.each([
    [0, ["preview", "--account", "none", "--dotenv", "stranger.env"]],
    [2, ["preview", "--env-file", "stranger.env"]],
    [2, ["lint", "--env-file=stranger.env"]],
    [2, ["token", "--env-file-if-exists=stranger.env"]],
    [0, ["exec", "fastlane", "--", "true", "--env-file=stranger.env"]],
  ])("exit code %i, and nothing of a dotenv file runs: %j", async (code, args) => {
    expect((await start(args)).code).toBe(code);
    expect(existsSync(join(cwd, "it-ran"))).toBe(false);
  });

  it("also under the name of a link, as npm makes one", async () => {
    const link = join(cwd, "a link");
    symlinkSync(program.bin, link);
    const linked = await program.startAs(link, ["preview", "--env-file", "stranger.env"], { cwd });
    expect(linked).toMatchObject({ code: 2, stderr: expect.stringContaining("--dotenv FILE") });
    expect(existsSync(join(cwd, "it-ran"))).toBe(false);
  });

  it("from npm's shims for Windows too, which start the sh of the PATH", async () => {
    await cmdShim(program.bin, join(cwd, "stepauth"));
    expect(readdirSync(cwd)).toEqual(expect.arrayContaining(["stepauth", "stepauth.cmd", "stepauth.ps1"]));
    expect(readFileSync(join(cwd, "stepauth.cmd"), "utf8")).toMatch(/"%_prog%"\s+"%dp0%\\[^"]*bin\.cjs" %\*/);
    expect(readFileSync(join(cwd, "stepauth.cmd"), "utf8")).toMatch(/SET "_prog=sh"/);
    const ran = await program.startAs(join(cwd, "stepauth"), ["preview", "--env-file", "stranger.env"], { cwd });
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining("--dotenv FILE") });
    expect(existsSync(join(cwd, "it-ran"))).toBe(false);
  });
});

describe("what was compiled", () => {
  it("is kept for this user alone, and used", async () => {
    const first = await start(["preview"]);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(statSync(kept).mode & 0o777).toBe(0o700);
    expect(keptFiles()).toHaveLength(1);
    const second = await start(["preview"]);
    expect(second).toEqual(first);
    expect(keptFiles()).toHaveLength(1);
  });

  it.runIf(needs(isOwnCache, NODES_CACHE))("is written once, readable for this user alone", async () => {
    await start(["preview"]);
    const file = join(kept, "preview");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    utimesSync(file, 0, 0);
    await start(["preview"]);
    expect(statSync(file).mtimeMs).toBe(0);
  });

  it.runIf(needs(isOwnCache, NODES_CACHE)).each([
    ["empty", (content: Buffer) => content.subarray(0, 0)],
    ["cut off", (content: Buffer) => content.subarray(0, 1000)],
    ["of another program", (content: Buffer) => Buffer.concat([content, Buffer.from("x")])],
    ["damaged", (content: Buffer) => Buffer.concat([Buffer.alloc(64, 7), content.subarray(64)])],
  ])("is compiled anew when it is %s", async (_, damage) => {
    const first = await start(["preview"]);
    const file = join(kept, "preview");
    const whole = readFileSync(file);
    writeFileSync(file, damage(whole));
    expect(await start(["preview"])).toEqual(first);
    // What a run compiles differs by some bytes from the run before.
    expect(Math.abs(statSync(file).size - whole.length)).toBeLessThan(whole.length / 10);
    expect(keptFiles()).toEqual(["preview"]);
  });

  it("is not kept in a folder that others can write to", async () => {
    mkdirSync(kept, { recursive: true });
    chmodSync(kept, 0o777);
    expect((await start(["preview"])).code).toBe(0);
    expect(keptFiles()).toEqual([]);
  });

  it("is kept where XDG_CACHE_HOME says", async () => {
    await start(["preview"], { XDG_CACHE_HOME: join(cwd, "elsewhere") });
    expect(keptFiles()).toEqual([]);
    expect(readdirSync(join(cwd, "elsewhere", "stepauth"))).toHaveLength(1);
  });

  it("is not kept in the working directory, where a relative XDG_CACHE_HOME would lead", async () => {
    await start(["preview"], { XDG_CACHE_HOME: "elsewhere" });
    expect(existsSync(join(cwd, "elsewhere"))).toBe(false);
    expect(keptFiles()).toHaveLength(1);
  });

  it("is not kept without a home folder, nor where Node's own variable says so", async () => {
    expect((await start(["preview"], { HOME: join(cwd, "bitrise.yml") })).code).toBe(0);
    expect((await start(["preview"], { NODE_DISABLE_COMPILE_CACHE: "1" })).code).toBe(0);
    expect(keptFiles()).toEqual([]);
  });

  it.each([
    [["resolve", "fastlane"]],
    [["export", "fastlane", "--to", "dotenv", "--dir", "keys"]],
    [["exec", "fastlane", "--", process.execPath, "-e", "0"]],
    [["token"]],
    [["doctor"]],
    [["--help"]],
  ])("is not kept by %j, which may hold secrets or needs none", async (args) => {
    await start(args);
    expect(keptFiles()).toEqual([]);
  });

  it("loads modules of the user's own all the same", async () => {
    writeFileSync(
      join(cwd, "own.mjs"),
      `export default { definition: {}, resolve() {}, step: "my-step" };\nprocess.stderr.write("own module ran\\n");\n`,
    );
    for (const run of ["first", "second"]) {
      const { stderr } = await start(["preview", "--adapter", "own.mjs"]);
      expect([run, stderr]).toEqual([run, expect.stringContaining("own module ran")]);
    }
  });
});
