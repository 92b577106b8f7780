import { type DerElement, readChildren, readElement, tags } from "./der.js";
import { isPoint, isPrivateScalar } from "./p256.js";
import type { KeyShape, UnusableShape } from "./shapes.js";

/** What DER bytes are. `length` is what the key itself takes of them. */
export type Identified =
  | { readonly shape: "pkcs8" | "sec1"; readonly length: number }
  | { readonly shape: UnusableShape };

// Object identifiers as the hexadecimal of their DER content.
const ecPublicKey = "2a8648ce3d0201";
const prime256v1 = "2a8648ce3d030107";

const otherCurves: Readonly<Record<string, UnusableShape>> = {
  "2b81040022": "p384",
  "2b81040023": "p521",
  "2b8104000a": "secp256k1",
};

const otherAlgorithms: Readonly<Record<string, UnusableShape>> = {
  "2a864886f70d010101": "rsa",
  "2a864886f70d01010a": "rsa",
  "2a8648ce380401": "dsa",
  "2b656e": "ed25519",
  "2b656f": "ed25519",
  "2b6570": "ed25519",
  "2b6571": "ed25519",
};

// The tags of an outer sequence's parts tell what it is. A character stands for each: see `tagLetters`.
const byParts: ReadonlyArray<readonly [RegExp, (parts: readonly DerElement[]) => KeyShape]> = [
  [/^iso(?:0|1|01)?$/, identifyPkcs8],
  [/^io(?:0|1|01)?$/, identifySec1],
  [/^i{9}s?$/, () => "rsa"],
  [/^i{6}$/, () => "dsa"],
  [/^(?:sb|ii)$/, () => "public-key"],
  [/^so$/, () => "encrypted"],
  [/^ssb$/, identifySigned],
  [/^iss?$/, () => "pkcs12"],
];

const tagLetters: Readonly<Record<number, string>> = {
  [tags.integer]: "i",
  [tags.sequence]: "s",
  [tags.octetString]: "o",
  [tags.bitString]: "b",
  [tags.context0]: "0",
  [tags.context1]: "1",
};

/** Tells what DER bytes are: a P-256 private key (RFC 5958, RFC 5915), or which other thing. */
export function identify(bytes: Uint8Array): Identified {
  if (bytes[0] !== tags.sequence) return { shape: "unknown" };
  const outer = readElement(bytes);
  if (typeof outer === "string") return { shape: outer === "truncated" ? "truncated" : "unknown" };
  const parts = readChildren(outer.content);
  if (parts === null) return { shape: "unknown" };
  const letters = parts.map((part) => tagLetters[part.tag] ?? "?").join("");
  const shape = byParts.find(([pattern]) => pattern.test(letters))?.[1](parts) ?? "unknown";
  return shape === "pkcs8" || shape === "sec1" ? { shape, length: outer.end } : { shape };
}

function identifyPkcs8([, algorithm, key]: readonly DerElement[]): KeyShape {
  const [name, curve] = readChildren(algorithm?.content ?? new Uint8Array()) ?? [];
  const named = hex(name);
  if (named !== ecPublicKey) return otherAlgorithms[named] ?? "unknown";
  const other = identifyCurve(curve);
  if (other !== null) return other;
  return isEcPrivateKey(key?.content) ? "pkcs8" : "damaged";
}

function identifySec1(parts: readonly DerElement[]): KeyShape {
  const curve = parts.find((part) => part.tag === tags.context0);
  const other = curve === undefined ? null : identifyCurve(readChildren(curve.content)?.[0]);
  if (other !== null) return other;
  return areEcPrivateKeyParts(parts) ? "sec1" : "damaged";
}

/** A certificate starts with its version or its serial number, a signing request with `0` and a name. */
function identifySigned([signed]: readonly DerElement[]): KeyShape {
  const parts = readChildren(signed?.content ?? new Uint8Array()) ?? [];
  return parts[0]?.tag === tags.integer && parts.length <= 4 ? "certificate-request" : "certificate";
}

/** `null` for P-256. */
function identifyCurve(curve: DerElement | undefined): UnusableShape | null {
  if (curve?.tag !== tags.objectId) return "other-curve";
  const name = hex(curve);
  return name === prime256v1 ? null : (otherCurves[name] ?? "other-curve");
}

function isEcPrivateKey(bytes: Uint8Array | undefined): boolean {
  const outer = readElement(bytes ?? new Uint8Array());
  if (typeof outer === "string" || outer.tag !== tags.sequence || outer.end !== bytes?.length) return false;
  const parts = readChildren(outer.content);
  return parts !== null && areEcPrivateKeyParts(parts);
}

/** The parts of an ECPrivateKey: 1, the number, and perhaps the curve and the public point (RFC 5915, section 3). */
function areEcPrivateKeyParts(parts: readonly DerElement[]): boolean {
  const [version, scalar, ...rest] = parts;
  if (version?.tag !== tags.integer || hex(version) !== "01") return false;
  if (scalar?.tag !== tags.octetString || !isPrivateScalar(scalar.content)) return false;
  return rest.every((part) =>
    part.tag === tags.context0 ? isP256(part) : part.tag === tags.context1 && isPublicPoint(part),
  );
}

function isP256(parameters: DerElement): boolean {
  return identifyCurve(readChildren(parameters.content)?.[0]) === null;
}

function isPublicPoint(wrapper: DerElement): boolean {
  const [bits, more] = readChildren(wrapper.content) ?? [];
  return (
    bits?.tag === tags.bitString && more === undefined && bits.content[0] === 0 && isPoint(bits.content.subarray(1))
  );
}

function hex(element: DerElement | undefined): string {
  let digits = "";
  for (const byte of element?.content ?? []) digits += (byte < 16 ? "0" : "") + byte.toString(16);
  return digits;
}
