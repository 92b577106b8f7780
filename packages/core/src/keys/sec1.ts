import { readChildren, readElement, tags, writeElement } from "./der.js";

const version0 = Uint8Array.of(0);
const ecPublicKey = Uint8Array.of(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01);
const prime256v1 = Uint8Array.of(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07);

/** `ecPublicKey` on P-256, as PKCS#8 and SubjectPublicKeyInfo name it. */
export const p256Algorithm: Uint8Array = writeElement(
  tags.sequence,
  writeElement(tags.objectId, ecPublicKey),
  writeElement(tags.objectId, prime256v1),
);

/**
 * Wraps a SEC1 key (ECPrivateKey, RFC 5915) in PKCS#8 (RFC 5958). The curve moves into the wrapping, as
 * `openssl pkcs8 -topk8` has it; the rest stays.
 */
export function sec1ToPkcs8(sec1: Uint8Array): Uint8Array {
  const outer = readElement(sec1);
  const parts = typeof outer === "string" ? null : readChildren(outer.content);
  const kept = (parts ?? []).filter((part) => part.tag !== tags.context0);
  const key = writeElement(tags.sequence, ...kept.map((part) => writeElement(part.tag, part.content)));
  return writeElement(
    tags.sequence,
    writeElement(tags.integer, version0),
    p256Algorithm,
    writeElement(tags.octetString, key),
  );
}
