import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildProgram, type Program } from "./program.js";
import { folder, run } from "./run.js";
import { apiKeyDocument } from "./use/material.js";

// What becomes of the command line when nobody takes what it says, or when it stands nowhere.

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

// More than a pipe holds, and an error in it.
const steps = "    - fastlane@3:\n        inputs: [{ connection: off }]\n".repeat(600);
const WORKFLOW = `format_version: "17"\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\nworkflows:\n  deploy:\n    steps:\n`;

let cwd: string;
beforeEach(() => {
  const made = folder({
    ".git/HEAD": "",
    "key.json": JSON.stringify(apiKeyDocument),
    "bitrise.yml": WORKFLOW + steps,
    "fine.yml": `${WORKFLOW}    - script: {}\n`,
    "requests.jsonl": `${JSON.stringify({ id: 1, step: "fastlane", inputs: {} })}\n`.repeat(500),
  });
  cwd = made.path;
  return made.remove;
});

/** Runs a script of sh in which `stepauth` is the command line. */
const shell = (script: string) =>
  program.startAs("/bin/sh", ["-c", `stepauth() { "$0" "$@"; }; ${script}`, program.bin], { cwd });
/** Runs it into a reader that is gone before anything is written, and prints the exit code on standard error. */
const unread = (command: string) => shell(`{ ${AWAIT}; ${command}; echo "ended with $?" >&2; } | ${LEAVE}`);
const AWAIT = "while [ ! -e gone ]; do sleep 0.05; done; rm gone";
const LEAVE = "{ exec <&-; : > gone; }";

describe("a reader that goes away", () => {
  it.each([
    [1, "stepauth lint"],
    [1, "stepauth preview --format json"],
    [0, "stepauth preview fine.yml --account none"],
    [0, "stepauth explain fastlane"],
    [1, "stepauth token --account key.json"],
    [1, "stepauth resolve --jsonl < requests.jsonl"],
  ])("ends with %i: %s", async (code, command) => {
    expect((await unread(command)).stderr).toBe(`ended with ${code}\n`);
  });

  it("fails an export, of which no file stays then", async () => {
    const { stderr } = await unread("stepauth export fastlane --account key.json --to dotenv --dir out");
    expect(stderr).toContain("(export/failed)");
    expect(stderr).toContain("ended with 1\n");
    expect(readdirSync(cwd)).not.toContain("out");
  });
});

it.each(["preview fine.yml --account none", "token --account key.json", "auth-types"])(
  "an output without room is said, and a failure: %s",
  async (command) => {
    const { code, stderr } = await shell(`stepauth ${command} > /dev/full`);
    expect(code).toBe(1);
    expect(stderr).toBe("error: Standard output can't be written to.\nCheck that there is room where it goes.\n");
  },
);

it.each([
  ["full", "2> /dev/full"],
  ["closed", "2>&-"],
])("standard error that is %s does not keep exec from running its command", async (_, how) => {
  const ended = await shell(`apple_id=ci@example.com password=made-up stepauth exec fastlane -- echo ran ${how}`);
  expect(ended).toMatchObject({ code: 0, stdout: "ran\n" });
});

it("nor one that nobody reads", async () => {
  const exec = "apple_id=ci@example.com password=made-up stepauth exec fastlane -- echo ran";
  const ended = await shell(`{ { ${AWAIT}; ${exec}; echo "ended with $?"; } 2>&1 >&3 3>&- | ${LEAVE}; } 3>&1`);
  expect(ended.stdout).toBe("ran\nended with 0\n");
});

it.each(["lint", "preview", "token", "exec fastlane -- true", "--help"])(
  "a working directory that is gone is said: %s",
  async (command) => {
    mkdirSync(join(cwd, "gone"));
    const ended = await program.startAs(
      "/bin/sh",
      ["-c", `cd gone; rmdir ../gone; exec "$0" ${command}`, program.bin],
      {
        cwd,
      },
    );
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain("error: The working directory is gone.\n");
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  },
);

it("what the system refuses is said by its code alone", async () => {
  async function* unplugged(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array();
    throw Object.assign(new Error("EIO: a secret path"), { code: "EIO", syscall: "read" });
  }
  const ran = await run(["resolve", "--jsonl"], { stdin: unplugged() });
  expect(ran).toEqual({ exitCode: 1, stdout: "", stderr: "error: The system refuses to go on: EIO (read).\n" });
});
