import { Text } from "@stepauth/text";
import { expect, test } from "vitest";
import { findingReport } from "../../src/report/finding.js";
import { showing } from "../../src/report/shown.js";

test("a frame shows no secret that a finding points to", () => {
  const frame = { before: "- password: ", marked: Text.secret("hunter2") };
  const report = findingReport({ code: "inputs/unused", severity: "warning", message: "unused", frame }, showing({}));
  expect(report.frame).toEqual({ before: "- password: ", marked: "[redacted]" });
});
