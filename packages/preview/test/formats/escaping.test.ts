import { describe, expect, test } from "vitest";
import { type FileReport, fileReport, formats } from "../../src/index.js";
import { preview } from "../support.js";
import { CANARY, hostileFile } from "./hostile.js";
import { reportsOf } from "./reports.js";

const looked = await preview(hostileFile);
const name = "a\u202e/<b>::set-env|`x`,1:2%\u001b[31m.yml";
const report: FileReport = { ...fileReport(looked), file: name };
const reports = reportsOf(looked, [report]);

const outputs: Readonly<Record<string, string>> = Object.fromEntries(
  formats
    .filter(({ name }) => name !== "html") // Its own test reads it as a browser does.
    .flatMap(({ name, commands, print }) =>
      commands
        .filter((command) => command !== "resolve")
        .map((command) => [`${command} ${name}`, print(reports[command])]),
    ),
);

test("the file is as hostile as it is meant to be", () => {
  expect(report.findings.map(({ code }) => code)).toContain("inputs/unknown");
  expect(report.findings.find(({ code }) => code === "inputs/unknown")?.message).toContain("::set-env");
  expect(looked.workflows[0]?.id.shown).toContain("::add-mask::");
});

describe.each(Object.keys(outputs))("%s", (format) => {
  const output = outputs[format] ?? "";
  const lines = output.split("\n");

  test("shows no secret", () => {
    expect(output).not.toContain(CANARY);
  });

  test("holds nothing that a terminal obeys", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  test("holds no command that a log obeys, but its own", () => {
    const commands = lines.filter((line) => /^\s*::/.test(line));
    const own = format.endsWith("github") ? lines.filter((line) => line !== "") : [];
    expect(commands).toEqual(own);
    for (const command of own) expect(command).toMatch(/^::(?:error|warning|notice) file=[^:]*::[^\r\n]*$/);
    expect(output).not.toContain("##[");
  });

  if (format.endsWith("markdown"))
    test("holds no tag, link, mention or broken table", () => {
      expect(output.replace(/<\/?code>|<br>/g, "")).not.toMatch(/<[a-z/!]/i);
      expect(output.replace(/\]\(https:\/\/github\.com\/stepauth\/stepauth\/[^)\s]*\)/g, "")).not.toMatch(
        /(?<!\\)\]\(/,
      );
      expect(output).not.toMatch(/@all|(?<!\\)`|https?:\/\/evil/);
      for (const line of lines.filter((text) => text.startsWith("|")))
        expect([4, 5, 6]).toContain(line.split("|").length - 1);
    });
});
