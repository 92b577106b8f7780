import type { Secret } from "../secret.js";
import { checkDuration } from "./create-token.js";
import { expiryOf, mintWith, type TokenKey } from "./mint.js";

/** How a provider makes its tokens. */
export interface TokenProviderOptions {
  /** How long each token can be used, in seconds: 900 unless said otherwise, 1200 at most. */
  readonly durationSeconds?: number;
  /** The only requests the tokens are good for. */
  readonly scope?: readonly string[];
  /** How long before its end a token is replaced, in seconds: 60 unless said otherwise, half of its life at most. */
  readonly marginSeconds?: number;
  /** The clock, in milliseconds since 1970; `Date.now` unless given. */
  readonly now?: () => number;
}

/** Gives a token that is good for a while yet: the same one again until it has to be replaced. */
export type TokenProvider = () => Promise<Secret>;

/**
 * Makes a provider of tokens for the App Store Connect API. Call it for every request: a token that is kept goes stale in the
 * middle of a run. Callers at the same time share one signing; after a failure the next call tries again.
 *
 * @example
 * ```ts
 * const token = tokenProvider({ keyId, issuerId, privateKey });
 * await fetch(url, { headers: { authorization: `Bearer ${(await token()).reveal()}` } });
 * ```
 * @throws {RangeError} for a `durationSeconds` that is not from 1 to 1200. The provider rejects as {@link createToken} does.
 */
export function tokenProvider(apiKey: TokenKey, options: TokenProviderOptions = {}): TokenProvider {
  const { scope, marginSeconds = 60, now = Date.now } = options;
  const durationSeconds = checkDuration(options.durationSeconds);
  const mint = mintWith(apiKey);
  let current: Promise<Secret> | undefined;
  let madeAt = 0;
  let usableUntil = 0;
  return () => {
    const time = now();
    // Before `madeAt` the clock was set back, and the token would be one from the future.
    if (current !== undefined && time < usableUntil && time >= madeAt) return current;
    const claims = { now: Math.floor(time / 1_000), durationSeconds, scope };
    const life = expiryOf(claims) - claims.now;
    madeAt = time;
    usableUntil = (expiryOf(claims) - Math.min(marginSeconds, life / 2)) * 1_000;
    const made = mint(claims);
    current = made;
    made.catch(() => {
      if (current === made) current = undefined;
    });
    return made;
  };
}
