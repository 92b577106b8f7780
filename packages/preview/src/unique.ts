import type { Finding } from "./model.js";

/** Findings, each of them once: a step that several workflows run is found as often as it runs. */
export function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const { code, message, location } = finding;
    const key = `${code} ${location?.file}:${location?.line}:${location?.column} ${message}`;
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}
