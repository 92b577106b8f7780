import { afterAll, describe, expect, it } from "vitest";
import { everyCommand } from "../src/own-words.js";
import { program } from "../src/program.js";
import { folder, run } from "./run.js";

// A secret in the wrong place of the command line: whatever is wrong with it, it is not repeated, since build logs keep it.

const CANARY = "CANARY_7f3a";
const forms = [
  CANARY,
  `{"password":"${CANARY}"}`,
  `https://user:${CANARY}@host.invalid/x?key=${CANARY}`,
  `PW=${CANARY}`,
  `-----BEGIN ${CANARY}\n`,
  `${CANARY}.yml`,
  `@env:${CANARY}`,
  `@file:${CANARY}`,
  `${"x".repeat(5000)}${CANARY}`,
  `*${CANARY}*`,
  `'\n(Did you mean ${CANARY}?)`,
];

const { path: cwd, remove } = folder({
  ".git/HEAD": "",
  "bitrise.yml":
    "format_version: '17'\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\nworkflows:\n  deploy:\n    steps:\n    - fastlane@3: {}\n",
  "accounts.yml":
    "accounts:\n- { name: jane, type: apple-id, appleId: jane@example.com, password: { env: CANARY_7f3a } }\napps:\n  my-app: { appleId: jane }\n",
});
afterAll(remove);

async function said(args: readonly string[]): Promise<{ exitCode: number; text: string }> {
  const { exitCode, stdout, stderr } = await run(args, { cwd, env: { PATH: "/nowhere" } });
  return { exitCode, text: stdout + stderr };
}

// What is left over for a person to choose: the folder of a new step, the name of standard input, the environment's names.
const KEPT: ReadonlySet<string> = new Set(["new --tool", "new --repository", "new --dir", "lint --stdin-filename"]);

const world = { stdout: {}, stderr: {} } as Parameters<typeof program>[0];
const root = program(world, async () => undefined);
const commands = everyCommand(root).slice(1);
const wordsOf = (command: (typeof commands)[number]): string =>
  command.parent && command.parent !== root ? `${command.parent.name()} ${command.name()}` : command.name();
const options = commands.flatMap((command) =>
  command.options
    .filter(({ required, optional }) => required || optional)
    .flatMap(({ short, long }) => [short, long].filter((flag) => flag !== undefined))
    .filter((flag) => !KEPT.has(`${wordsOf(command)} ${flag}`))
    .map((flag) => [command, flag] as const),
);
/** What else the command needs, so that it gets as far as to look at the value. */
const needed: Readonly<Record<string, readonly string[]>> = {
  resolve: ["fastlane"],
  exec: ["fastlane", "--", "no-such-command"],
  export: ["fastlane", "--to", "dotenv", "--dir", "out"],
  explain: ["fastlane"],
  "team seal": ["keys.json", "--out", "sealed.json", "--secrets", "secrets.env"],
};

describe("an option's value", () => {
  it.each(options.map(([command, flag]) => [wordsOf(command), flag] as const))("%s %s", async (command, flag) => {
    for (const form of forms) {
      const more = flag === "--key" ? ["--key-id", "X"] : [];
      const { exitCode, text } = await said([...command.split(" "), ...more, flag, form, ...(needed[command] ?? [])]);
      expect([0, 1, 2, 127]).toContain(exitCode);
      expect(text).not.toContain(CANARY);
    }
  });
});

describe("an argument", () => {
  it.each([
    ["preview"],
    ["lint"],
    ["lint", "bitrise.yml"],
    ["resolve"],
    ["exec"],
    ["exec", "fastlane", "--"],
    ["export", "--to", "dotenv", "--dir", "out"],
    ["token"],
    ["doctor"],
    ["explain"],
    ["auth-types"],
    ["new"],
    ["new", "step"],
    ["completion"],
    [],
  ])("%s %s %s", async (...given) => {
    for (const form of forms) {
      const { exitCode, text } = await said([...given, form]);
      expect([1, 2, 126, 127]).toContain(exitCode);
      expect(text).not.toContain(CANARY);
    }
  });
});

describe("an option that there is not", () => {
  it.each(["", ...commands.map(wordsOf)])("%s --password=...", async (command) => {
    for (const form of forms)
      for (const option of [`--password=${form}`, `--${form}`, `-p${form}`]) {
        const { exitCode, text } = await said([...(command === "" ? [] : command.split(" ")), option]);
        expect(exitCode).toBe(2);
        expect(text).not.toContain(CANARY);
      }
  });

  it.each([
    [["preview", "--polcy", "x"], "--policy"],
    [["previw"], "preview"],
    [["explain", "session/expird"], "session/expired"],
    [["resolve", "fastlan"], "fastlane"],
    [["preview", "--workflow", "deplyo"], "deploy"],
    [["token", "--account", "accounts.yml", "--app", "my-ap"], "my-app"],
  ])("but what is like it is named: %j", async (args, near) => {
    expect((await said(args)).text).toContain(`Did you mean ${near}`.replace(/(deploy|my-app)$/, '"$1"'));
  });
});

it("a variable that a stepauth.yml names, which may be the secret itself", async () => {
  const { text } = await said(["preview", "--account", "accounts.yml"]);
  expect(text).toContain("config/reference-unread");
  expect(text.split("\n").filter((line) => line.includes(CANARY) && !/^\s*\d+ \|/.test(line))).toEqual([]);
});
