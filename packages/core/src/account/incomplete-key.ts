import { StepAuthError } from "../errors.js";
import type { AccountOddity } from "./account.js";

/** A connected API key of which something is missing: no version takes any of its account. */
export class IncompleteKeyError extends StepAuthError {
  /** What else is odd about the document: versions that refuse it for that say so first. */
  readonly oddities: readonly AccountOddity[];

  constructor(member: string, oddities: readonly AccountOddity[]) {
    super(
      "account/api-key-incomplete",
      `The connected API key has no ${member}, so the whole connected account is refused.`,
      "Remove the API key from the Apple service connection on Bitrise and add it again, complete.",
    );
    this.oddities = oddities;
  }
}
