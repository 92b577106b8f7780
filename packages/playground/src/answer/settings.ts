import type { Context } from "@stepauth/preview";

/** What the form knows of the connected account. */
export const accountChoices = ["none", "api-key", "apple-id", "both", "expired", "enterprise", "document"] as const;
export type AccountChoice = (typeof accountChoices)[number];

export const contexts = ["ci", "pr", "local"] as const satisfies readonly Context[];

/** Everything beside the file that an answer depends on. */
export interface Settings {
  readonly context: Context;
  readonly account: AccountChoice;
  /** The pasted document, for the choice `document`. It stays in this page. */
  readonly document: string;
}

/** What a page starts with. */
export const usualSettings: Settings = { context: "ci", account: "both", document: "" };
