import type { Value } from "../value/values.js";

/** The token that later actions use: Spaceship keeps one for the whole process. */
export interface Token {
  readonly keyId: Value;
  readonly issuerId: Value;
  /** null: the key's source did not say. */
  readonly inHouse: Value;
  /** The call that set it. */
  readonly at: string;
}

/** What Spaceship keeps between actions. */
export interface Session {
  token: Token | undefined;
  /** The login that ended the last token. */
  lostAt?: string;
  /** The last login to App Store Connect: precheck uses it again. */
  tunes: { readonly username: Value; readonly at: string } | undefined;
}

export function newSession(): Session {
  return { token: undefined, tunes: undefined };
}
