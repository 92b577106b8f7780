import { describe, expect, test } from "vitest";
import { growthFourfold, LINEAR } from "../../../.config/testing/cpu.js";
import { hunksOf } from "../src/fix/line-diff.js";
import { topOfList } from "../src/fix/list-top.js";
import { Spans } from "../src/fix/spans.js";
import { type FileReport, type FindingReport, formats, lintReport } from "../src/index.js";
import { frameOf } from "../src/source/frame.js";
import { addressSecrets, maskAddresses } from "../src/text/addresses.js";
import { page } from "./formats/reports.js";

function report(size: number, words = (index: number) => `no. ${index} is wrong`): FileReport {
  const findings = Array.from({ length: size }, (_, index): FindingReport => {
    const location = { file: "bitrise.yml", line: index + 1, column: 7, endLine: index + 1, endColumn: 11 };
    const frame = { before: "    - ", marked: "user" };
    return {
      code: "inputs/unused",
      severity: "warning",
      outcome: "both",
      message: words(index),
      help: "Remove it.",
      location,
      frame,
    };
  });
  return { file: "bitrise.yml", findings };
}

describe("the time of a format grows with the findings", () => {
  const ofFindings = formats.filter(({ commands }) => commands.includes("lint"));
  const print = (name: string, files: FileReport) =>
    ofFindings.find((format) => format.name === name)?.print(lintReport([files], { page }));

  test.each(ofFindings.map(({ name }) => name))("%s", async (name) => {
    expect(await growthFourfold((size) => print(name, report(size)), 2000)).toBeLessThan(LINEAR);
  });

  test("sarif, with brackets that are no links", async () => {
    const brackets = (size: number) => report(1, () => "[ ".repeat(size));
    expect(await growthFourfold((size) => print("sarif", brackets(size)), 200_000)).toBeLessThan(LINEAR);
  });
});

test.each(["a://", "https://", "https://a?"])("addresses that never end are hidden in time: %s", async (piece) => {
  expect(await growthFourfold((size) => maskAddresses(piece.repeat(size)), 200_000)).toBeLessThan(LINEAR);
  expect(await growthFourfold((size) => addressSecrets(piece.repeat(size)), 200_000)).toBeLessThan(LINEAR);
});

test("the secrets of addresses are found where they are hidden", () => {
  const text = "git::https://u:p@h/?q=1 and https://h/ and ssh://v@h https://h/?";
  const spans = addressSecrets(text).map(([start, end]) => text.slice(start, end));
  expect(spans).toEqual(["u:p", "q=1", "v"]);
  expect(maskAddresses(text)).toBe(
    "git::https://[redacted]@h/?[redacted] and https://h/ and ssh://[redacted]@h https://h/?",
  );
});

describe("repairing", () => {
  test("comments with line endings of Windows are passed over, however many", () => {
    const comments = "\r\n#".repeat(400);
    const text = (between: string) => `inputs:${between}\r\n- lane`;
    const top = topOfList(text(comments), text(comments).indexOf("lane"));
    expect(top).toEqual({ at: "inputs:\r\n".length, dash: "- " });
    expect(topOfList(text(`${comments}\r\n- a: b`), text(`${comments}\r\n- a: b`).indexOf("lane"))).toBeNull();
  });

  test.each([
    ["a key on the same line", "  - inputs: [{ ", null],
    ["another key", "outputs:\n- ", null],
    ["the end of another key", `${" ".repeat(3000)}x-inputs:\n- `, null],
    ["too far above", `inputs:\n${"#\n".repeat(1100)}- `, null],
    ["a step's dash", "- inputs :  # all\n\n  -  ", { at: 18, dash: "  -  " }],
    ["nothing above", "- ", null],
    ["a blank line above", "\n- ", null],
  ])("the top of a list of inputs: %s", (_, lead, top) => {
    expect(topOfList(`${lead}lane: x`, lead.length)).toEqual(top);
  });

  test("asks spans in less time than there are spans", async () => {
    const task = (size: number) => {
      const spans = new Spans(Array.from({ length: size }, (_, index) => [3 * index, 3 * index + 2] as const));
      return Array.from({ length: size }, (_, index) => spans.cover(3 * index + 1, 3 * index + 3)).some(Boolean);
    };
    expect(await growthFourfold(task, 20_000)).toBeLessThan(LINEAR);
  });

  test("spans cover what lies within one of them, nested or not", () => {
    const spans = new Spans([
      [20, 22],
      [0, 10],
      [2, 4],
      [10, 12],
    ]);
    const asked = [
      [0, 10],
      [3, 9],
      [9, 11],
      [10, 12],
      [11, 13],
      [12, 12],
      [13, 14],
      [20, 21],
      [22, 23],
    ] as const;
    expect(asked.map(([start, end]) => spans.cover(start, end))).toEqual([
      true,
      true,
      false,
      true,
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(new Spans([]).cover(0, 0)).toBe(false);
  });

  test("a diff of many repairs", async () => {
    const lines = (size: number, line: string) =>
      Array.from({ length: size }, (_, at) => `- a: ${at}\n${line}`).join("");
    const task = (size: number) => hunksOf(lines(size, "  b: off\n"), lines(size, '  c: new\n  b: "off"\n'));
    expect(await growthFourfold(task, 500)).toBeLessThan(LINEAR);
  });
});

test("what stands in front of a place is shown when it is short, and an indentation or a key", () => {
  const before = (lead: string) => {
    const at = lead.length;
    const location = { file: "f", line: 1, column: at + 1, endLine: 1, endColumn: at + 6 };
    return frameOf(`${lead}value`, { code: "inputs/unused", location })?.before;
  };
  expect(["  - ", "\t- key: ", "- - a/b.c@1:  ", "", "x ", "--: ", "key:", " ".repeat(201)].map(before)).toEqual([
    "  - ",
    " - key: ",
    "- - a/b.c@1:  ",
    "",
    "… ",
    "… ",
    "… ",
    "… ",
  ]);
});
