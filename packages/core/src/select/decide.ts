import type { ConnectedAccount, ConnectedAppleId } from "../account/account.js";
import type { AccountState } from "../account/state.js";
import type { StepVersion } from "../adapter/step-version.js";
import { type Given, isWhole } from "../inputs/given.js";
import { isSame, type Ranking, type Source } from "./candidates.js";

/** What a step is about to decide from. */
export interface Facts {
  readonly step: StepVersion;
  readonly given: Given;
  readonly account: AccountState;
  readonly now: Date;
}

/** Whether a source has credentials, and if they would stop the step. */
export type SourceState = "configured" | "not-configured" | "expired" | "incomplete" | "broken" | "unrequested";

/** What the walk down the sources ended with. */
export type Decision =
  | { readonly kind: "selected"; readonly source: Source }
  | { readonly kind: "stopped"; readonly source: Source; readonly state: "expired" | "incomplete" | "broken" }
  | { readonly kind: "nothing" }
  | { readonly kind: "account-needed" };

/**
 * Walks down the sources in the order of the plan: the first that is configured is selected, one that is configured but
 * unusable stops the step, and nothing is asked of the connected account before its turn.
 */
export function decide(facts: Facts, { taken, accountFirst }: Ranking): Decision {
  const account = accountFirst ? taken.find(isOfAccount) : undefined;
  // Only whether the account can be had is decided ahead; what is in it waits for its turn.
  if (account && facts.account.kind !== "known") {
    const state = sourceState(facts, account);
    if (state === "unrequested") return { kind: "account-needed" };
    if (state === "broken") return { kind: "stopped", source: account, state };
  }
  for (const source of taken) {
    const state = sourceState(facts, source);
    if (state === "configured") return { kind: "selected", source };
    if (state === "unrequested") return { kind: "account-needed" };
    if (state !== "not-configured") return { kind: "stopped", source, state };
  }
  return { kind: "nothing" };
}

function isOfAccount({ origin }: Source): boolean {
  return origin === "connection";
}

/** Whether a step that finds nothing goes on: one that may, and one whose plan has nothing to look for. */
export function goesOnWithout({ step }: Facts, { taken }: Ranking): boolean {
  return step.rules.nothingConfigured === "goes-on" || taken.length === 0;
}

/** Whether a version asks the connected account for its 2FA session, beside or instead of what its plan takes. */
export function asksForSession({ plan, rules }: StepVersion): boolean {
  return plan.session || rules.session === "lost";
}

/** Whether a walk that ended so came to the connected account. Beside an API key a version needs no session. */
export function reachesAccount({ step }: Facts, { taken, accountFirst }: Ranking, decision: Decision): boolean {
  if (asksForSession(step)) return !(decision.kind === "selected" && decision.source.method === "api-key");
  if (accountFirst) return taken.some(isOfAccount);
  const end = "source" in decision ? taken.findIndex((source) => isSame(source, decision.source)) : taken.length;
  return taken.slice(0, end + 1).some(isOfAccount);
}

/** What is known of one source. */
export function sourceState(facts: Facts, source: Source): SourceState {
  return source.origin === "inputs" ? inputState(facts, source) : connectionState(facts, source);
}

function inputState({ step, given }: Facts, { method }: Source): SourceState {
  const named = method === "api-key" || given.appleId !== "";
  return named && isWhole(step, given, method) ? "configured" : "not-configured";
}

function connectionState({ step, account, now }: Facts, { method }: Source): SourceState {
  if (account.kind === "unrequested") return "unrequested";
  if (account.kind === "failed") return step.rules.brokenAccount === "fails" ? "broken" : "not-configured";
  return connectedState(step, account.account, method, now);
}

function connectedState(
  step: StepVersion,
  account: ConnectedAccount | null,
  method: Source["method"],
  now: Date,
): SourceState {
  if (method === "api-key") return account?.apiKey ? "configured" : "not-configured";
  if (!account?.appleId) return "not-configured";
  if (step.rules.connectedAppleIdComplete && !isComplete(account.appleId)) return "incomplete";
  return step.rules.session === "must-be-live" && isExpired(account.appleId, now) ? "expired" : "configured";
}

function isComplete(appleId: ConnectedAppleId): boolean {
  return appleId.appleId !== "" && !appleId.password.isEmpty;
}

/** Whether the 2FA session is over; one without a date is not. */
export function isExpired(appleId: ConnectedAppleId, now: Date): boolean {
  return appleId.expiresAt !== null && appleId.expiresAt.getTime() < now.getTime();
}
