import { StepAuthError } from "../errors.js";
import type { AccountOddity, ConnectedAccount } from "./account.js";
import { IncompleteKeyError } from "./incomplete-key.js";

/** What a version refuses an account's document for. */
export type Refused = readonly AccountOddity[];

/** Why a version refuses a document that others may take; null where it does not. */
export function refusal(given: ConnectedAccount | StepAuthError | null, refuses: Refused): StepAuthError | null {
  if (given === null) return null;
  const found = odditiesOf(given).find((oddity) => refuses.includes(oddity));
  return found === undefined ? null : new StepAuthError(...REFUSALS[found]);
}

// As in the order of reading: the types first, then whether the key is whole.
function odditiesOf(given: ConnectedAccount | StepAuthError): readonly AccountOddity[] {
  if (given instanceof IncompleteKeyError) return given.oddities;
  if (given instanceof StepAuthError) return [];
  const { oddities = [], appleId } = given;
  return appleId?.expiryMalformed && !oddities.includes("expiry") ? ["expiry", ...oddities] : oddities;
}

const cannot = "The connected account's document can't be used:";

const REFUSALS: Readonly<Record<AccountOddity, ConstructorParameters<typeof StepAuthError>>> = {
  expiry: [
    "account/malformed",
    `${cannot} connection_expiry_date is no RFC 3339 time.`,
    "Re-authenticate the Apple ID on Bitrise, which writes the date anew.",
  ],
  "test-devices": [
    "account/malformed",
    `${cannot} a test device has a created_at or updated_at that is no RFC 3339 time.`,
    "Remove the device from the connected account on Bitrise, and add it again.",
  ],
  "enterprise-flag": [
    "account/malformed",
    `${cannot} is_enterprise_account is neither true nor false.`,
    "Re-connect the API key on Bitrise, which writes the member anew.",
  ],
  "enterprise-flag-alone": [
    "account/api-key-incomplete",
    "The connected account says is_enterprise_account and has no API key, and these versions take that for half a key: the whole account is refused.",
    "Connect an API key, or re-connect the Apple ID on Bitrise without one.",
  ],
};
