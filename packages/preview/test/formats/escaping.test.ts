import { describe, expect, test } from "vitest";
import {
  type FileReport,
  fileReport,
  findingsToGithub,
  findingsToMarkdown,
  findingsToSarif,
  findingsToTable,
  lintToJson,
  previewToJson,
  previewToMarkdown,
  previewToTable,
  printJson,
} from "../../src/index.js";
import { preview } from "../support.js";
import { CANARY, hostileFile } from "./hostile.js";

const looked = await preview(hostileFile);
const name = "a\u202e/<b>::set-env|`x`,1:2%\u001b[31m.yml";
const report: FileReport = { ...fileReport(looked), file: name };
const reports = [report];
const table = { width: 100, color: false };

const outputs: Readonly<Record<string, string>> = {
  "preview table": previewToTable(looked, { ...table, reveal: false }),
  "preview markdown": previewToMarkdown(looked),
  "preview json": printJson(previewToJson(looked, { reveal: false }), 2),
  "lint table": findingsToTable(reports, table),
  "lint markdown": findingsToMarkdown(reports),
  "lint json": printJson(lintToJson(reports), 2),
  "lint sarif": printJson(findingsToSarif(reports, { version: "1.2.3" }), 2),
  "lint github": findingsToGithub(reports),
};

test("the file is as hostile as it is meant to be", () => {
  expect(report.findings.map(({ code }) => code)).toContain("inputs/unknown");
  expect(report.findings.find(({ code }) => code === "inputs/unknown")?.message).toContain("::set-env");
  expect(looked.workflows[0]?.id).toContain("::add-mask::");
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
    const own = format === "lint github" ? lines.filter((line) => line !== "") : [];
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
        expect([5, 6]).toContain(line.split("|").length - 1);
    });
});
