import type { Severity } from "@stepauth/core";
import type { Finding } from "../model.js";
import { type Holds, holdsFor, type OutcomeName } from "./outcome.js";

/** What of a finding says whether it is another one. */
export type Mergeable = Pick<Finding, "code" | "message" | "location" | "severity"> & Holds;

/** What two findings have in common that are the same. */
export function identityOf({ code, message, location }: Pick<Finding, "code" | "message" | "location">): string {
  return `${code} ${location?.file}:${location?.line}:${location?.column} ${message}`;
}

/**
 * Findings, each of them once: a step that several workflows run is found as often as it runs, and the outcomes of a step
 * have most findings in common. Of the same finding the gravest counts; where that differs between the outcomes, it stays
 * one for each.
 */
export function unique<T extends Mergeable>(findings: readonly T[]): T[] {
  const groups = new Map<string, T | T[]>();
  for (const finding of findings) {
    const key = identityOf(finding);
    const before = groups.get(key);
    if (before === undefined) groups.set(key, finding);
    else if (Array.isArray(before)) before.push(finding);
    else groups.set(key, [before, finding]);
  }
  return [...groups.values()].flatMap((group) => (Array.isArray(group) ? merged(group) : [group]));
}

function merged<T extends Mergeable>(group: readonly T[]): T[] {
  const [released, documented] = [gravest(group, "released"), gravest(group, "documented")];
  if (released === undefined || documented === undefined || released === documented)
    return [released ?? documented].filter((finding) => finding !== undefined);
  if (released.severity !== documented.severity) return [as(released, "released"), as(documented, "documented")];
  return [as(released, "both")];
}

const GRAVITY: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

function gravest<T extends Mergeable>(group: readonly T[], name: OutcomeName): T | undefined {
  let found: T | undefined;
  for (const finding of group) {
    if (!holdsFor(finding, name)) continue;
    if (found === undefined || GRAVITY[finding.severity] > GRAVITY[found.severity]) found = finding;
  }
  return found;
}

function as<T extends Mergeable>(finding: T, outcome: NonNullable<Holds["outcome"]>): T {
  return (finding.outcome ?? "both") === outcome ? finding : { ...finding, outcome };
}
