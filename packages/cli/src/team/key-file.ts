import { lstatSync } from "node:fs";
import { join } from "node:path";
import { keyFileName, type Secret } from "@stepauth/core";
import type { Io } from "../io/io.js";
import { readRegularFile } from "../io/read-file.js";
import { type PreparedFolder, prepareFolder, writeFiles } from "../use/export-folder.js";
import { readList } from "../use/export-list.js";
import type { TeamKey } from "./entry.js";

/** A key file that is there, and how to remove it again. */
export interface PlacedKey {
  readonly path: string;
  readonly undo: () => void;
}

/**
 * Writes the file of a key into a folder, 0600; `export --clean` removes it. A bundle that runs twice in a build finds the file
 * of its first run, and leaves it.
 *
 * @throws {UsageError} for a folder that key files must not go into
 * @throws {StepAuthError} `export/failed`, `files/unwritable`
 */
export async function placeKey({ keyId, privateKey }: TeamKey, dir: string, io: Io): Promise<PlacedKey> {
  const prepared = prepareFolder(dir, io);
  const name = keyFileName(keyId);
  const path = join(prepared.folder, name);
  if (isOurs(prepared, name, privateKey)) return { path, undo: () => undefined };
  return { path, undo: await writeFiles(prepared, [{ name, mode: 0o600, content: privateKey }]) };
}

const LONGEST_KEY = 65_536;

function isOurs({ folder }: PreparedFolder, name: string, key: Secret): boolean {
  const names = readList(folder);
  if (typeof names === "string" || !names.includes(name)) return false;
  const path = join(folder, name);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isFile() || (process.platform !== "win32" && (found.mode & 0o077) !== 0)) return false;
  const read = readRegularFile(path, LONGEST_KEY);
  return read.ok && new TextDecoder("utf-8", { ignoreBOM: true }).decode(read.bytes) === key.reveal();
}
