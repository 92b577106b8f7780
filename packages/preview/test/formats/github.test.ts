import { expect, test } from "vitest";
import { type FindingReport, lintReport, printReport } from "../../src/index.js";
import { page } from "./reports.js";

const location = { file: "ci/a,b:c.yml", line: 3, column: 5, endLine: 3, endColumn: 9 };
const finding: FindingReport = {
  code: "inputs/unused",
  severity: "warning",
  outcome: "both",
  message: "100% unused",
  help: "Remove it.",
  location,
};

function lines(findings: readonly FindingReport[]): string[] {
  return printReport("github", lintReport([{ file: "bitrise.yml", findings }], { page })).split("\n");
}

test("a finding is one command with its place, everything escaped", () => {
  expect(lines([finding])).toEqual([
    "::warning file=ci/a%2Cb%3Ac.yml,line=3,endLine=3,col=5,endColumn=9,title=stepauth inputs/unused::100%25 unused. Remove it.",
    "",
  ]);
});

test.each([
  ["error", "error"],
  ["warning", "warning"],
  ["info", "notice"],
] as const)("%s is the command %s", (severity, command) => {
  const { location: _, help: __, ...rest } = finding;
  expect(lines([{ ...rest, severity }])[0]).toBe(
    `::${command} file=bitrise.yml,title=stepauth inputs/unused::100%25 unused`,
  );
});

test("a message that ends with a full stop gets no second one", () => {
  expect(lines([{ ...finding, message: "It is unused." }])[0]).toMatch(/::It is unused\. Remove it\.$/);
});

test("a finding over several lines has no end column", () => {
  const [line] = lines([{ ...finding, location: { ...location, endLine: 7 } }]);
  expect(line).toContain("line=3,endLine=7,col=5,title=");
});

test("line breaks are escapes", () => {
  const [line] = lines([{ ...finding, message: "a\n::error::b" }]);
  expect(line).toMatch(/::a\\n::error::b\. Remove it\.$/);
});
