import { diagnosticCodes } from "@stepauth/core";
import { describe, expect, test } from "vitest";
import { type FileReport, type FindingReport, fileReport, lintReport, printReport } from "../../src/index.js";
import { preview, stepsFile } from "../support.js";
import { page } from "./reports.js";

// What SARIF 2.1.0 asks of the objects that are written here; no package carries its schema.
const required: Readonly<Record<string, readonly string[]>> = {
  sarifLog: ["version", "runs"],
  run: ["tool"],
  tool: ["driver"],
  toolComponent: ["name"],
  reportingDescriptor: ["id"],
  result: ["message"],
};
const known: Readonly<Record<string, readonly string[]>> = {
  sarifLog: ["$schema", "version", "runs", "inlineExternalProperties", "properties"],
  run: ["tool", "columnKind", "results", "artifacts", "invocations", "originalUriBaseIds", "automationDetails"],
  tool: ["driver", "extensions"],
  toolComponent: ["name", "version", "semanticVersion", "informationUri", "rules"],
  reportingDescriptor: ["id", "shortDescription", "fullDescription", "help", "helpUri", "defaultConfiguration"],
  result: ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
  location: ["physicalLocation"],
  physicalLocation: ["artifactLocation", "region"],
  artifactLocation: ["uri", "uriBaseId"],
  region: ["startLine", "startColumn", "endLine", "endColumn"],
  message: ["text"],
};

interface Sarif {
  $schema: string;
  version: string;
  runs: {
    columnKind: string;
    tool: {
      driver: {
        name: string;
        version: string;
        informationUri: string;
        rules: { id: string; shortDescription: { text: string }; helpUri: string }[];
      };
    };
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      locations: {
        physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region: Record<string, number> };
      }[];
      partialFingerprints: Record<string, string>;
    }[];
  }[];
}

function sarif(reports: readonly FileReport[]): Sarif {
  return JSON.parse(printReport("sarif", lintReport(reports, { page })));
}

function check(kind: string, value: object): void {
  expect(Object.keys(value)).toEqual(expect.arrayContaining([...(required[kind] ?? [])]));
  expect(known[kind]).toEqual(expect.arrayContaining(Object.keys(value)));
}

const steps =
  "- fastlane@3:\n    inputs:\n    - connection: off\n- fastlane@3:\n    inputs:\n    - lnae: x\n- fastlane@3:\n    inputs:\n    - lnae: x\n";
const report = fileReport(await preview(stepsFile(steps)));

describe("the log", () => {
  const log = sarif([report]);
  const [run] = log.runs;

  test("has what the standard asks for, and no more than it knows", () => {
    check("sarifLog", log);
    expect(log.version).toBe("2.1.0");
    expect(run).toBeDefined();
    check("run", run ?? {});
    check("tool", run?.tool ?? {});
    check("toolComponent", run?.tool.driver ?? {});
    for (const rule of run?.tool.driver.rules ?? []) check("reportingDescriptor", rule);
    for (const result of run?.results ?? []) {
      check("result", result);
      check("message", result.message);
      for (const location of result.locations) {
        check("location", location);
        check("physicalLocation", location.physicalLocation);
        check("artifactLocation", location.physicalLocation.artifactLocation);
        check("region", location.physicalLocation.region);
      }
    }
  });

  test("has every result with its rule, level and place", () => {
    expect(run?.columnKind).toBe("utf16CodeUnits");
    expect(run?.results.map(({ ruleId, level, locations }) => [ruleId, level, locations[0]?.physicalLocation])).toEqual(
      [
        ["inputs/connection-invalid", "error", place(8, 25, 28)],
        ["inputs/unknown", "warning", place(11, 13, 17)],
        ["inputs/unknown", "warning", place(14, 13, 17)],
      ],
    );
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  test("has rules with words and an address", () => {
    for (const { id, shortDescription, helpUri } of run?.tool.driver.rules ?? []) {
      expect(Object.keys(diagnosticCodes)).toContain(id);
      expect(shortDescription.text).toMatch(/^[A-Z`].*\.$/);
      expect(helpUri).toBe(`https://github.com/stepauth/stepauth/blob/main/docs/diagnostics.md#${id.replace("/", "")}`);
    }
  });

  test("gives equal findings different fingerprints, and keeps them when lines move", async () => {
    const prints = (one: Sarif) =>
      one.runs[0]?.results.map(({ partialFingerprints }) => partialFingerprints["stepauthFinding/v1"]);
    expect(new Set(prints(log)).size).toBe(3);
    const moved = fileReport(await preview(`# one\n# two\n${stepsFile(steps)}`));
    expect(prints(sarif([moved]))).toEqual(prints(log));
  });
});

function place(line: number, from: number, to: number) {
  return {
    artifactLocation: { uri: "bitrise.yml", uriBaseId: "%SRCROOT%" },
    region: { startLine: line, startColumn: from, endLine: line, endColumn: to },
  };
}

const finding: FindingReport = {
  code: "yaml/syntax",
  severity: "info",
  outcome: "both",
  message: "see [this](1) and [redacted]",
};

test.each([
  ["bitrise.yml", "bitrise.yml", "%SRCROOT%"],
  ["./ci/a b#?%.yml", "ci/a%20b%23%3F%25.yml", "%SRCROOT%"],
  ["c:x.yml", "c%3Ax.yml", "%SRCROOT%"],
  ["../up.yml", "../up.yml", "%SRCROOT%"],
  ["/tmp/a.yml", "file:///tmp/a.yml", undefined],
])("the file %s as an address", (file, uri, base) => {
  const result = sarif([{ file, findings: [finding] }]).runs[0]?.results[0];
  expect(result?.locations[0]?.physicalLocation).toEqual({
    artifactLocation: { uri, ...(base ? { uriBaseId: base } : {}) },
    region: { startLine: 1 },
  });
});

test("a finding of no place stands on the first line; what looks like a link is none", () => {
  const result = sarif([{ file: "a.yml", findings: [finding] }]).runs[0]?.results[0];
  expect(result).toMatchObject({ level: "note", message: { text: "see \\[this](1) and [redacted]" } });
});

test("no findings make a log all the same", () => {
  expect(sarif([]).runs[0]).toMatchObject({ results: [], tool: { driver: { rules: [] } } });
});
