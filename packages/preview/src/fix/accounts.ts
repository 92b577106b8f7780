import { type Assumption, assumedAccount, assumptions } from "../account.js";
import type { PreviewAccount } from "../model.js";

/** An account under which a repair has to hold. */
export interface HeldAccount {
  readonly account: PreviewAccount;
  /** Where it is one of several that may be connected: a clause that says so. */
  readonly clause: string;
}

const CLAUSES: Readonly<Record<Assumption, string>> = {
  "api-key": " if an API key is connected",
  "apple-id": " if an Apple ID is connected",
  both: " if an API key and an Apple ID are connected",
};

/** The accounts under which a repair has to hold: the known one, else whatever may be connected. */
export function heldAccounts(account: PreviewAccount): readonly HeldAccount[] {
  if (account.unasked !== true) return [{ account, clause: "" }];
  return [
    { account: { source: "none", account: null }, clause: " if nothing is connected" },
    ...assumptions.map((kind) => ({ account: assumedAccount(kind), clause: CLAUSES[kind] })),
  ];
}
