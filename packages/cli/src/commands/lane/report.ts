import type { LaneAction, LaneAnswer, LaneNames, LaneText, LaneUpload } from "@stepauth/lanes";
import { laneNeeds } from "@stepauth/lanes";
import { maskAppleId, REDACTED } from "@stepauth/preview";

/** A lane to ask about. */
export interface LaneAsked {
  /** What fastlane is called with. */
  readonly call: string;
  readonly isPrivate: boolean;
  /** Where it is defined. */
  readonly at?: string;
}

/** An action with nothing in it that may not be seen. */
export type ShownAction = { readonly [Member in keyof LaneAction]: Shown<LaneAction[Member]> };

type Shown<T> = T extends LaneText
  ? string | null
  : T extends LaneUpload
    ? { readonly [Member in keyof T]: Shown<T[Member]> }
    : T;

/** A lane of a report. */
export interface ShownLane {
  readonly lane: string;
  readonly private: boolean;
  readonly at?: string;
  readonly outcome: LaneAnswer["outcome"];
  readonly why?: string;
  readonly needs: readonly string[];
  readonly actions: readonly ShownAction[];
  /** Variables that were taken to be set in the build. */
  readonly assumed?: readonly string[];
}

/** What `stepauth lane` prints: a plain value, masked already. */
export interface LanesReport {
  readonly schemaVersion: 1;
  readonly dir: string;
  readonly fastlane: { readonly version: string; readonly from: string; readonly newerThanKnown?: true };
  /** Why the Fastfile can't be read to its end. */
  readonly why?: string;
  readonly lanes: readonly ShownLane[];
}

interface Asked {
  readonly lane: LaneAsked;
  readonly answer: LaneAnswer;
}

/** Makes a report of answers. */
export function lanesReport(
  dir: string,
  { version, why }: LaneNames,
  answers: readonly Asked[],
  options: { readonly reveal: boolean },
): LanesReport {
  return {
    schemaVersion: 1,
    dir,
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
      ...shownAnswer(answer, options),
    })),
  };
}

/** An answer as it may be seen. */
export function shownAnswer(answer: LaneAnswer, { reveal }: { readonly reveal: boolean }) {
  return { ...answer, actions: answer.actions.map((action) => shownMembers(action, reveal) as unknown as ShownAction) };
}

/** Members that show only what has the form of what they are for: a key in the wrong place is not shown. */
const FORMS: Readonly<Record<string, RegExp>> = {
  key_id: /^[A-Z0-9]{2,20}$/,
  issuer_id: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
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
