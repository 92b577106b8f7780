import { StepAuthError } from "../errors.js";
import type { AccountFlaw } from "./account.js";

/** A connected API key of which something is missing: no version takes any of its account. */
export class IncompleteKeyError extends StepAuthError {
  /** What else is wrong with the document: versions that refuse it for that say so first. */
  readonly flaws: readonly AccountFlaw[];

  constructor(member: string, flaws: readonly AccountFlaw[]) {
    super(
      "account/api-key-incomplete",
      `The connected API key has no ${member}, so the whole connected account is refused.`,
      member === "issuer_id"
        ? "Connect a team key on Bitrise, with its issuer ID: an individual key has none, and no step takes one."
        : "Remove the API key from the Apple service connection on Bitrise and add it again, complete.",
    );
    this.flaws = flaws;
  }
}
