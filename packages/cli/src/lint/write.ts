import { randomBytes } from "node:crypto";
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../errors.js";
import { MAX_FILE_BYTES, readNamedFile } from "../io/text.js";
import type { NamedSource } from "../use/open-preview.js";

/**
 * Replaces the content of a file as a whole: what was there, or what is new, never a part. Its mode, its owner and its other
 * names (hard links) stay.
 *
 * @throws {UsageError} when it is no regular file, has changed since it was read, or can't be written
 */
export function replaceFile({ shown, full, content: before }: NamedSource, text: string): void {
  const stat = lstatSync(full, { throwIfNoEntry: false });
  if (!stat?.isFile())
    throw new UsageError(
      `${shown} is not a regular file, so it is not changed.`,
      "Name the file that the link leads to.",
    );
  if (!Buffer.from(before).equals(readNamedFile(full, shown, MAX_FILE_BYTES, shown))) {
    throw new UsageError(`${shown} has changed in the meantime, so it is not changed.`, "Run the command again.");
  }
  try {
    // A file of the same name would be another one, which the other names do not lead to.
    if (stat.nlink > 1 || !putInPlace(full, text, stat)) rewrite(full, before, text);
  } catch {
    throw new UsageError(`${shown} can't be written.`);
  }
}

/** Writes the text beside the file and gives that its name. False, and nothing is changed, where the owner would be another. */
function putInPlace(full: string, text: string, stat: Stats): boolean {
  const beside = join(dirname(full), `.${basename(full).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const isTheirs = writeNew(beside, text, stat);
    if (isTheirs) renameSync(beside, full);
    return isTheirs;
  } finally {
    rmSync(beside, { force: true });
  }
}

function writeNew(path: string, text: string, { uid, gid, mode }: Stats): boolean {
  const descriptor = openSync(path, "wx", 0o600);
  try {
    const own = fstatSync(descriptor);
    if ((own.uid !== uid || own.gid !== gid) && !giveTo(descriptor, uid, gid)) return false;
    writeFileSync(descriptor, text);
    fchmodSync(descriptor, mode & 0o7777);
    fsyncSync(descriptor);
    return true;
  } finally {
    closeSync(descriptor);
  }
}

function giveTo(descriptor: number, uid: number, gid: number): boolean {
  try {
    fchownSync(descriptor, uid, gid);
    return true;
  } catch {
    return false; // Only root may give files away.
  }
}

/** Writes into the file itself. Where that fails, what was there is written back, for which there was room. */
function rewrite(path: string, before: string, text: string): void {
  const descriptor = openSync(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  try {
    overwrite(descriptor, text);
  } catch (error) {
    overwrite(descriptor, before);
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function overwrite(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at, at);
  ftruncateSync(descriptor, bytes.length);
  fsyncSync(descriptor);
}
