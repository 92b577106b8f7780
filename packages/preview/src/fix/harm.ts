import type { Resolution } from "@stepauth/core";
import type { HeldAccount } from "./accounts.js";
import type { Fix } from "./fix.js";

/** What is known of a step when a repair of it is judged. */
export interface Judged {
  /** What it got in the build before the repair, under each account. */
  readonly before: readonly Resolution[];
  readonly accounts: readonly HeldAccount[];
  /** What the fixes of the step promise. */
  readonly promises: readonly NonNullable<Fix["promises"]>[];
  /** The codes of what was found in the step before the repair. */
  readonly said: ReadonlySet<string>;
}

/** Why a repair makes a step worse off in the build, the worst first: half a sentence; null where it does not. */
export function harmOf(judged: Judged, after: readonly Resolution[]): string | null {
  const harms = judged.accounts.flatMap(({ clause }, index) => {
    const [old, now] = [judged.before[index], after[index]];
    return old && now ? (harmUnder(old, now, clause, judged) ?? []) : [];
  });
  return harms.toSorted((a, b) => a.rank - b.rank)[0]?.why ?? null;
}

interface Harm {
  readonly rank: number;
  readonly why: string;
}

const RANK = { failed: 0, none: 1, resolved: 2 } as const;

function harmUnder(before: Resolution, after: Resolution, clause: string, judged: Judged): Harm | null {
  if (RANK[after.status] < RANK[before.status]) {
    const what = after.status === "failed" ? "the step would fail" : "the step would go on without credentials";
    return { rank: 0, why: `${what}${clause}` };
  }
  if (after.status !== "resolved" || (before.status === "resolved" && isSame(before, after))) return null;
  const refusal = refusalOf(before, after, judged);
  if (refusal !== null)
    return { rank: 1, why: `the build would use ${nameOf(after)}${clause}, which is refused (\`${refusal}\`)` };
  if (isPromised(before, after, judged)) return null;
  const now = before.status === "resolved" ? ` and not ${nameOf(before)}` : "";
  return { rank: 2, why: `the build would use ${nameOf(after)}${now}${clause}` };
}

// A known account is what a promise was made for. Under any that may be connected, what works is left alone.
function isPromised(before: Resolution, after: Resolution, { promises, accounts }: Judged): boolean {
  if (before.status === "resolved" && accounts.length > 1) return false;
  if (promises.length === 0) return before.status !== "resolved" || isAbout(before, after);
  return promises.some(({ origin, method }) => origin === after.origin && method === after.method);
}

/** Whether the same credentials are meant, if with another text: quoting a value writes it anew. */
function isAbout(before: Resolution, after: Resolution): boolean {
  return before.origin === after.origin && before.method === after.method;
}

function isSame(before: Resolution, after: Resolution): boolean {
  return isAbout(before, after) && identityOf(before) === identityOf(after);
}

function identityOf({ credentials }: Resolution): string {
  if (credentials === null) return "";
  return credentials.method === "api-key" ? `${credentials.keyId} ${credentials.issuerId}` : credentials.appleId;
}

// Findings which say that Apple, or the tool, will refuse what the step hands over.
const REFUSED: ReadonlySet<string> = new Set([
  "credentials/password-missing",
  "credentials/app-password-missing",
  "credentials/app-password-misplaced",
  "credentials/app-password-form",
  "credentials/unusable",
  "session/missing",
  "session/expired",
  "account/enterprise",
  "key/id-unknown",
  "key/id-invalid",
  "key/id-mismatch",
  "key/invalid",
  "key/issuer-invalid",
]);
// What no resolution says, but a rule about the inputs.
const OF_INPUTS: ReadonlySet<string> = new Set(["credentials/app-password-misplaced", "credentials/app-password-form"]);

/** What says that the credentials are refused; what is said only because the step came so far for the first time is not. */
function refusalOf(before: Resolution, after: Resolution, { said }: Judged): string | null {
  const found = after.diagnostics.filter(({ severity }) => severity !== "info").map(({ code }) => code);
  const refused = found.filter((code) => REFUSED.has(code) && (before.status === "resolved" || said.has(code)));
  const ofInputs = after.origin === "inputs" && after.method === "apple-id" ? [...said] : [];
  return [...refused, ...ofInputs.filter((code) => OF_INPUTS.has(code))][0] ?? null;
}

function nameOf({ origin, method }: Resolution): string {
  const kind = method === "api-key" ? "API key" : "Apple ID";
  return origin === "inputs" ? `the ${kind} of the inputs` : `the connected ${kind}`;
}
