import { encodeBase64 } from "./base64.js";

/** The PEM labels that are told apart. `PRIVATE KEY` comes after those that end in it. */
const pemLabels = [
  "ENCRYPTED PRIVATE KEY",
  "OPENSSH PRIVATE KEY",
  "RSA PRIVATE KEY",
  "DSA PRIVATE KEY",
  "EC PRIVATE KEY",
  "PRIVATE KEY",
  "RSA PUBLIC KEY",
  "PUBLIC KEY",
  "NEW CERTIFICATE REQUEST",
  "CERTIFICATE REQUEST",
  "TRUSTED CERTIFICATE",
  "X509 CERTIFICATE",
  "CERTIFICATE",
  "EC PARAMETERS",
] as const;

export type PemLabel = (typeof pemLabels)[number];

/** A BEGIN or END line found in a text, however it is written. `start` and `end` include its dashes. */
export interface PemMarker {
  readonly kind: "BEGIN" | "END";
  readonly label: PemLabel;
  readonly start: number;
  readonly end: number;
  /** Written exactly as RFC 7468 has it. */
  readonly exact: boolean;
}

// The hyphen, and what editors and chat programs make of it.
const dashes = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212";

/** Every BEGIN and END line, in order, also with the wrong number or kind of dashes, in lower case or without its spaces. */
export function findMarkers(text: string): readonly PemMarker[] {
  const markers: PemMarker[] = [];
  for (const hit of text.matchAll(/BEGIN|END/gi)) {
    const kind = hit[0].length === 5 ? "BEGIN" : "END";
    const marker = readMarker(text, kind, hit.index);
    if (marker !== null) markers.push(marker);
  }
  return markers;
}

/** Writes a PEM block with lines of 64 characters, as OpenSSL does. */
export function writePem(label: PemLabel, der: Uint8Array): string {
  const lines = encodeBase64(der).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}

/** Where the first run of two dashes or more starts, or -1. */
export function indexOfDashes(text: string): number {
  for (let index = 1; index < text.length; index += 1) {
    if (isDash(text, index) && isDash(text, index - 1)) return index - 1;
  }
  return -1;
}

/** The offset behind the last run of two dashes or more, or -1. */
export function endOfLastDashes(text: string): number {
  for (let index = text.length - 1; index > 0; index -= 1) {
    if (isDash(text, index) && isDash(text, index - 1)) return index + 1;
  }
  return -1;
}

function readMarker(text: string, kind: "BEGIN" | "END", at: number): PemMarker | null {
  for (const label of pemLabels) {
    const behind = matchWords(text, at + kind.length, label);
    if (behind === -1) continue;
    const start = skipDashesBack(text, at);
    const end = skipDashes(text, behind);
    return { kind, label, start, end, exact: text.slice(start, end) === `-----${kind} ${label}-----` };
  }
  return null;
}

/** The offset behind the words, written in any case and with any filling between their letters, or -1. */
function matchWords(text: string, from: number, words: string): number {
  let index = from;
  for (const letter of words.replaceAll(" ", "")) {
    while (isFilling(text[index])) index += 1;
    if (text[index]?.toUpperCase() !== letter) return -1;
    index += 1;
  }
  return index;
}

function isFilling(character: string | undefined): boolean {
  return character !== undefined && " \t\r\n\u00a0+_".includes(character);
}

function isDash(text: string, index: number): boolean {
  const character = text[index];
  return character !== undefined && dashes.includes(character);
}

function skipDashes(text: string, from: number): number {
  let index = from;
  while (text[index] === " ") index += 1;
  if (!isDash(text, index)) return from;
  while (isDash(text, index)) index += 1;
  return index;
}

function skipDashesBack(text: string, from: number): number {
  let index = from;
  while (text[index - 1] === " ") index -= 1;
  if (!isDash(text, index - 1)) return from;
  while (isDash(text, index - 1)) index -= 1;
  return index;
}
