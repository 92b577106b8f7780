import { StepAuthError } from "../errors.js";
import type { AccountFlaw, ConnectedAccount } from "./account.js";
import { IncompleteKeyError } from "./incomplete-key.js";
import { malformed } from "./malformed.js";

/** What a version refuses an account's document for. */
export type Refused = readonly AccountFlaw["kind"][];

/** Why a version refuses a document that others may take; null where it does not. */
export function refusal(given: ConnectedAccount | StepAuthError | null, refuses: Refused): StepAuthError | null {
  const flaw = given && flawsOf(given).find(({ kind }) => refuses.includes(kind));
  return flaw ? REFUSALS[flaw.kind](flaw.member) : null;
}

// As in the order of reading: the types first, then whether the key is whole.
function flawsOf(given: ConnectedAccount | StepAuthError): readonly AccountFlaw[] {
  if (given instanceof IncompleteKeyError) return given.flaws;
  if (given instanceof StepAuthError) return [];
  const { flaws = [], appleId } = given;
  if (!appleId?.expiryMalformed || flaws.some(({ kind }) => kind === "expiry")) return flaws;
  return [{ kind: "expiry", member: "connection_expiry_date" }, ...flaws];
}

const devices = "Remove the test device on Bitrise and add it again, or correct the saved document.";

const REFUSALS: Readonly<Record<AccountFlaw["kind"], (member: string) => StepAuthError>> = {
  expiry: (member) =>
    malformed(`${member} is no RFC 3339 time`, "Re-authenticate the Apple ID on Bitrise, which writes the date anew."),
  device: (member) => malformed(`its member ${member} has the wrong type`, devices),
  "device-time": (member) => malformed(`its member ${member} is no RFC 3339 time`, devices),
  enterprise: (member) =>
    malformed(`its member ${member} is no boolean`, "Re-connect the API key on Bitrise, which writes the member anew."),
  "enterprise-alone": (member) =>
    new StepAuthError(
      "account/api-key-incomplete",
      `The connected account says ${member} and has no API key, and these versions take that for half a key: the whole account is refused.`,
      "Connect an API key, or re-connect the Apple ID on Bitrise without one.",
    ),
};
