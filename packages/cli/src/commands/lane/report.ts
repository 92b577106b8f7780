import type { LaneAnswer, LaneNames, LaneText, LaneTrap } from "@stepauth/lanes";
import { laneNeeds } from "@stepauth/lanes";
import {
  type LaneActionReport,
  type LanesAnswered,
  type LanesReport,
  lanesReport,
  maskAppleId,
  type Page,
  REDACTED,
} from "@stepauth/preview";

/** A lane to ask about. */
export interface LaneAsked {
  /** What fastlane is called with. */
  readonly call: string;
  readonly isPrivate: boolean;
  /** Where it is defined. */
  readonly at?: string;
}

interface Asked {
  readonly lane: LaneAsked;
  readonly answer: LaneAnswer;
  readonly traps: readonly LaneTrap[];
}

interface ReportOptions {
  readonly page: Page;
  readonly reveal: boolean;
  readonly isAsked: boolean;
  readonly lock: LanesAnswered["lock"];
}

/** Makes a report of answers, with nothing in it that may not be seen. */
export function reportOf(
  dir: string,
  { version, why, fastfile }: LaneNames,
  answers: readonly Asked[],
  { page, reveal, isAsked, lock }: ReportOptions,
): LanesReport {
  return lanesReport({
    page,
    reveals: reveal,
    dir,
    fastfile,
    isAsked,
    ...(lock && isAsked ? { lock } : {}),
    traps: isAsked ? answers.flatMap(({ traps }) => traps) : [],
    fastlane: {
      version: version.release.join("."),
      from: version.from,
      ...(version.isNewer ? { newerThanKnown: true } : {}),
    },
    ...(why === undefined ? {} : { why }),
    lanes: answers.map(({ lane: { call, isPrivate, at }, answer }) => ({
      lane: call,
      private: isPrivate,
      ...(at === undefined ? {} : { at }),
      needs: laneNeeds(answer),
      ...shownAnswer(answer, { reveal }),
    })),
  });
}

/** An answer as it may be seen. */
export function shownAnswer(answer: LaneAnswer, { reveal }: { readonly reveal: boolean }) {
  const actions = answer.actions.map((action) => shownMembers(action, reveal) as unknown as LaneActionReport);
  return { ...answer, actions };
}

/** Members that show only what has the form of what they are for: a key in the wrong place is not shown. */
const FORMS: Readonly<Record<string, RegExp>> = {
  key_id: /^(?:[A-Z0-9]{2,20}|assumed)$/,
  issuer_id: /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|assumed)$/i,
  team_id: /^[A-Z0-9]{1,20}$/,
  provider: /^[A-Za-z0-9]{1,40}$/,
  public_provider: /^[0-9a-f-]{1,40}$/i,
  team_name: /^.{1,100}$/,
  path: /^.{1,400}$/,
};

function shownMembers(value: object, reveal: boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([member, each]) => [member, shown(member, each, reveal)]));
}

function shown(member: string, value: unknown, reveal: boolean): unknown {
  if (!isText(value)) return member === "upload" && value instanceof Object ? shownMembers(value, reveal) : value;
  if (reveal) return value.reveal();
  const clear = value.reveal();
  if (/^\$\w+$/.test(clear)) return clear; // The name of a variable whose value nobody knows.
  if (member === "username") return value.isSecret ? REDACTED : maskAppleId(clear);
  return !value.isSecret && (FORMS[member]?.test(clear) ?? false) ? clear : REDACTED;
}

function isText(value: unknown): value is Exclude<LaneText, string | null> {
  return typeof value === "object" && value !== null && "reveal" in value;
}
