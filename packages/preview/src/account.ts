import { accountStatusError, type ConnectedAccount, Secret } from "@stepauth/core";
import type { Finding, PreviewAccount } from "./model.js";

const KINDS = { "api-key": ["api-key"], "apple-id": ["apple-id"], both: ["api-key", "apple-id"] } as const;

/** What can be assumed of a connected account without knowing any. */
export type Assumption = keyof typeof KINDS;

/** The words that `--account` takes for an assumption. */
export const assumptions = Object.keys(KINDS) as readonly Assumption[];

/** The assumption that a word stands for; `api_key` as in a workflow file is one too. */
export function assumptionOf(word: string): Assumption | undefined {
  const spelled = word.replaceAll("_", "-");
  return assumptions.find((known) => known === spelled);
}

/** An account that is assumed to be connected. It holds no credentials: every value in it says that it is assumed. */
export function assumedAccount(assumption: Assumption): PreviewAccount {
  const kinds: readonly ("api-key" | "apple-id")[] = KINDS[assumption];
  const account: ConnectedAccount = {
    apiKey: kinds.includes("api-key") ? { keyId: "assumed", issuerId: "assumed", enterprise: false } : null,
    appleId: kinds.includes("apple-id") ? assumedAppleId() : null,
    testDevices: [],
  };
  return { source: "assumed", kinds, account };
}

/** The assumption that is made where nobody says what is connected. */
export function unaskedAccount(): PreviewAccount {
  const assumed = assumedAccount("both");
  return isConnected(assumed.account)
    ? { ...assumed, account: { ...assumed.account, guessed: true }, unasked: true }
    : { ...assumed, unasked: true };
}

/** Says that the account is assumed. */
export function assumption({ kinds = [] }: PreviewAccount): Finding {
  const names = kinds.map((kind) => (kind === "api-key" ? "an API key" : "an Apple ID")).join(" and ");
  const message = `Nothing is known of the connected account; ${names} are assumed to be connected.`;
  const help =
    "Say what is connected: `--account api-key`, `apple-id`, `both` or `none`, or a saved apple_developer_portal_data.json.";
  return { code: "account/assumed", severity: "info", message, help };
}

/** An account for a step: an assumed Apple ID is the one that the step's inputs name, if they name one. */
export function assumedFor({ account, source }: PreviewAccount, appleId: string): PreviewAccount["account"] {
  if (source !== "assumed" || appleId.trim() === "" || !isConnected(account) || !account.appleId) return account;
  return { ...account, appleId: { ...account.appleId, appleId: appleId.trim() } };
}

function isConnected(account: PreviewAccount["account"]): account is ConnectedAccount {
  return typeof account === "object" && account !== null && "testDevices" in account;
}

function assumedAppleId(): NonNullable<ConnectedAccount["appleId"]> {
  const assumed = new Secret("assumed");
  const cookie = { name: "assumed", path: "/", value: assumed, domain: "apple.com", forDomain: true };
  return {
    appleId: "assumed@connected.invalid",
    password: assumed,
    appSpecificPassword: assumed,
    expiresAt: null,
    expiryMalformed: false,
    cookies: new Map([["https://idmsa.apple.com", [cookie]]]),
  };
}

/** What a pull-request build of a public app gets when it asks for the connected account: 401, by design. */
export function pullRequestAccount(): PreviewAccount {
  return { source: "unauthorized", account: accountStatusError(401) };
}
