import { diagnosticCodes } from "@stepauth/core";
import type { Location } from "@stepauth/workflow";
import { outcomeLead } from "../outcomes/outcome.js";
import type { FileReport } from "../report/file.js";
import { readable } from "../report/finding.js";
import { escapeTerminal } from "../text/escape.js";
import { sentences } from "../text/sentences.js";
import { codeAddress } from "./code-address.js";

const LEVELS = { error: "error", warning: "warning", info: "note" } as const;

/** Findings as a SARIF 2.1.0 log, which code scanning and editors read. */
export function findingsToSarif(reports: readonly FileReport[], options: { readonly version: string }): object {
  const codes = [...new Set(reports.flatMap(({ findings }) => findings.map(({ code }) => code)))].sort();
  const results = reports.flatMap((report) => fileResults(report, codes));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "stepauth",
            version: options.version,
            semanticVersion: options.version,
            informationUri: "https://github.com/stepauth/stepauth",
            rules: codes.map(rule),
          },
        },
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  };
}

function rule(code: string): object {
  const text = (diagnosticCodes as Readonly<Record<string, string>>)[code] ?? code;
  const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  return { id: code, shortDescription: { text: sentence }, helpUri: codeAddress(code) };
}

function fileResults({ file, findings }: FileReport, codes: readonly string[]): object[] {
  const seen = new Map<string, number>();
  return readable(findings).map((finding) => {
    const { code, severity, outcome, message, help, location } = finding;
    const words = `${outcomeLead[outcome]}${plainText(sentences(message, help))}`;
    const same = `${code} ${uriOf(location?.file ?? file)} ${plainText(message)}`;
    const nth = (seen.get(same) ?? 0) + 1;
    seen.set(same, nth);
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: LEVELS[severity],
      message: { text: words },
      locations: [{ physicalLocation: physicalLocation(file, location) }],
      ...(outcome === "both" ? {} : { properties: { outcome } }),
      // The same finding keeps its identity when lines move.
      partialFingerprints: { "stepauthFinding/v1": `${same} ${nth}` },
    };
  });
}

function physicalLocation(file: string, location: Location | undefined): object {
  const uri = uriOf(location?.file ?? file);
  const artifactLocation = uri.startsWith("file:") ? { uri } : { uri, uriBaseId: "%SRCROOT%" };
  return { artifactLocation, region: location ? region(location) : { startLine: 1 } };
}

function region({ line, column, endLine, endColumn }: Location): object {
  return {
    startLine: line,
    startColumn: column,
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

// A link in a message is `[text](target)`; an escaped bracket is just that.
function plainText(text: string): string {
  const pieces = escapeTerminal(text).split("]");
  return pieces
    .map((piece, index) => (pieces[index + 1]?.startsWith("(") ? piece.replaceAll("[", "\\[") : piece))
    .join("]");
}

/** A path as a relative reference, or an absolute one as a `file:` address; every segment escaped. */
function uriOf(path: string): string {
  const segments = path
    .replaceAll("\\", "/")
    .replace(/^(?:\.\/)+/, "")
    .split("/");
  const escaped = segments
    .map((segment) => encodeURIComponent(segment.replace(/[\ud800-\udfff]/gu, "\ufffd")))
    .join("/");
  return escaped.startsWith("/") ? `file://${escaped}` : escaped;
}
