import { brings, bringsSession, type Found, isInForce } from "../found/found.js";
import type { Diagnostic } from "../model.js";
import { isSessionAlone, type Outcome } from "../outcome.js";
import { variablesOf } from "../render/variables.js";
import { reachesAccount } from "../select/decide.js";
import { appSpecificPassword } from "../sources/connected.js";
import { accountFindings, enterpriseFindings, otherAppleIdFinding, sessionFindings } from "./account.js";
import { appleIdFindings } from "./apple-id.js";
import { noneFindings, unusedFindings } from "./credentials.js";
import { policyFindings } from "./differs.js";
import { formFindings } from "./forms.js";
import { foundFindings, foundSessionFindings } from "./found.js";
import { sessionWayFindings } from "./session.js";
import { valueFindings } from "./values.js";

/** Everything there is to say about an outcome, the decisive first. */
export function reportOutcome(outcome: Outcome, found: readonly Found[]): Diagnostic[] {
  const { facts, mode, decision, status, credentials } = outcome;
  const { step, account } = facts;
  const served = status === "resolved" || found.some(isInForce);
  const nothing = decision.kind === "nothing" && status !== "resolved";
  const incomplete = decision.kind === "stopped" && decision.state === "incomplete";
  return [
    ...(reachesAccount(facts, outcome.ranking, decision) ? accountFindings(step, account, served) : []),
    ...(nothing || incomplete ? nothingReport(outcome, found, incomplete) : []),
    ...outcome.loading,
    ...formFindings(outcome),
    ...valueFindings(outcome),
    ...sessionReport(outcome),
    ...sessionWayFindings(outcome),
    ...appleIdReport(outcome, found),
    ...foundSessionFindings(outcome, found),
    ...enterpriseFindings(facts, credentials),
    ...unusedFindings(facts, decision, mode, usesAppPassword(outcome)),
    ...(outcome.asked === "inputs-first" && outcome.policy === "inputs-first" ? policyFindings(outcome) : []),
  ];
}

function nothingReport({ facts, status, mode }: Outcome, found: readonly Found[], incomplete: boolean) {
  const inForce = status === "none" ? foundFindings(facts.step, found) : [];
  return inForce.length > 0 ? inForce : noneFindings(facts.step, status, mode, incomplete);
}

function sessionReport(outcome: Outcome): Diagnostic[] {
  const { facts, decision, session, credentials, origin } = outcome;
  if (session?.kind === "other-apple-id") return [otherAppleIdFinding(facts.step)];
  if (session?.kind === "lost") return [];
  const used = session !== null || (credentials?.method === "apple-id" && origin === "connection");
  const stopped = decision.kind === "stopped" && decision.state === "expired";
  return sessionFindings(facts, used, stopped);
}

function appleIdReport(outcome: Outcome, found: readonly Found[]): Diagnostic[] {
  if (outcome.status !== "resolved" || isSessionAlone(outcome)) return [];
  const { facts, credentials, origin, session } = outcome;
  if (credentials.method !== "apple-id") return [];
  const isSaid = session?.kind === "other-apple-id" || session?.kind === "expired";
  const passwords = variablesOf(facts.step, "password");
  return appleIdFindings(facts.step, credentials, origin, {
    password: found.some((one) => brings(one, passwords)),
    session: isSaid || found.some(bringsSession),
  });
}

function usesAppPassword({ facts, credentials, origin, policy }: Outcome): boolean {
  const appleId = facts.account.kind === "known" ? facts.account.account?.appleId : null;
  if (credentials?.method !== "apple-id" || origin !== "connection" || !appleId) return false;
  return appSpecificPassword(facts.step, appleId, facts.given, policy).fromInputs;
}
