import { join } from "node:path";
import { publicKeyFingerprint } from "../keys/fingerprint.js";
import { keyFileName } from "../keys/key-id.js";
import type { Secret } from "../secret.js";
import { readTextFile } from "./read.js";

/** Where altool looks for keys by itself. */
export interface KeyPlaces {
  /** The user's home folder. */
  readonly home: string;
  /** The working directory of altool. */
  readonly cwd: string;
}

/** A key file found in one of altool's folders. */
export interface FoundKeyFile {
  /** Where it is. */
  readonly path: string;
  /** Whether it holds the same key; `unusable` when it can't be read or is no P-256 private key. */
  readonly verdict: "same" | "different" | "unusable";
  /** POSIX permission bits; `null` when it can't be read. */
  readonly mode: number | null;
}

const longestKeyFile = 65_536;

/** altool's folders in its order: the first that holds the file wins. */
export function altoolKeyFolders({ home, cwd }: KeyPlaces): readonly string[] {
  return [
    join(home, ".appstoreconnect", "private_keys"),
    join(home, ".private_keys"),
    join(home, "private_keys"),
    join(cwd, "private_keys"),
  ];
}

/**
 * Looks for `AuthKey_<keyId>.p8` in altool's folders and compares what it finds with the key, by the public keys. Nothing is
 * written.
 *
 * @throws {StepAuthError} `key/invalid`, `key/empty` when `privateKey` itself is unusable
 */
export async function findKeyFiles(
  keyId: string,
  privateKey: string | Secret,
  places: KeyPlaces,
): Promise<readonly FoundKeyFile[]> {
  const expected = await publicKeyFingerprint(typeof privateKey === "string" ? privateKey : privateKey.reveal());
  const paths = altoolKeyFolders(places).map((folder) => join(folder, keyFileName(keyId)));
  const found = await Promise.all([...new Set(paths)].map((path) => compare(path, expected)));
  return found.filter((file) => file !== null);
}

/** Those of {@link findKeyFiles} that altool would use in place of the right key. */
export async function findStaleKeyFiles(
  keyId: string,
  privateKey: string | Secret,
  places: KeyPlaces,
): Promise<readonly FoundKeyFile[]> {
  const found = await findKeyFiles(keyId, privateKey, places);
  return found.filter(({ verdict }) => verdict !== "same");
}

async function compare(path: string, expected: string): Promise<FoundKeyFile | null> {
  const read = await readTextFile(path, longestKeyFile);
  if (read.kind === "missing") return null;
  if (read.kind !== "ok") return { path, verdict: "unusable", mode: null };
  const fingerprint = await publicKeyFingerprint(read.text).catch(() => null);
  const verdict = fingerprint === null ? "unusable" : fingerprint === expected ? "same" : "different";
  return { path, verdict, mode: read.mode };
}
