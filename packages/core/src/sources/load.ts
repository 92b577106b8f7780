import type { ConnectedAccount } from "../account/account.js";
import type { AppleIdCredentials, Credentials, Diagnostic, Origin, Policy } from "../model.js";
import { Secret } from "../secret.js";
import type { Source } from "../select/candidates.js";
import { asksForSession, type Decision, type Facts } from "../select/decide.js";
import { connectedAppleId, connectedKey, inputAppleId } from "./connected.js";
import { loadInputKey } from "./input-key.js";
import type { SourceIo } from "./io.js";
import type { Loaded } from "./loaded.js";
import { type SessionAlone, sessionAlone } from "./session-alone.js";

/** The credentials that a decision ended with, and how the step fares. */
export type LoadedCredentials = (WithCredentials | WithoutCredentials) & {
  /** What loading them brought to light. */
  readonly loading: readonly Diagnostic[];
  /** What became of the session, in versions that hand it on beside, or instead of, the credentials. */
  readonly session: SessionAlone | null;
};

interface WithCredentials {
  readonly status: "resolved";
  readonly origin: Origin;
  readonly credentials: Credentials;
}

interface WithoutCredentials {
  readonly status: "none" | "failed";
  readonly origin: null;
  readonly credentials: null;
}

/** Fetches what was selected: reads the key file, takes the fields of the inputs or the account, adds the session. */
export async function load(
  facts: Facts,
  { decision, goesOn }: { readonly decision: Decision; readonly goesOn: boolean },
  policy: Policy,
  io: SourceIo,
): Promise<LoadedCredentials> {
  if (decision.kind === "selected") return await loadSelected(facts, decision.source, policy, io);
  const status = decision.kind === "nothing" && goesOn ? "none" : "failed";
  const nothing = { status, origin: null, credentials: null, loading: [], session: null } as const;
  return asksForSession(facts.step) && status === "none" ? loadSessionAlone(facts, nothing) : nothing;
}

async function loadSelected(facts: Facts, source: Source, policy: Policy, io: SourceIo): Promise<LoadedCredentials> {
  const loaded = await fetchSelected(facts, source, policy, io);
  const loading = loaded.findings;
  if (!loaded.ok) return { status: "failed", origin: null, credentials: null, loading, session: null };
  const credentials: Credentials = loaded.value;
  const { origin } = source;
  if (credentials.method === "api-key" || !facts.step.plan.session)
    return { status: "resolved", origin, credentials, loading, session: null };
  const session = sessionAlone(facts);
  return { status: "resolved", origin, credentials: withSession(credentials, session), loading, session };
}

function fetchSelected(
  facts: Facts,
  source: Source,
  policy: Policy,
  io: SourceIo,
): Loaded<Credentials> | Promise<Loaded<Credentials>> {
  const { step, given } = facts;
  if (source.origin === "inputs") {
    if (source.method === "api-key") return loadInputKey(step, given, policy, io);
    return { ok: true, value: inputAppleId(given), findings: [] };
  }
  const account = connectedAccount(facts);
  if (source.method === "api-key" && account) return connectedKey(step, account, policy);
  if (!account?.appleId) return { ok: false, findings: [] };
  return { ok: true, value: connectedAppleId(step, account.appleId, given, policy), findings: [] };
}

function connectedAccount({ account }: Facts): ConnectedAccount | null {
  return account.kind === "known" ? account.account : null;
}

function withSession(credentials: AppleIdCredentials, session: SessionAlone): AppleIdCredentials {
  return session.kind === "handed-on" ? { ...credentials, session: session.session } : credentials;
}

function loadSessionAlone(facts: Facts, nothing: LoadedCredentials): LoadedCredentials {
  const session = sessionAlone(facts);
  if (session.kind !== "handed-on") return { ...nothing, session };
  const empty = new Secret("");
  const appleId = connectedAccount(facts)?.appleId?.appleId ?? "";
  const credentials = {
    method: "apple-id",
    appleId,
    password: empty,
    session: session.session,
    appSpecificPassword: empty,
  } as const;
  return { ...nothing, status: "resolved", origin: "connection", credentials, session };
}
