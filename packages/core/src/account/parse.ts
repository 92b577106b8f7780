import { Secret } from "../secret.js";
import type { AccountFlaw, ConnectedAccount, ConnectedApiKey, ConnectedAppleId, SessionCookie } from "./account.js";
import { testDevices } from "./devices.js";
import { type AccountDocument, documentMismatch, flawed, memberNames } from "./document.js";
import { IncompleteKeyError } from "./incomplete-key.js";
import { malformed } from "./malformed.js";
import { isRfc3339 } from "./rfc3339.js";

const APPLE_ID_MEMBERS = [
  "apple_id",
  "password",
  "app_specific_password",
  "connection_expiry_date",
  "session_cookies",
] as const;
const API_KEY_MEMBERS = ["key_id", "issuer_id", "private_key"] as const;

/**
 * Reads the connected account's document: the parsed JSON of `apple_developer_portal_data.json`.
 *
 * @throws {StepAuthError} `account/malformed` when it has not the expected shape, `account/api-key-incomplete` when an API
 * key is there without its issuer ID, key ID or private key: the released steps then refuse the whole document. Messages
 * name members, never values.
 */
export function parseConnectedAccount(document: unknown): ConnectedAccount {
  const mismatch = documentMismatch(document);
  if (mismatch) throw malformed(wherePointsTo(document, mismatch));
  const given: AccountDocument = document ?? {};
  const flaws = flawsOf(given);
  return {
    apiKey: hasApiKey(given) ? apiKey(given, flaws) : null,
    appleId: APPLE_ID_MEMBERS.some((member) => member in given) ? appleId(given) : null,
    testDevices: testDevices(given.test_devices),
    ...(flaws.length > 0 ? { flaws } : {}),
  };
}

function hasApiKey(document: AccountDocument): boolean {
  return API_KEY_MEMBERS.some((member) => member in document);
}

function isTime(value: unknown): value is string {
  return typeof value === "string" && isRfc3339(value);
}

/**
 * Reads the text of the document.
 *
 * @throws {StepAuthError} as {@link parseConnectedAccount}, and `account/malformed` for what is no JSON
 */
export function parseConnectedAccountText(body: string): ConnectedAccount {
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch {
    // The parser's own message would quote the document.
    throw malformed(looksLikeHtml(body) ? "it is HTML, not JSON" : "it is not valid JSON");
  }
  return parseConnectedAccount(document);
}

const KINDS = Object.keys(flawed) as readonly (keyof typeof flawed)[];

function flawsOf(document: AccountDocument): AccountFlaw[] {
  const flaws: AccountFlaw[] = [];
  for (const kind of KINDS) {
    const path = flawed[kind](document);
    if (path) flaws.push({ kind, member: path.join(".") });
  }
  const isAlone = document.is_enterprise_account !== undefined && !hasApiKey(document);
  return isAlone ? [...flaws, { kind: "enterprise-alone", member: "is_enterprise_account" }] : flaws;
}

function wherePointsTo(document: unknown, path: readonly (string | number)[]): string {
  if (Array.isArray(document)) return "it is a list, not an object";
  if (typeof document !== "object") return `it is a ${typeof document}, not an object`;
  // Only members that the schema names: a key of the document may be anything.
  const known = path.filter((part) => typeof part === "number" || memberNames.has(part));
  return `its member ${known.join(".")} has the wrong type`;
}

function looksLikeHtml(body: string): boolean {
  return /^\s{0,99}</.test(body.slice(0, 100));
}

function apiKey(document: AccountDocument, flaws: readonly AccountFlaw[]): ConnectedApiKey {
  for (const member of ["issuer_id", "key_id", "private_key"] as const) {
    if (!document[member]) throw new IncompleteKeyError(member, flaws);
  }
  return {
    keyId: document.key_id ?? "",
    issuerId: document.issuer_id ?? "",
    privateKey: new Secret(withHeader(document.private_key ?? "")),
    enterprise: document.is_enterprise_account === true,
  };
}

// The build API may give the key as its Base64 body alone; the released steps add the marker lines, and so do we.
function withHeader(privateKey: string): string {
  if (privateKey.startsWith("-----BEGIN PRIVATE KEY----")) return privateKey;
  return `-----BEGIN PRIVATE KEY-----\n${privateKey}\n-----END PRIVATE KEY-----`;
}

function appleId(document: AccountDocument): ConnectedAppleId {
  const expiry = document.connection_expiry_date ?? null;
  const valid = isTime(expiry);
  return {
    appleId: document.apple_id ?? "",
    password: new Secret(document.password ?? ""),
    appSpecificPassword: new Secret(document.app_specific_password ?? ""),
    expiresAt: valid ? new Date(expiry) : null,
    expiryMalformed: expiry !== null && !valid,
    cookies: cookies(document.session_cookies ?? {}),
  };
}

function cookies(byOrigin: NonNullable<AccountDocument["session_cookies"]>): Map<string, readonly SessionCookie[]> {
  return new Map(
    Object.entries(byOrigin).map(([origin, list]) => [
      origin,
      (list ?? []).map((cookie) => ({
        name: cookie?.name ?? "",
        path: cookie?.path ?? "",
        value: new Secret(cookie?.value ?? ""),
        domain: cookie?.domain ?? "",
        forDomain: cookie?.for_domain ?? true,
      })),
    ]),
  );
}
