import type { Secret } from "../secret.js";
import { longestLifetime, mintWith, type TokenKey } from "./mint.js";

/** How a token is made. */
export interface TokenOptions {
  /** How long it can be used, in seconds: 900 unless said otherwise, 1200 at most. Counted with the 60 s that `iat` is back, Apple allows 1200: 1140 from now is the most there can be. */
  readonly durationSeconds?: number;
  /** The only requests it is good for, such as `GET /v1/apps?filter[platform]=IOS`. */
  readonly scope?: readonly string[];
  /** The time it is made at. */
  readonly now?: Date;
}

const usualDuration = 900;

/**
 * Makes a token (JWT, ES256) for the App Store Connect API: for a team key (`iss`), an individual key (no issuer ID: `sub` is
 * `user`) or an Enterprise Program key (its own audience). `iat` is 60 s back, `exp` at most 20 minutes after it. For more than
 * a single request use {@link tokenProvider}, which renews it.
 *
 * See https://developer.apple.com/documentation/appstoreconnectapi/generating-tokens-for-api-requests
 *
 * @throws {StepAuthError} `key/invalid`, `key/empty`, `key/id-unknown`, `key/unreadable` (a key that a preview left unread)
 * @throws {RangeError} for a `durationSeconds` that is not from 1 to 1200
 */
export async function createToken(apiKey: TokenKey, options: TokenOptions = {}): Promise<Secret> {
  const { now = new Date(), scope } = options;
  return mintWith(apiKey)({
    now: Math.floor(now.getTime() / 1_000),
    durationSeconds: checkDuration(options.durationSeconds),
    scope,
  });
}

/** The duration to use, in seconds. */
export function checkDuration(durationSeconds: number = usualDuration): number {
  if (Number.isInteger(durationSeconds) && durationSeconds >= 1 && durationSeconds <= longestLifetime)
    return durationSeconds;
  throw new RangeError(`durationSeconds must be a whole number from 1 to ${longestLifetime}.`);
}
