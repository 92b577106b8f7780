import { createPublicKey, type KeyObject, verify } from "node:crypto";

/** A key that a fake App Store Connect knows. */
export interface KnownKey {
  readonly keyId: string;
  /** Absent for an individual key. */
  readonly issuerId?: string;
  /** PEM of the private or the public key, or the key itself. */
  readonly key: string | KeyObject;
  /** The key belongs to the Apple Developer Enterprise Program. */
  readonly enterprise?: boolean;
  /** The paths it may ask for; all unless given. */
  readonly allows?: (path: string) => boolean;
}

/** Why a token is refused. */
export type TokenProblem =
  | "missing"
  | "malformed"
  | "algorithm"
  | "unknown-key"
  | "signature"
  | "issuer"
  | "audience"
  | "not-yet-valid"
  | "expired"
  | "lifetime"
  | "scope";

/** What became of verifying a token. */
export type VerifiedToken =
  | { readonly ok: true; readonly key: KnownKey }
  | { readonly ok: false; readonly problem: TokenProblem };

/** What a token is measured against. */
export interface Verification {
  readonly keys: readonly KnownKey[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The request that is made with it, such as `GET /v1/apps?limit=1`. */
  readonly request: string;
}

type Claims = Readonly<Record<string, unknown>>;

const LONGEST_LIFE = 1200;

/**
 * Verifies a token as Apple does: ES256 signature, key ID, issuer (or `sub: "user"` for an individual key), audience, `iat`,
 * `exp` at most 20 minutes after it, `scope`.
 */
export function verifyToken(token: string, { keys, now, request }: Verification): VerifiedToken {
  const refuse = (problem: TokenProblem): VerifiedToken => ({ ok: false, problem });
  if (token === "") return refuse("missing");
  const [header, claims] = token.split(".", 2).map(parsePart);
  if (!header || !claims || token.split(".").length !== 3) return refuse("malformed");
  if (header.alg !== "ES256") return refuse("algorithm");
  const key = keys.find(({ keyId }) => keyId === header.kid);
  if (!key) return refuse("unknown-key");
  if (!isSigned(token, key)) return refuse("signature");
  const problem = problemOf(claims, key, Math.floor(now / 1000), request);
  return problem === null ? { ok: true, key } : refuse(problem);
}

function problemOf(claims: Claims, key: KnownKey, now: number, request: string): TokenProblem | null {
  const { iss, sub, aud, iat, exp, scope } = claims;
  if (key.issuerId === undefined ? sub !== "user" || iss !== undefined : iss !== key.issuerId) return "issuer";
  if (aud !== (key.enterprise ? "apple-developer-enterprise-v1" : "appstoreconnect-v1")) return "audience";
  if (typeof exp !== "number" || typeof iat !== "number" || exp - iat > LONGEST_LIFE) return "lifetime";
  if (iat > now) return "not-yet-valid";
  if (exp <= now) return "expired";
  return scope === undefined || (Array.isArray(scope) && scope.some((allowed) => covers(String(allowed), request)))
    ? null
    : "scope";
}

/** A scope without a query is good for any query of its path; one with a query for exactly that. */
function covers(scope: string, request: string): boolean {
  return scope === request || (!scope.includes("?") && scope === request.split("?")[0]);
}

function isSigned(token: string, { key }: KnownKey): boolean {
  const end = token.lastIndexOf(".");
  const signature = Buffer.from(token.slice(end + 1), "base64url");
  const publicKey = typeof key === "string" || key.type === "private" ? createPublicKey(key) : key;
  return verify("sha256", Buffer.from(token.slice(0, end)), { key: publicKey, dsaEncoding: "ieee-p1363" }, signature);
}

function parsePart(part: string): Claims | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Claims) : null;
  } catch {
    return null;
  }
}
