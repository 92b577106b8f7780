import { StepAuthError } from "../errors.js";
import type { AccountFlaw, ConnectedAccount } from "./account.js";
import { malformed } from "./malformed.js";

/** What a version's own reader of the document is strict with. */
export interface DocumentReader {
  /** The expiry date must be an RFC 3339 time. */
  readonly strictExpiry: boolean;
  readonly refusedFlaws: readonly AccountFlaw["kind"][];
}

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
export function initialState(input: AccountInput | undefined, reader: DocumentReader): AccountState {
  if (typeof input === "function") return { kind: "unrequested" };
  return stateOf(input ?? null, reader);
}

/**
 * Requests the account.
 *
 * @throws whatever the function throws that is no {@link StepAuthError}: a mistake of the program, or an abort
 */
export async function requestAccount(input: AccountInput | undefined, reader: DocumentReader): Promise<AccountState> {
  if (typeof input !== "function") return stateOf(input ?? null, reader);
  try {
    return stateOf(await input(), reader);
  } catch (error) {
    if (error instanceof StepAuthError) return { kind: "failed", error };
    throw error;
  }
}

function stateOf(given: ConnectedAccount | StepAuthError | null, reader: DocumentReader): AccountState {
  if (given instanceof StepAuthError) return { kind: "failed", error: given };
  const error = given && refusal(given, reader);
  return error ? { kind: "failed", error } : { kind: "known", account: given };
}

function refusal(account: ConnectedAccount, reader: DocumentReader): StepAuthError | null {
  if (reader.strictExpiry && account.appleId?.expiryMalformed) {
    return malformed(
      "connection_expiry_date is no RFC 3339 time",
      "Re-authenticate the Apple ID on Bitrise, which writes the date anew.",
    );
  }
  const flaw = account.flaws?.find(({ kind }) => reader.refusedFlaws.includes(kind));
  return flaw ? malformed(`its member ${flaw.member} ${WRONG[flaw.kind]}`, HELP[flaw.kind]) : null;
}

const WRONG: Readonly<Record<AccountFlaw["kind"], string>> = {
  device: "has the wrong type",
  "device-time": "is no RFC 3339 time",
  enterprise: "is no boolean",
};

const devices = "Remove the test device on Bitrise and add it again, or correct the saved document.";
const HELP: Readonly<Partial<Record<AccountFlaw["kind"], string>>> = { device: devices, "device-time": devices };
