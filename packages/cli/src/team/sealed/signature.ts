import { createHash } from "node:crypto";
import type { Secret } from "@stepauth/core";
import { CompactSign, type CryptoKey, compactVerify, importPKCS8, importSPKI } from "jose";
import { canonicalBytes } from "./base64url.js";
import type { SealedDocument } from "./format.js";

// Whoever may read a team's key has its secret, and could seal another entry with it. So the list as a whole is signed by a key
// that no build has: a detached JWS (RFC 7515, appendix F) over the form, the version, the epoch and, in order, each team with the
// SHA-256 of its entry.

const ALG = "ES256";
const TYP = "stepauth-team-list";
const HEADER = JSON.stringify({ alg: ALG, typ: TYP });
const SIGNATURE_LENGTH = 64;

/** What is signed: JSON without white space, the members in this order. */
function signedText({ v, version, epoch, sealed }: SealedDocument): string {
  const entries = sealed.map(({ team_id, jwe }) => ({
    team_id,
    sha256: createHash("sha256").update(jwe).digest("base64url"),
  }));
  return JSON.stringify({ v, version, epoch, sealed: entries });
}

/** Signs a list with a private key (PKCS#8 PEM, P-256). */
export async function signList(document: SealedDocument, key: Secret): Promise<string> {
  const payload = new TextEncoder().encode(signedText(document));
  const jws = await new CompactSign(payload)
    .setProtectedHeader({ alg: ALG, typ: TYP })
    .sign(await importPKCS8(key.reveal(), ALG));
  const [header = "", , signature = ""] = jws.split(".");
  return `${header}..${signature}`;
}

/** Whether the list is signed by the key: every part of it as it is here, nothing added, nothing left out, in this order. */
export async function isSignedBy(document: SealedDocument, signer: CryptoKey): Promise<boolean> {
  const [header = "", payload, signature = "", ...more] = (document.signature ?? "").split(".");
  if (payload !== "" || more.length > 0) return false;
  if (header !== Buffer.from(HEADER).toString("base64url")) return false;
  if (canonicalBytes(signature)?.length !== SIGNATURE_LENGTH) return false;
  const signed = Buffer.from(signedText(document)).toString("base64url");
  try {
    await compactVerify(`${header}.${signed}.${signature}`, signer, { algorithms: [ALG] });
    return true;
  } catch {
    return false; // The words of the library would add nothing.
  }
}

/**
 * The public key of whoever signs, as `ASC_TEAM_SIGNER` gives it: PEM, or the base64 of it on one line. Null for anything else, a
 * private key among it.
 */
export async function readSigner(text: string): Promise<CryptoKey | null> {
  const given = text.trim().replaceAll("\\n", "\n");
  const pem = given.startsWith("-") ? given : `-----BEGIN PUBLIC KEY-----\n${given}\n-----END PUBLIC KEY-----\n`;
  try {
    return await importSPKI(pem, ALG);
  } catch {
    return null; // Its message may quote what it was given.
  }
}

/** The public key that belongs to a private one, on one line, for `ASC_TEAM_SIGNER`. */
export async function signerOf(key: Secret): Promise<string> {
  const { createPublicKey } = await import("node:crypto");
  return createPublicKey(key.reveal()).export({ type: "spki", format: "der" }).toString("base64");
}
