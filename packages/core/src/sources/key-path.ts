import { isPrivate, readAddress } from "../download/address.js";
import { keyIdFromName } from "../keys/key-id.js";

/** Where `api_key_path` points to. */
export type KeyPlace =
  | { readonly kind: "file"; readonly path: string; readonly decoded: string | null }
  | { readonly kind: "web"; readonly url: string; readonly insecure: boolean }
  | { readonly kind: "pasted-key" };

/** Reads `api_key_path` as `inputs-first` does: a `file://` or web address, or a plain path. */
export function keyPlace(text: string): KeyPlace {
  if (text.includes("-----BEGIN")) return { kind: "pasted-key" };
  if (isWeb(text)) return { kind: "web", url: text, insecure: isInsecure(text) };
  const path = /^file:\/\//i.test(text) ? text.slice("file://".length) : text;
  return { kind: "file", path, decoded: path === text ? null : percentDecoded(path) };
}

function isWeb(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

// Plain http, but for what does not leave the machine.
function isInsecure(text: string): boolean {
  const address = readAddress(text);
  return address ? !isPrivate(address.url) : /^http:/i.test(text);
}

function percentDecoded(path: string): string | null {
  if (!path.includes("%")) return null;
  try {
    const decoded = decodeURIComponent(path);
    return decoded === path ? null : decoded;
  } catch {
    return null; // A lone percent sign: the path is meant as it stands.
  }
}

/** How released steps read `api_key_path`: what they make of it, and where they fail on what `inputs-first` accepts. */
export interface KeyPathReader {
  readonly place: (text: string) => KeyPlace;
  /** Why they can't open what the text names; null when they can. */
  readonly problem: (text: string) => string | null;
  /** How to write it so that they can. */
  readonly advice: (input: string) => string;
  /** A path of a file as they want it. */
  readonly written: (path: string) => string;
}

/** The ways of reading that there are; the rule `keyPath` of a version says which is its own. */
export const keyPathReaders: Readonly<Record<"address" | "path", KeyPathReader>> = {
  address: {
    place: keyPlace,
    problem: addressProblem,
    advice: (input) =>
      `Write \`${input}: file:///path/to/AuthKey_<key ID>.p8\`, in ASCII without spaces or percent signs, or an https address.`,
    written: (path) => (path.startsWith("/") ? `file://${path}` : `file://./${path}`),
  },
  path: {
    place: plainPlace,
    problem: plainProblem,
    advice: (input) => `Write \`${input}: ./AuthKey_<key ID>.p8\`, any other path of a file, or an https address.`,
    written: (path) => path,
  },
};

// The exact prefixes alone; whatever else stands there is part of a path.
function plainPlace(text: string): KeyPlace {
  if (text.includes("-----BEGIN")) return { kind: "pasted-key" };
  if (text.startsWith("https://")) return { kind: "web", url: text, insecure: false };
  return { kind: "file", path: text.startsWith("file://") ? text.slice("file://".length) : text, decoded: null };
}

function plainProblem(text: string): string | null {
  const place = plainPlace(text);
  if (place.kind !== "file") return null;
  const other = /^\s*([a-z][a-z0-9+.-]*):\/\//i.exec(place.path)?.[1];
  if (other !== undefined) return "it knows `https://` in small letters alone, and takes anything else for a path";
  if (place.path.startsWith("~")) return "to it the tilde is a folder of that name";
  return place.path.trim() === "" ? "there is no path in it" : null;
}

function addressProblem(text: string): string | null {
  if (!isWeb(text)) {
    if (!/^file:\/\//i.test(text)) return "it reads a plain path as a web address";
    if (text.includes(" ")) return "it can't open a `file://` path with a space in it";
    if (NOT_ASCII.test(text)) return "it escapes accents and the like in a `file://` path, and looks for that";
  }
  return NO_ADDRESS.test(text) ? "it takes the percent sign or control character for a broken address" : null;
}

// Go's URL.String writes it as percent escapes, which nobody decodes again before the file is opened.
const NOT_ASCII = /[^\p{ASCII}]/u;

// What Go's url.Parse refuses.
const NO_ADDRESS = /%(?![0-9A-Fa-f]{2})|\p{Cc}/u;

/** The key ID in the file name that a key path ends in, or null. */
export function keyIdOfPath(text: string): string | null {
  const place = keyPlace(text);
  if (place.kind === "pasted-key") return null;
  return keyIdFromName(place.kind === "web" ? pathOfUrl(place.url) : (place.decoded ?? place.path));
}

/**
 * The key ID as the released steps find it: in the path of the address, and what stands before the first slash of a
 * `file://` address is a host to them.
 */
export function shippedKeyId(text: string): string | null {
  const id = keyIdOfPath(text);
  const host = /^file:\/\/[^/]*$/i.test(text);
  return host ? null : id;
}

function pathOfUrl(url: string): string {
  const path = url.replace(/^https?:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
  return percentDecoded(path) ?? path;
}

/** Whether a key path names a file of this machine, rather than a web address. */
export function isLocalKeyPath(text: string): boolean {
  return text !== "" && keyPlace(text).kind === "file";
}

/** Whether a key path holds what must not be shown: the user or the query of an address, or the key itself. */
export function isSecretPath(text: string): boolean {
  return text.includes("-----BEGIN") || /^(?!file:)[a-z][a-z0-9+.-]*:\/\/.*[?@#]/is.test(text);
}
