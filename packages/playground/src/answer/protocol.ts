import type { SafeText } from "../link/without-secrets.js";
import type { Changes } from "./changes.js";
import type { Look } from "./look.js";
import type { Settings } from "./settings.js";

/** A look as it is sent: of the report, what is new since the look before. */
export type SentLook = Omit<Look, "report"> & { readonly changes: Changes };

/** What the page may ask about a text. */
export interface Answers {
  readonly look: SentLook;
  /** A look without repairs: trying those takes as long as all else. */
  readonly glance: SentLook;
  /** The document of `--format json`. */
  readonly json: string;
  /** The file of `--format html`. */
  readonly html: string;
  /** The text without anything secret, for a link. */
  readonly share: SafeText;
}

export type Wanted = keyof Answers;

export interface Question {
  readonly id: number;
  readonly want: Wanted;
  readonly yaml: string;
  readonly settings: Settings;
}

/** `problem` says in words what went wrong; there is never more than one of the two. */
export type Answer = { readonly id: number } & ({ readonly answer: Answers[Wanted] } | { readonly problem: string });
