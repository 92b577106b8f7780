import type { DiagnosticCode } from "@stepauth/core";
import type { Finding } from "../model.js";
import { named } from "../text/named.js";
import type { AppleStep } from "./rule.js";
import { meantBy } from "./unknown-input.js";

const MISSING: ReadonlySet<string> = new Set<DiagnosticCode>([
  "inputs/api-key-path-missing",
  "inputs/api-key-id-missing",
  "inputs/api-issuer-missing",
  "inputs/apple-id-missing",
  "inputs/password-missing",
  "inputs/set-incomplete",
]);

/** One cause is one finding: an input that is missing because its name is misspelt is that misspelling, as grave as its being missing. */
export function withMisspelt(findings: readonly Finding[], step: AppleStep): Finding[] {
  const missing = new Map(findings.filter(isMissing).map((finding) => [finding.input, finding]));
  if (missing.size === 0) return [...findings];
  const explained = new Set<Finding>();
  const told = findings.map((finding) => {
    const meant = finding.code === "inputs/unknown" ? meantBy(finding, step) : undefined;
    const follows = missing.get(meant);
    if (meant === undefined || follows === undefined || explained.has(follows)) return finding;
    explained.add(follows);
    const message = `${finding.message.replace(/\.$/, "")}, and ${named(meant)} is missing.`;
    return { ...finding, message, severity: follows.severity };
  });
  return told.filter((finding) => !explained.has(finding));
}

function isMissing({ code, input }: Finding): boolean {
  return input !== undefined && MISSING.has(code);
}
