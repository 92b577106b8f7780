import { afterAll, describe, expect, it } from "vitest";
import { folder, run } from "./run.js";

// Text of a stranger's file, in every place that is shown. A terminal must not obey it, nor a CI log read it as a command.
const hostile = [
  "\u001b[31mred",
  "\u001b]0;title\u0007",
  "::set-env name=A::b",
  "two\nlines",
  "<b>tag</b>",
  "\u202egnp.exe",
  "\u009b2J",
  "\rover",
];
const quote = (text: string) =>
  JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

const yaml = `format_version: "13"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
workflows:
${hostile.map((text) => `  ${quote(text)}:\n    title: ${quote(text)}\n    before_run: [${quote(`missing ${text}`)}]\n    steps:\n    - ${quote(`fastlane@${text}`)}:\n        title: ${quote(text)}\n        inputs:\n        - ${quote(text)}: ${quote(text)}\n        - connection: ${quote(text)}\n        - apple_id: ${quote(`id ${text}`)}\n        - password: x\n    - fastlane@3:\n        title: ${quote(text)}\n        inputs:\n        - ${quote(text)}: ${quote(text)}\n        - apple_id: ${quote(`id ${text}`)}\n        - password: x`).join("\n")}
`;

const { path: cwd, remove } = folder({ "bitrise.yml": yaml, "\u001b[31m.yml": yaml });
afterAll(remove);

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe("text of files is escaped for a terminal", () => {
  it.each([
    ["table", ["preview", "--account", "none"]],
    ["table of a hostile file name", ["preview", "\u001b[31m.yml", "--account", "none"]],
    ["the name of standard input", ["lint", "-", "--stdin-filename", "\u001b[31mx.yml"]],
  ])("%s", async (_, args) => {
    const ran = await run(args, { cwd });
    const text = ran.stdout + ran.stderr;
    expect(text).not.toMatch(OBEYED);
    expect(text.split("\n").filter((line) => line.trimStart().startsWith("::") || line.includes("##["))).toEqual([]);
    expect(text).toContain("\\x1b[31m");
  });

  it("JSON holds it as it is, and parses", async () => {
    const ran = await run(["preview", "--account", "none", "--format", "json"], { cwd });
    const ids = JSON.parse(ran.stdout).workflows.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(hostile);
    expect(ran.stdout).not.toMatch(OBEYED);
  });
});
