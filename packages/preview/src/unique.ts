import type { Finding } from "./model.js";

/** Findings, each of them once: a step that several workflows run is found as often as it runs. */
export function unique<T extends Identity>(findings: readonly T[]): T[] {
  const seen = new Map<string, T>();
  for (const finding of findings) {
    const key = identityOf(finding);
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}

type Identity = Pick<Finding, "code" | "message" | "location">;

/** What two findings have in common that are the same. */
export function identityOf({ code, message, location }: Identity): string {
  return `${code} ${location?.file}:${location?.line}:${location?.column} ${message}`;
}
