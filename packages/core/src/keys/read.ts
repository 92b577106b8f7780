import { decodeBase64 } from "./base64.js";
import { type Block, blockRepairs, splitBlocks } from "./blocks.js";
import { cleanText } from "./clean.js";
import { identify } from "./identify.js";
import { findMarkers, type PemLabel, type PemMarker } from "./pem.js";
import { plainShape } from "./plain-shapes.js";
import type { KeyRepair } from "./repairs.js";
import { sec1ToPkcs8 } from "./sec1.js";
import type { UnusableShape } from "./shapes.js";

/** What a text holds: a P-256 private key as PKCS#8 DER and what had to be repaired, or what it is instead. */
export type ReadKey =
  | {
      readonly ok: true;
      readonly form: "pkcs8" | "sec1";
      readonly der: Uint8Array;
      readonly repairs: ReadonlySet<KeyRepair>;
    }
  | { readonly ok: false; readonly shape: UnusableShape };

/** Base64 of Base64 happens; more is not tried. */
const mostLayers = 3;

/** Reads a private key in any form people have it in. */
export function readKey(text: string, layers: number = mostLayers): ReadKey {
  const cleaned = cleanText(text);
  const plain = plainShape(cleaned.text) ?? plainShape(text.trim());
  if (plain !== null) return { ok: false, shape: plain };
  const markers = findMarkers(cleaned.text);
  const found = markers.length > 0 ? readBlocks(cleaned.text, markers, layers) : readBare(cleaned.text, layers);
  return withRepairs(found, cleaned.repairs);
}

function withRepairs(found: ReadKey, repairs: Iterable<KeyRepair>): ReadKey {
  return found.ok ? { ...found, repairs: new Set([...repairs, ...found.repairs]) } : found;
}

function readBlocks(text: string, markers: readonly PemMarker[], layers: number): ReadKey {
  const results = splitBlocks(text, markers).map((block) => readBlock(block, layers));
  const unusable = results.filter((result) => !result.ok);
  return (
    results.find((result) => result.ok) ??
    unusable.find((result) => result.shape !== "unknown") ?? { ok: false, shape: "unknown" }
  );
}

const shapeOfLabel: Readonly<Partial<Record<PemLabel, UnusableShape>>> = {
  "ENCRYPTED PRIVATE KEY": "encrypted",
  "OPENSSH PRIVATE KEY": "openssh",
  "RSA PRIVATE KEY": "rsa",
  "DSA PRIVATE KEY": "dsa",
  "RSA PUBLIC KEY": "public-key",
  "PUBLIC KEY": "public-key",
  "NEW CERTIFICATE REQUEST": "certificate-request",
  "CERTIFICATE REQUEST": "certificate-request",
  "TRUSTED CERTIFICATE": "certificate",
  "X509 CERTIFICATE": "certificate",
  CERTIFICATE: "certificate",
  "EC PARAMETERS": "unknown",
};

function readBlock(block: Block, layers: number): ReadKey {
  if (block.body.includes("ENCRYPTED")) return { ok: false, shape: "encrypted" };
  const read = readBody(block.body, layers);
  return read.ok
    ? withRepairs(read, blockRepairs(block, read.form))
    : { ok: false, shape: brokenShape(block, read.shape) };
}

function brokenShape(block: Block, shape: UnusableShape): UnusableShape {
  const labelled = shapeOfLabel[block.label];
  if (labelled !== undefined) return labelled;
  const inside = plainShape(block.body.trim());
  if (inside === "masked" || inside === "variable") return inside;
  return shape === "unknown" ? "damaged" : shape;
}

/** A text without markers. */
function readBare(text: string, layers: number): ReadKey {
  const read = readBody(text, layers);
  if (read.ok) return read.repairs.has("base64") ? read : withRepairs(read, ["markers-added"]);
  return read.shape === "unknown" && text.includes("\ufffd") ? { ok: false, shape: "binary" } : read;
}

/** The Base64 of a key, or of a text that holds one. */
function readBody(body: string, layers: number): ReadKey {
  const read = readBytes(body);
  const inner = read.ok || layers === 0 ? null : textOf(compact(body));
  return inner === null ? read : withRepairs(readKey(inner, layers - 1), ["base64"]);
}

function readBytes(body: string): ReadKey {
  const digits = compact(body);
  const bytes = decodeBase64(digits);
  if (bytes === null)
    return { ok: false, shape: digits.length % 4 === 1 && digits.startsWith("M") ? "truncated" : "unknown" };
  if (bytes.length === 0) return { ok: false, shape: "truncated" };
  const found = identify(bytes);
  if (!("length" in found)) return { ok: false, shape: found.shape };
  if (!isFilling(bytes.subarray(found.length))) return { ok: false, shape: "damaged" };
  const repairs = new Set<KeyRepair>();
  if (digits.length % 4 !== 0) repairs.add("padding");
  if (found.length < bytes.length) repairs.add("trailing-bytes");
  if (found.shape === "sec1") repairs.add("sec1");
  const der = bytes.subarray(0, found.length);
  return { ok: true, form: found.shape, der: found.shape === "sec1" ? sec1ToPkcs8(der) : der, repairs };
}

/** Without what lines are broken, quoted, continued and marked with. */
function compact(text: string): string {
  return text.replace(/[\s"'`\\,>|#]/g, "");
}

function isFilling(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0 || byte === 0x0a || byte === 0x0d || byte === 0x20);
}

// By the first two bytes.
const encodings: Readonly<Record<string, string>> = { "255 254": "utf-16le", "254 255": "utf-16be" };

/** The text that Base64 stands for, when that is a text, perhaps in UTF-16 or with a byte order mark. */
function textOf(digits: string): string | null {
  const bytes = decodeBase64(digits);
  if (bytes === null || bytes.length < 8) return null;
  const text = new TextDecoder(encodings[`${bytes[0]} ${bytes[1]}`] ?? "utf-8", { ignoreBOM: true }).decode(bytes);
  return /[\p{Cc}\ufffd]/u.test(text.replace(/[\t\n\r\0]/g, "")) ? null : text;
}
