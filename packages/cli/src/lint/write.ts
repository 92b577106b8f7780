import { randomBytes } from "node:crypto";
import { closeSync, fchmodSync, fsyncSync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../errors.js";
import { readNamedFile } from "../io/text.js";
import { MAX_FILE_BYTES, type NamedSource } from "../use/open-preview.js";

/**
 * Replaces the content of a file as a whole: what was there, or what is new, never a part. Its mode stays.
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
  if (!Buffer.from(before).equals(readNamedFile(full, shown, MAX_FILE_BYTES))) {
    throw new UsageError(`${shown} has changed in the meantime, so it is not changed.`, "Run the command again.");
  }
  const beside = join(dirname(full), `.${basename(full).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    writeNew(beside, text, stat.mode & 0o7777);
    renameSync(beside, full);
  } catch {
    rmSync(beside, { force: true });
    throw new UsageError(`${shown} can't be written.`);
  }
}

function writeNew(path: string, text: string, mode: number): void {
  const descriptor = openSync(path, "wx", 0o600);
  try {
    writeFileSync(descriptor, text);
    fchmodSync(descriptor, mode);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
