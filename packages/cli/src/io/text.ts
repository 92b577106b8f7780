import { UsageError } from "../errors.js";
import { type ReadProblem, readRegularFile } from "./read-file.js";

const PROBLEMS: Readonly<Record<ReadProblem, string>> = {
  missing: "does not exist",
  "not-a-file": "is not a regular file",
  "too-large": "is too large",
  "not-readable": "can't be opened",
};

/**
 * Reads a file that a flag or argument names.
 *
 * @throws {UsageError} when it does not exist, can't be opened, is no regular file or is larger than `maxBytes`
 */
export function readNamedFile(path: string, shown: string, maxBytes: number): Uint8Array {
  const read = readRegularFile(path, maxBytes);
  if (read.ok) return read.bytes;
  throw new UsageError(`${shown} ${PROBLEMS[read.problem]}.`);
}

/**
 * The same as text.
 *
 * @throws {UsageError} also when it is not UTF-8
 */
export function readNamedText(path: string, shown: string, maxBytes: number): string {
  const bytes = readNamedFile(path, shown, maxBytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${shown} is not UTF-8 text.`);
  }
}
