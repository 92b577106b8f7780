import type { CryptoKey, JWTPayload } from "jose";
import { StepAuthError } from "../errors.js";
import { readPrivateKey } from "../keys/normalise.js";
import { shapeWords } from "../keys/shapes.js";
import { Secret } from "../secret.js";

/**
 * An App Store Connect API key. Without `issuerId`, or with an empty one, it is an individual key. `ApiKeyCredentials` of a
 * resolution are one, too.
 */
export interface TokenKey {
  /** The key ID. */
  readonly keyId: string;
  /** The issuer ID; absent or empty for an individual key. */
  readonly issuerId?: string;
  /** In any form that `normalisePrivateKey` takes. */
  readonly privateKey?: string | Secret;
  /** The key belongs to the Apple Developer Enterprise Program, whose tokens have another audience. */
  readonly enterprise?: boolean;
}

/** How one token is made. */
export interface TokenClaims {
  /** Seconds since 1970. */
  readonly now: number;
  readonly durationSeconds: number;
  readonly scope: readonly string[] | undefined;
}

/** Makes tokens with one key; the key is read and imported once, at the first. */
export type Mint = (claims: TokenClaims) => Promise<Secret>;

/** Apple refuses tokens that live longer, counted from `iat`. */
export const longestLifetime = 1_200;

/** `iat` is set this far back, so that a clock that is a little ahead does no harm. */
const backdating = 60;

export function mintWith(key: TokenKey): Mint {
  let imported: Promise<CryptoKey> | undefined;
  return async (claims) => {
    imported ??= importKey(key).catch((error: unknown) => {
      imported = undefined;
      throw error;
    });
    // Loaded here, so that resolving never loads it.
    const [{ SignJWT }, signingKey] = await Promise.all([import("jose"), imported]);
    const token = new SignJWT(payloadOf(key, claims)).setProtectedHeader({ alg: "ES256", kid: key.keyId, typ: "JWT" });
    return new Secret(await token.sign(signingKey));
  };
}

/** When a token of these claims ends, in seconds since 1970. */
export function expiryOf({ now, durationSeconds }: Pick<TokenClaims, "now" | "durationSeconds">): number {
  return Math.min(now + durationSeconds, now - backdating + longestLifetime);
}

function payloadOf({ issuerId = "", enterprise = false }: TokenKey, claims: TokenClaims): JWTPayload {
  return {
    ...(issuerId === "" ? { sub: "user" } : { iss: issuerId }),
    iat: claims.now - backdating,
    exp: expiryOf(claims),
    aud: enterprise ? "apple-developer-enterprise-v1" : "appstoreconnect-v1",
    ...(claims.scope === undefined ? {} : { scope: claims.scope }),
  };
}

async function importKey({ keyId, privateKey }: TokenKey): Promise<CryptoKey> {
  if (keyId === "")
    throw new StepAuthError(
      "key/id-unknown",
      "A token needs the key ID.",
      "Give the key ID that App Store Connect shows beside the key.",
    );
  if (privateKey === undefined)
    throw new StepAuthError(
      "key/unreadable",
      "The private key was left for the build, so no token can be made.",
      "Resolve with the key files read.",
    );
  const der = readPrivateKey(typeof privateKey === "string" ? privateKey : privateKey.reveal());
  try {
    return await crypto.subtle.importKey("pkcs8", der, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
  } catch {
    throw new StepAuthError("key/invalid", shapeWords.damaged.message, shapeWords.damaged.help);
  }
}
