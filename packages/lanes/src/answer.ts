import type { Text } from "@stepauth/text";

/** What only the run can tell. */
export const UNKNOWN = "unknown";

/** A text of an answer; `"unknown"` where only the run can tell, null where there is none. */
export type LaneText = Text | typeof UNKNOWN | null;

/** `"unknown"` where only the run can tell. */
export type LaneFlag = boolean | typeof UNKNOWN | null;

/** What an upload is done with. */
export interface LaneUpload {
  readonly uses: "api-key" | "apple-id" | typeof UNKNOWN;
  readonly key_id?: LaneText;
  readonly username?: LaneText;
  readonly password_from?: string | null;
  /** Whether the password is one for an app, as Apple wants it. */
  readonly app_specific?: LaneFlag;
  readonly provider?: LaneText;
  readonly public_provider?: LaneText;
}

/** What an action uses, or that it needs nothing, fails, or only the run can tell. */
export type LaneResult = "defines-key" | "api-key" | "apple-id" | "upload-only" | "none" | "fails" | typeof UNKNOWN;

/** One call of an action, and what it uses. The members are those of `stepauth lane --jsonl`. */
export interface LaneAction {
  /** Its canonical name; `spaceship` for a login or token that the Fastfile makes itself. */
  readonly action: string;
  /** The name in the call, when it is another. */
  readonly as?: string;
  /** `file:line` of the call's name. */
  readonly at: string;
  /** The platform and lane that was running. */
  readonly lane: string;
  readonly result: LaneResult;
  readonly why?: string;
  /** What it had authenticated with before it failed. */
  readonly after?: string;
  readonly key_id?: LaneText;
  readonly key_id_from?: string | null;
  readonly issuer_id?: LaneText;
  readonly issuer_id_from?: string | null;
  readonly content?: "key_content" | "key_filepath";
  readonly content_from?: string | null;
  readonly path?: LaneText;
  readonly base64?: LaneFlag;
  /** null: the key's source does not say. */
  readonly in_house?: LaneFlag;
  readonly sets_token?: LaneFlag;
  readonly from?: string | null;
  /** The call that set what is used: `file:line`. */
  readonly set_at?: string | null;
  readonly username?: LaneText;
  readonly username_from?: string | null;
  readonly password_from?: string | null;
  readonly session_from?: string | null;
  readonly logins?: readonly ("portal" | "tunes")[];
  readonly team_id?: LaneText;
  readonly team_name?: LaneText;
  /** What is handed over empty. */
  readonly missing?: readonly string[];
  readonly upload?: LaneUpload;
  /** false: only the run can tell whether it is reached. */
  readonly certain?: false;
}

/** How a lane ends. */
export type LaneOutcome = "completed" | "fails" | typeof UNKNOWN;

/** What a lane does, in order. */
export interface LaneAnswer {
  readonly outcome: LaneOutcome;
  readonly why?: string;
  readonly actions: readonly LaneAction[];
  /** Variables that were taken to be set in the build. */
  readonly assumed?: readonly string[];
}

/** An action while it is being worked out. */
export type Action = { -readonly [Member in keyof LaneAction]: LaneAction[Member] };
