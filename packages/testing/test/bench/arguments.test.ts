import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readArguments } from "../../../../.bench/arguments.mjs";

const known = { groups: ["start", "token", "jsonl"], limited: ["start", "jsonl"] };
const everything = { only: known.groups, quick: false, json: null, guard: false, help: false };

test.each<[string[], object]>([
  [[], everything],
  [["--quick"], { ...everything, quick: true }],
  [["--only", "jsonl,token"], { ...everything, only: ["jsonl", "token"] }],
  [["--only", "jsonl", "--only", "token"], { ...everything, only: ["jsonl", "token"] }],
  [["--json", "figures.json"], { ...everything, json: "figures.json" }],
  [["--json", "-"], { ...everything, json: "-" }],
  [["--guard"], { ...everything, only: ["start", "jsonl"], quick: true, guard: true }],
  [["--guard", "--only", "token,start"], { ...everything, only: ["start"], quick: true, guard: true }],
  [["-h"], { ...everything, help: true }],
])("%j", (args, options) => {
  expect(readArguments(args, known)).toEqual({ options });
});

describe("is refused", () => {
  test.each([
    [["--only", "start,stop"], "There is no group stop. The groups: start, token, jsonl."],
    [["--guard", "--only", "token"], "No limit to guard. The groups with limits: start, jsonl."],
    [["--fast"], "--fast"],
    [["start"], "start"],
    [["--json"], "--json"],
  ])("%j", (args, words) => {
    expect(readArguments(args, known)).toEqual({ problem: expect.stringContaining(words) });
  });
});

test("a group that does not exist ends the program with 2 and the list", () => {
  const script = join(import.meta.dirname, "../../../../.bench/main.mjs");
  const { status, stderr } = spawnSync(process.execPath, [script, "--only", "none"], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(/none.*start.*jsonl.*preview.*lint/) });
});
