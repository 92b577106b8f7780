import { createToken, type TokenKey } from "@stepauth/core";
import { UsageError } from "../errors.js";
import { type Answer, ask } from "./ask.js";

/** How Apple is asked. */
export interface AppleOptions {
  /** `--api-url`; Apple's own unless given. */
  readonly apiUrl: string | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs?: number;
}

const HOSTS = {
  standard: "https://api.appstoreconnect.apple.com",
  enterprise: "https://api.enterprise.developer.apple.com",
} as const;

/**
 * Asks Apple one question that changes nothing: the first of the apps, or of the bundle IDs, that a key may see.
 *
 * @throws {StepAuthError} `key/invalid` and the like for a key that makes no token
 */
export async function askApple(
  key: TokenKey,
  resource: "apps" | "bundleIds",
  now: Date,
  { apiUrl, fetch, timeoutMs }: AppleOptions,
): Promise<Answer> {
  const token = await createToken(key, { now, durationSeconds: 300 });
  const host = (apiUrl ?? HOSTS[key.enterprise ? "enterprise" : "standard"]).replace(/(?<!\/)\/+$/, "");
  return ask({ url: new URL(`${host}/v1/${resource}?limit=1`), token: token.reveal(), fetch, timeoutMs });
}

/**
 * Checks `--api-url`.
 *
 * @throws {UsageError} for what is no URL, and for plain http to another machine: the token would be there to read
 */
export function checkApiUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const loopback = url !== null && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url?.protocol === "https:" || (url?.protocol === "http:" && loopback)) return text;
  throw new UsageError("--api-url takes an https address, or a http one of this machine.");
}
