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
  return decodeText(readNamedFile(path, shown, maxBytes, what), shown);
}

/**
 * Bytes as UTF-8 text.
 *
 * @throws {UsageError} when they are none, with the name of the encoding where that shows
 */
export function decodeText(bytes: Uint8Array, shown: string, { ignoreBOM = false } = {}): string {
  // In UTF-16 every ASCII character has a zero byte, which no text of people has in UTF-8.
  if (isUtf16(bytes)) throw new UsageError(`${shown} is UTF-16 text, and must be UTF-8.`, "Save it as UTF-8.");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM }).decode(bytes);
  } catch {
    throw new UsageError(`${shown} is not UTF-8 text.`);
  }
}

function isUtf16([first = 0, second = 0, third = 0, fourth = 0]: Uint8Array): boolean {
  const mark = (first << 8) | second;
  if (mark === 0xfeff || mark === 0xfffe) return true;
  return (first === 0 && third === 0 && second * fourth > 0) || (second === 0 && fourth === 0 && first * third > 0);
}
