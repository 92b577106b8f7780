import { StepAuthError } from "../errors.js";
import { rememberLast } from "../remember.js";
import { decodeBase64 } from "./base64.js";
import { identify } from "./identify.js";
import { writePem } from "./pem.js";
import { type ReadKey, readKey } from "./read.js";
import type { KeyRepair } from "./repairs.js";
import { shapeWords, type UnusableShape } from "./shapes.js";

/** A private key that is usable, or why it is not. `message` and `help` are fixed words: nothing of the text is in them. */
export type NormalisedKey =
  | {
      /** Whether the key is usable. */
      readonly ok: true;
      /** The key: PKCS#8, P-256, in PEM form. */
      readonly pem: string;
      /** What had to be repaired; empty for a key that came back byte for byte. */
      readonly repairs: readonly KeyRepair[];
    }
  | {
      /** Whether the key is usable. */
      readonly ok: false;
      /** What kind of finding it is. */
      readonly code: "key/invalid" | "key/empty";
      /** What the text is instead. */
      readonly shape: UnusableShape;
      /** What is wrong, in plain words. */
      readonly message: string;
      /** The way out. */
      readonly help: string;
    };

/** The longest text that is looked at, in UTF-16 units. */
export const longestKey = 65_536;

const header = "-----BEGIN PRIVATE KEY-----";
const footer = "-----END PRIVATE KEY-----";

/**
 * Takes a private key as people really have it, and gives a PKCS#8 P-256 key in PEM form.
 *
 * A key that Node, Ruby and jose read as it is comes back byte for byte, with no repairs. Otherwise the PEM text is
 * written anew (lines of 64, `\n`, one at the end) and `repairs` says what was wrong with it: see {@link keyRepairs}.
 * What is no P-256 private key is told apart by its {@link KeyShape}. Never throws.
 *
 * @param text - up to 64 KiB; longer is `too-long`
 */
export function normalisePrivateKey(text: string): NormalisedKey {
  if (text.length > longestKey) return refuse("too-long");
  if (isUsable(text)) return { ok: true, pem: text, repairs: [] };
  const read = readKey(text);
  return read.ok ? { ok: true, pem: writePem("PRIVATE KEY", read.der), repairs: repairsOf(read) } : refuse(read.shape);
}

/**
 * The DER (PKCS#8) of a private key in any form that {@link normalisePrivateKey} takes.
 *
 * @throws {StepAuthError} `key/invalid`, `key/empty`
 */
export function readPrivateKey(text: string): Uint8Array<ArrayBuffer> {
  const read: ReadKey = text.length > longestKey ? { ok: false, shape: "too-long" } : readKey(text);
  if (read.ok) return new Uint8Array(read.der);
  const { code, message, help } = refuse(read.shape);
  throw new StepAuthError(code, message, help);
}

function refuse(shape: UnusableShape): NormalisedKey & { ok: false } {
  return { ok: false, code: shape === "empty" ? "key/empty" : "key/invalid", shape, ...shapeWords[shape] };
}

function repairsOf(read: ReadKey & { ok: true }): readonly KeyRepair[] {
  return read.repairs.size > 0 ? [...read.repairs] : ["layout"];
}

// Looking at a key costs more than all else about a request.
const isUsable = rememberLast(8, isUsableAsItIs);

/**
 * What both OpenSSL and jose read: the header is the first line, lines end in `\n` or `\r\n` and have at most 250
 * characters, none of the body is blank, and behind the footer is only white space.
 */
function isUsableAsItIs(text: string): boolean {
  const lines = text.split("\n").map(withoutEnd);
  const last = lines.indexOf(footer);
  if (lines[0] !== header || last === -1 || lines.slice(last + 1).some((line) => line.trim() !== "")) return false;
  const body = lines.slice(1, last);
  return body.every(isBodyLine) && isWholeKey(body.join("").replace(/[ \t\r]/g, ""));
}

function isBodyLine(line: string): boolean {
  return line.length <= 250 && /[^ \t\r]/.test(line) && /^[A-Za-z0-9+/= \t\r]+$/.test(line);
}

function withoutEnd(line: string): string {
  let end = line.length;
  while (end > 0 && " \t\r".includes(line.charAt(end - 1))) end -= 1;
  return line.slice(0, end);
}

function isWholeKey(digits: string): boolean {
  const bytes = digits.length % 4 === 0 ? decodeBase64(digits) : null;
  if (bytes === null) return false;
  const found = identify(bytes);
  return found.shape === "pkcs8" && found.length === bytes.length;
}
