import { StepAuthError } from "../errors.js";
import type { ConnectedAccount } from "./account.js";
import { type Refused, refusal } from "./refusal.js";

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
export function initialState(input: AccountInput | undefined, refuses: Refused): AccountState {
  if (typeof input === "function") return { kind: "unrequested" };
  return stateOf(input ?? null, refuses);
}

/**
 * Requests the account.
 *
 * @throws whatever the function throws that is no {@link StepAuthError}: a mistake of the program, or an abort
 */
export async function requestAccount(input: AccountInput | undefined, refuses: Refused): Promise<AccountState> {
  if (typeof input !== "function") return stateOf(input ?? null, refuses);
  try {
    return stateOf(await input(), refuses);
  } catch (error) {
    if (error instanceof StepAuthError) return { kind: "failed", error };
    throw error;
  }
}

function stateOf(given: ConnectedAccount | StepAuthError | null, refuses: Refused): AccountState {
  const error = refusal(given, refuses);
  if (error) return { kind: "failed", error };
  return given instanceof StepAuthError ? { kind: "failed", error: given } : { kind: "known", account: given };
}
