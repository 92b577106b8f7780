import type { DiagnosticCode } from "@stepauth/core";
import type { Finding } from "../model.js";
import { type LockFile, sessionUnreadable } from "../rules/locked-gems.js";
import { type FindingReport, findingReport } from "./finding.js";
import type { Page } from "./report.js";
import { showing } from "./shown.js";

/** What an upload of an action is done with, as it may be shown. */
export interface LaneUploadReport {
  readonly uses: string;
  readonly key_id?: string | null;
  readonly username?: string | null;
  readonly password_from?: string | null;
  readonly app_specific?: boolean | string | null;
  readonly provider?: string | null;
  readonly public_provider?: string | null;
}

/** One call of an action, and what it uses, as it may be shown. The members are those of `stepauth lane --jsonl`. */
export interface LaneActionReport {
  readonly action: string;
  readonly as?: string;
  readonly at: string;
  readonly lane: string;
  readonly result: string;
  readonly why?: string;
  readonly after?: string;
  readonly key_id?: string | null;
  readonly issuer_id?: string | null;
  readonly content?: string;
  readonly content_from?: string | null;
  readonly path?: string | null;
  readonly in_house?: boolean | string | null;
  readonly from?: string | null;
  readonly set_at?: string | null;
  readonly username?: string | null;
  readonly username_from?: string | null;
  readonly password_from?: string | null;
  readonly session_from?: string | null;
  readonly upload?: LaneUploadReport | string;
  readonly certain?: false;
}

/** What a lane does, as it may be shown. */
export interface LaneAnswerReport {
  readonly outcome: string;
  readonly why?: string;
  readonly actions: readonly LaneActionReport[];
  /** Variables that were taken to be set in the build. */
  readonly assumed?: readonly string[];
}

/** A lane, and what its actions use. */
export interface ShownLane extends LaneAnswerReport {
  readonly lane: string;
  readonly private: boolean;
  /** `file:line` of its definition. */
  readonly at?: string;
  /** What a CI must have for it. */
  readonly needs: readonly string[];
}

/** The release of fastlane that the rules are those of. */
export interface FastlaneRelease {
  readonly version: string;
  readonly from: string;
  readonly newerThanKnown?: true;
}

/** What `stepauth lane` shows: a plain value, masked already. */
export interface LanesReport {
  readonly kind: "lane";
  readonly page: Page;
  readonly reveals: boolean;
  readonly dir: string;
  readonly fastfile: string;
  readonly fastlane: FastlaneRelease;
  /** Why the Fastfile can't be read to its end. */
  readonly why?: string;
  readonly lanes: readonly ShownLane[];
  /** What is wrong with the lanes that were asked about. */
  readonly findings: readonly FindingReport[];
}

/** A trap that a lane walks into, as it may be shown. */
export interface LaneTrapReport extends Pick<Finding, "severity" | "message" | "help"> {
  readonly code: DiagnosticCode;
  /** `file:line`. */
  readonly at: string;
}

/** What a report of lanes is made of: the findings follow from the rest. */
export interface LanesAnswered extends Omit<LanesReport, "kind" | "findings"> {
  /** Whether the lanes were named: what one that nobody asked about fails with may only be for want of an environment. */
  readonly isAsked: boolean;
  /** The traps of the lanes that were named. */
  readonly traps: readonly LaneTrapReport[];
  /** The `Gemfile.lock` that holds for them. */
  readonly lock?: LockFile;
}

/** The answers for lanes as a report. */
export function lanesReport({ isAsked, traps, lock, ...answered }: LanesAnswered): LanesReport {
  const { why, fastfile, lanes } = answered;
  const ofFile = why === undefined ? [] : [laneFinding(undefined, why, `${fastfile}:1`)];
  const ofLanes = lanes.flatMap((lane) =>
    lane.why === why || (lane.outcome === "fails" && !isAsked) ? [] : failureFindings(lane, traps),
  );
  const findings = [...ofFile, ...ofLanes, ...traps.map(trapFinding), ...ofGems(answered, lock)];
  return { kind: "lane", ...answered, findings: findings.map((finding) => findingReport(finding, showing({}))) };
}

/** The locked gems matter where a lane logs in with a session. */
function ofGems({ lanes }: Pick<LanesReport, "lanes">, lock: LockFile | undefined): Finding[] {
  const login = lanes.flatMap(({ actions }) => actions).find(({ session_from: session }) => session);
  return lock && login ? sessionUnreadable(lock) : [];
}

/** What there is to say of a lane that fails, unless a trap says it. */
export function failureFindings(
  lane: Pick<ShownLane, "lane" | "outcome" | "why" | "actions" | "at">,
  traps: readonly LaneTrapReport[],
): Finding[] {
  const { outcome, why = "", actions, at } = lane;
  if (outcome !== "fails" && why !== "limit") return [];
  if (outcome === "fails" && traps.some(({ severity }) => severity === "error")) return [];
  const failed = actions.findLast((action) => action.result === "fails");
  return [laneFinding(lane.lane, why, failed?.at ?? at)];
}

/** A trap as a finding. */
export function trapFinding({ code, severity, message, help, at }: LaneTrapReport): Finding {
  return { code, severity, message, ...(help === undefined ? {} : { help }), ...placeOf(at) };
}

function placeOf(at: string | undefined): Pick<Finding, "location"> {
  if (at === undefined) return {};
  const split = at.lastIndexOf(":");
  return { location: { file: at.slice(0, split), line: Number(at.slice(split + 1)), column: 1 } };
}

/** A finding about a lane, or about the whole Fastfile. */
function laneFinding(lane: string | undefined, why: string, at: string | undefined): Finding {
  const place = placeOf(at);
  const what = lane === undefined ? "The Fastfile" : `The lane \`${lane}\``;
  if (why === "limit") {
    const message = `${what} goes deeper or on for longer than is followed, so that only the run can tell.`;
    return { code: "lane/limit", severity: "info", message, ...place };
  }
  const { because, help } = laneFailure(why);
  const message = `${what} fails: ${because}.`;
  return { code: "lane/fails", severity: "error", message, help, ...place };
}

interface Failure {
  readonly because: string;
  readonly help: string;
}

const FAILURES: Readonly<Record<string, Failure>> = {
  "username-missing": {
    because: "an action logs in with an Apple ID, and nothing says with which",
    help: "Give it an API key, or set FASTLANE_USER.",
  },
  "password-missing": {
    because: "an action logs in with an Apple ID, and there is no password",
    help: "Set FASTLANE_PASSWORD: a session alone is not enough.",
  },
  "not-in-house": {
    because: "the action is for an Enterprise team, and the key says that its team is none",
    help: "Write `in_house: true` where the key is made, if its team is one.",
  },
  "api-key-json-missing": {
    because: "a path to an API key names a file that is not there",
    help: "Paths of actions begin at the folder that holds the fastlane folder.",
  },
  "api-key-json-incomplete": {
    because: "the JSON of an API key lacks its ID or its key",
    help: "It needs `key_id`, `issuer_id` and `key`.",
  },
  "key-invalid": {
    because: "what is given as the private key is none",
    help: "It must be the text of the .p8 file; with `is_key_content_base64: true`, its Base64.",
  },
  "lane-not-found": { because: "there is no such lane", help: "Run `stepauth lane` for those that there are." },
  "lane-private": {
    because: "it is private, so that only other lanes can call it",
    help: "Write `lane` for `private_lane`.",
  },
  "env-missing": {
    because: "a variable is fetched that is not set",
    help: "Set it, or give `ENV.fetch` a second argument.",
  },
  "fastfile-syntax": { because: "a file of it is no valid Ruby", help: "Run `ruby -c` on it." },
};

/** Why a lane fails, in words. */
function laneFailure(why: string): Failure {
  const known = FAILURES[why];
  if (known) return known;
  const [kind, what = ""] = why.split(":");
  if (kind === "unknown-option")
    return { because: `an action knows no option \`${what}\``, help: "Take it out, or correct its name." };
  if (kind === "option-missing")
    return { because: `an action misses its option \`${what}\``, help: "Give it in the call, or by its variable." };
  if (kind === "option-conflict")
    return { because: `\`${what.replace("+", "` and `")}\` exclude each other`, help: "Give one of them." };
  if (kind === "action-not-found")
    return { because: `there is no lane and no action \`${what}\``, help: "Correct the name." };
  return { because: why, help: "`stepauth lane --format json` shows how far it gets." };
}
