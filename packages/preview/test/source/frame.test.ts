import { describe, expect, test } from "vitest";
import type { FindingCode } from "../../src/index.js";
import { frameOf } from "../../src/source/frame.js";

function frame(code: FindingCode, line: string, marked: string): string | null {
  const column = line.indexOf(marked) + 1;
  const location = { file: "bitrise.yml", line: 1, column, endLine: 1, endColumn: column + marked.length };
  const shown = frameOf(line, { code, location });
  return shown && shown.before + shown.marked;
}

describe("a frame of a finding about the file as a file shows the place and the key", () => {
  test.each<[FindingCode, string, string, string | null]>([
    ["yaml/syntax", "    - password: *hunter2", "*hunter2", "    - password: …"],
    ["yaml/syntax", "    - hunter2: *x", "*x", null],
    ["yaml/syntax", '    - "a" hunter2', "hunter2", null],
    ["yaml/syntax", "    hunter2", "hunter2", null],
    ["yaml/syntax", "    password: x", "password", "    password"],
    ["yaml/limit", "    hunter2: x", "hunter2", null],
    ["yaml/not-a-mapping", "hunter2", "hunter2", null],
    ["workflow/invalid", "    - password:hunter2", "password:hunter2", null],
    ["workflow/invalid", "  envs: {K: hunter2}", "{K: hunter2}", "  envs: …"],
    ["workflow/invalid", "  MY_KEY: hunter2", "MY_KEY", "  MY_KEY"],
    ["workflow/invalid", '{"a":{"password":"hunter2"}}', '"hunter2"', null],
    ["include/failed", "- path: https://u:p@h", "https://u:p@h", "- path: …"],
    ["step/reference-invalid", "    - git::https://u:p@h: {}", "git::https://u:p@h", null],
  ])("%s: %s", (code, line, marked, shown) => {
    expect(frame(code, line, marked)).toBe(shown);
  });
});

test("a rule that points to a value knows what the value is", () => {
  expect(frame("inputs/connection-invalid", "    - connection: off", "off")).toBe("    - connection: off");
});
