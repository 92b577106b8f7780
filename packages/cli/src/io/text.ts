import { lstatSync } from "node:fs";
import { UsageError } from "../errors.js";
import { type ReadProblem, readRegularFile } from "./read-file.js";

const PROBLEMS: Readonly<Record<ReadProblem, string>> = {
  missing: "does not exist",
  "not-a-file": "is not a regular file",
  "too-large": "is too large",
  "not-readable": "can't be opened",
};

// A workflow file is text that people write: 8 MiB is far beyond any.
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

/**
 * Reads a file that a flag or argument names. What was given is repeated only where there is such a file: it may be a secret in
 * the wrong place.
 *
 * @param what - the file by what names it, such as "The file that --account names"
 * @throws {UsageError} when it does not exist, can't be opened, is no regular file or is larger than `maxBytes`
 */
export function readNamedFile(path: string, shown: string, maxBytes: number, what: string): Uint8Array {
  const read = readRegularFile(path, maxBytes);
  if (read.ok) return read.bytes;
  throw new UsageError(`${isThere(path) ? shown : what} ${PROBLEMS[read.problem]}.`);
}

/** Whether something has this name, so that the name is no other thing. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false; // It is too long for a name, or may not be looked for.
  }
}

/**
 * The same as text.
 *
 * @throws {UsageError} also when it is not UTF-8
 */
export function readNamedText(path: string, shown: string, maxBytes: number, what: string): string {
  const bytes = readNamedFile(path, shown, maxBytes, what);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${shown} is not UTF-8 text.`);
  }
}
