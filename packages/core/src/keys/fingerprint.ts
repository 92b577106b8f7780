import { StepAuthError } from "../errors.js";
import { decodeBase64 } from "./base64.js";
import { tags, writeElement } from "./der.js";
import { readPrivateKey } from "./normalise.js";
import { p256Algorithm } from "./sec1.js";
import { shapeWords } from "./shapes.js";

const p256 = { name: "ECDSA", namedCurve: "P-256" } as const;

/**
 * The SHA-256 of the public key (its SubjectPublicKeyInfo) that belongs to a private key, as lower-case hexadecimal with
 * colons: safe to print, and the way to tell whether two places hold the same key. OpenSSL gives the same with
 *
 * ```sh
 * openssl pkey -in AuthKey_ABC.p8 -pubout -outform DER | openssl dgst -sha256 -c
 * ```
 *
 * @param privateKey - a private key in any form that {@link normalisePrivateKey} takes
 * @throws {StepAuthError} `key/invalid`, `key/empty`; also when the public key inside does not belong to the private one
 */
export async function publicKeyFingerprint(privateKey: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await publicKeyOf(readPrivateKey(privateKey)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join(":");
}

async function publicKeyOf(pkcs8: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey("pkcs8", pkcs8, p256, true, ["sign"]).catch(() => null);
  if (key === null) throw new StepAuthError("key/invalid", shapeWords.damaged.message, shapeWords.damaged.help);
  const { x = "", y = "" } = await crypto.subtle.exportKey("jwk", key);
  const point = [Uint8Array.of(0, 4), decodeBase64(x), decodeBase64(y)].filter((part) => part !== null);
  return writeElement(tags.sequence, p256Algorithm, writeElement(tags.bitString, ...point));
}
