import type { ConfigAccount } from "./config.js";
import type { NormalisedConfig } from "./normalise.js";
import type { App } from "./schema.js";

type Accounts = Pick<NormalisedConfig, "accounts" | "edition">;

/** Under which key an app assigns which kind of account. */
export const kinds = {
  apiKey: { type: "api-key", words: "API key" },
  appleId: { type: "apple-id", words: "Apple ID" },
} as const;

export type Kind = keyof typeof kinds;

/** The account of a kind that an app names, whether it may be assigned or not. */
export function namedAccount({ accounts }: Accounts, app: App | undefined, kind: Kind): ConfigAccount | undefined {
  return accounts.find(({ type, name }) => type === kinds[kind].type && name === app?.[kind]);
}

/** Bitrise lets a person connect one Apple ID: the first that is defined. */
export function isSecondAppleId({ accounts }: Accounts, { type, person, index }: ConfigAccount): boolean {
  if (type !== "apple-id" || person === undefined) return false;
  return accounts.some((other) => other.type === type && other.person === person && other.index < index);
}

/** Before the edition `current`, members of the Enterprise Program can't use the App Store Connect API. */
export function isEnterpriseKeyOfOld({ edition }: Accounts, { type, program }: ConfigAccount): boolean {
  return edition !== "current" && type === "api-key" && program === "enterprise";
}

/**
 * Who may be assigned to an app. An API key is offered only to its own person, who sets it as the app's owner or an admin; an
 * Apple ID is the owner's or an admin's; in the oldest edition any member's. Where the team is not written down, anybody.
 */
export function mayBeAssigned({ edition }: Accounts, { roles }: App, { person }: ConfigAccount): boolean {
  if (person === undefined || roles === undefined) return true;
  const role = roleOf(person, roles);
  return edition === "oldest" ? role !== undefined : role === "owner" || role === "admin";
}

/** What a person is on an app's team. */
export function roleOf(person: string, roles: App["roles"]): string | undefined {
  return roles !== undefined && Object.hasOwn(roles, person) ? roles[person] : undefined;
}

/** The account that an app really gets. */
export function assignedTo(config: Accounts, app: App | undefined, kind: Kind): ConfigAccount | undefined {
  const account = namedAccount(config, app, kind);
  if (!app || !account || !mayBeAssigned(config, app, account)) return undefined;
  return isSecondAppleId(config, account) || isEnterpriseKeyOfOld(config, account) ? undefined : account;
}
