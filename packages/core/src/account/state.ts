import { StepAuthError } from "../errors.js";
import type { ConnectedAccount } from "./account.js";

/**
 * How the caller gives the connected account: as it is, as the error that requesting it ended with, as nothing, or as a
 * function that requests it (called only when needed, at most once).
 */
export type AccountInput =
  | ConnectedAccount
  | StepAuthError
  | null
  | (() => Promise<ConnectedAccount | null> | ConnectedAccount | null);

/** What is known of the connected account at some point of a resolution. */
export type AccountState =
  | { readonly kind: "unrequested" }
  | { readonly kind: "failed"; readonly error: StepAuthError }
  | { readonly kind: "known"; readonly account: ConnectedAccount | null };

/** The state before anything was requested. */
export function initialState(input: AccountInput | undefined, strictExpiry: boolean): AccountState {
  if (typeof input === "function") return { kind: "unrequested" };
  return stateOf(input ?? null, strictExpiry);
}

/**
 * Requests the account.
 *
 * @throws whatever the function throws that is no {@link StepAuthError}: a mistake of the program, or an abort
 */
export async function requestAccount(input: AccountInput | undefined, strictExpiry: boolean): Promise<AccountState> {
  if (typeof input !== "function") return stateOf(input ?? null, strictExpiry);
  try {
    return stateOf(await input(), strictExpiry);
  } catch (error) {
    if (error instanceof StepAuthError) return { kind: "failed", error };
    throw error;
  }
}

function stateOf(given: ConnectedAccount | StepAuthError | null, strictExpiry: boolean): AccountState {
  if (given instanceof StepAuthError) return { kind: "failed", error: given };
  if (strictExpiry && given?.appleId?.expiryMalformed) return { kind: "failed", error: malformedExpiry() };
  return { kind: "known", account: given };
}

function malformedExpiry(): StepAuthError {
  return new StepAuthError(
    "account/malformed",
    "The connected account's document can't be used: connection_expiry_date is no RFC 3339 time.",
    "Re-authenticate the Apple ID on Bitrise, which writes the date anew.",
  );
}
