import { StepAuthError } from "../errors.js";

/** The error for a document that is not what the released steps expect. */
export function malformed(
  what: string,
  help = "Re-connect the account on Bitrise, or check that the file is a saved apple_developer_portal_data.json.",
): StepAuthError {
  return new StepAuthError("account/malformed", `The connected account's document can't be used: ${what}.`, help);
}
