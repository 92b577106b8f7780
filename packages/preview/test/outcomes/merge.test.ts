import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/model.js";
import { unique } from "../../src/outcomes/merge.js";
import type { HoldsFor } from "../../src/outcomes/outcome.js";
import { countFindings } from "../../src/report/file.js";
import { readable } from "../../src/report/finding.js";

const found = (severity: Finding["severity"], outcome?: HoldsFor, message = "it is"): Finding => ({
  code: "inputs/unused",
  severity,
  message,
  ...(outcome ? { outcome } : {}),
});
const brief = ({ severity, outcome = "both" }: Finding) => `${severity} ${outcome}`;

describe("findings are merged", () => {
  test.each([
    ["once for both", [found("error", "released"), found("error", "documented")], ["error both"]],
    ["once for one", [found("error", "released"), found("error", "released")], ["error released"]],
    ["one that holds for both anyway", [found("info", "documented"), found("info")], ["info both"]],
    [
      "each as bad as it is",
      [found("warning", "released"), found("error", "documented")],
      ["warning released", "error documented"],
    ],
    ["the gravest of a step that several workflows run", [found("info"), found("error")], ["error both"]],
    ["the gravest for each", [found("error", "released"), found("warning")], ["error released", "warning documented"]],
    ["apart where they say something else", [found("info"), found("info", "both", "no")], ["info both", "info both"]],
  ])("%s", (_, findings, expected) => {
    expect(unique(findings).map(brief)).toEqual(expected);
    expect(unique(unique(findings)).map(brief)).toEqual(expected);
  });

  test("for people, what fails nothing is a warning", () => {
    expect(readable([found("warning", "released"), found("error", "documented")]).map(brief)).toEqual(["warning both"]);
    expect(readable([found("error", "documented")]).map(brief)).toEqual(["warning documented"]);
    expect(readable([found("error")]).map(brief)).toEqual(["error both"]);
  });
});

test("what holds as documented alone is counted by itself", () => {
  const findings = [
    found("error", "released", "a"),
    found("error", "documented", "b"),
    found("warning", "documented", "c"),
    found("info", "documented", "d"),
    found("warning", "both", "e"),
    found("info", "released", "f"),
  ];
  expect(countFindings([{ findings }])).toEqual({ error: 1, warning: 1, info: 1, documented: 2 });
});
