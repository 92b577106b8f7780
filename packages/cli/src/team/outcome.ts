import type { Diagnostic } from "@stepauth/core";
import type { TeamKey } from "./entry.js";
import type { TeamList } from "./list.js";
import { findingOf, type Problem } from "./problem.js";

/** Which way a build goes, with everything that was found on the way. */
export interface Outcome {
  /** `failed`: nothing is handed on. */
  readonly mode: "api-key" | "apple-id" | "failed";
  /** Only for `api-key`. */
  readonly key?: TeamKey;
  readonly team: string | null;
  readonly list: TeamList | null;
  /** Why it is not `api-key`. */
  readonly reason: string;
  readonly findings: readonly Diagnostic[];
}

/** What makes a build fail that would otherwise go on with the Apple ID. */
export interface Severity {
  readonly strict: boolean;
  readonly fallback: "apple-id" | "fail";
}

/** What stands in the way of a key. `fatal` whatever was asked for; `unusable` unless strict; `absent`: nothing is wrong with that. */
export interface Obstacle {
  readonly kind: "fatal" | "unusable" | "absent";
  readonly problem: Problem;
}

/** What an obstacle leads to. */
export function outcomeOf(
  { kind, problem }: Obstacle,
  { strict, fallback }: Severity,
): Pick<Outcome, "mode" | "reason" | "findings"> {
  const fails = kind === "fatal" || fallback === "fail" || (kind === "unusable" && strict);
  const severity = fails ? "error" : kind === "unusable" ? "warning" : "info";
  return { mode: fails ? "failed" : "apple-id", reason: problem.reason, findings: [findingOf(problem, severity)] };
}

/** The one line that says which way it went and why, for a search over the logs of many builds. */
export function logLine({ mode, key, team, list, reason }: Outcome): string {
  const words = [
    `ASC_AUTH mode=${mode}`,
    `team=${team ?? "-"}`,
    `list=${list?.version ?? "-"}`,
    ...(list?.sealed ? [`epoch=${list.sealed.epoch}`] : []),
    ...(key ? [`key=***${key.keyId.slice(-4)}`, `enterprise=${yesNo(key.enterprise)}`] : [`reason="${reason}"`]),
  ];
  return words.join(" ");
}

/** `yes` or `no`, as the inputs of the steps take it. */
export function yesNo(value: boolean): "yes" | "no" {
  return value ? "yes" : "no";
}
