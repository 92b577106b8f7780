import type { Resolution } from "@stepauth/core";
import type { Finding, PreviewAccount } from "../model.js";
import { unique } from "../outcomes/merge.js";
import type { OutcomeName } from "../outcomes/outcome.js";
import { failureFindings, type LaneAnswerReport, trapFinding } from "../report/lanes.js";
import { loginTooOld, sessionUnreadable } from "../rules/locked-gems.js";
import type { LaneFollowed, LaneReader } from "./reader.js";
import type { Outcomes, StepLane } from "./step-lane.js";
import { unusedAppleId } from "./unused-apple-id.js";
import { folderBelowRoot } from "./work-dir.js";

interface Around {
  readonly reader: LaneReader;
  readonly account: PreviewAccount;
  /** Whether the build may have more variables than are known. */
  readonly isOpen: boolean;
}

/** What is wrong with the lane of a step, and with the gems that run it, each for its outcome. */
export function laneFindings(step: Outcomes, lane: StepLane | undefined, around: Around): readonly Finding[] {
  const { released, resolution, planned } = step;
  const of = (outcome: Resolution, followed: LaneFollowed | null | undefined, name: OutcomeName) =>
    outcomeFindings(step, { outcome, lane, followed: followed ?? null }, around).map((finding) => ({
      ...finding,
      outcome: name,
    }));
  return unique([...of(released, lane?.released, "released"), ...of(resolution, lane?.resolution, "documented")]).map(
    (finding) => ({ ...finding, owner: planned.location }),
  );
}

interface Outcome {
  readonly outcome: Resolution;
  readonly lane: StepLane | undefined;
  readonly followed: LaneFollowed | null;
}

function outcomeFindings(step: Outcomes, { outcome, lane, followed }: Outcome, around: Around): Finding[] {
  const found = followed && lane ? followedFindings(lane.call, followed, around.isOpen) : [];
  const unused = followed ? unusedAppleId(step, outcome, followed.answer) : [];
  const all = [...found, ...unused, ...ofGems(step, outcome, followed, around)];
  return isGuess(outcome, around.account) ? all.map(atMostWarning) : all;
}

/** What is wrong with a lane. What it fails for the want of is no error where the build may have it. */
export function followedFindings(call: string, { answer, traps }: LaneFollowed, isOpen: boolean): Finding[] {
  const failures = failureFindings({ lane: call, ...answer }, traps);
  const all = [...failures, ...traps.map(trapFinding)];
  return isOpen && isForWant(answer) ? all.map((finding) => asInfo(finding)) : all;
}

/** It fails for what is not there, and the build may have it. */
function isForWant({ why = "" }: LaneAnswerReport): boolean {
  return /^(?:username-missing|password-missing|option-missing:\w+|env-missing)$/.test(why);
}

function asInfo(finding: Finding): Finding {
  return finding.severity === "error" ? { ...finding, severity: "info" } : finding;
}

/** Nobody says that these credentials are connected. */
function isGuess({ origin }: Resolution, { unasked }: PreviewAccount): boolean {
  return unasked === true && origin === "connection";
}

function atMostWarning(finding: Finding): Finding {
  return finding.severity === "error" ? { ...finding, severity: "warning" } : finding;
}

/** The locked gems matter for an Apple ID alone. The lane itself says more of the release, where there is one. */
function ofGems(
  { planned, adapter }: Outcomes,
  { method, credentials }: Resolution,
  followed: LaneFollowed | null,
  { reader }: Around,
): Finding[] {
  const { folder, lane } = adapter.definition;
  if (method !== "apple-id" || credentials?.method !== "apple-id" || lane === undefined) return [];
  const workDir = folder === undefined ? "" : folderBelowRoot(planned, folder);
  const lock = workDir === undefined ? undefined : reader.lock(workDir);
  if (!lock) return [];
  const hasSession = !credentials.session.isEmpty;
  return [...(followed ? [] : loginTooOld(lock, hasSession)), ...(hasSession ? sessionUnreadable(lock) : [])];
}
