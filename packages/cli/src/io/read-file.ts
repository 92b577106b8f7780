import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/** Why a file was not read. */
export type ReadProblem = "missing" | "not-a-file" | "too-large" | "not-readable";

export type ReadResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: ReadProblem };

const PROBLEMS: Readonly<Record<string, ReadProblem>> = { ENOENT: "missing", ENOTDIR: "missing", EISDIR: "not-a-file" };

/**
 * Reads a regular file of at most `maxBytes`. Pipes, devices and folders are not read, and opening never waits. Synchronous,
 * since a command that reads one small file after the other is several times slower with Node's thread pool between.
 */
export function readRegularFile(path: string, maxBytes: number): ReadResult {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return { ok: false, problem: PROBLEMS[(error as NodeJS.ErrnoException).code ?? ""] ?? "not-readable" };
  }
  try {
    return readOpened(descriptor, maxBytes);
  } catch {
    return { ok: false, problem: "not-readable" }; // Reading failed after opening; there is nothing more to say of it.
  } finally {
    closeSync(descriptor);
  }
}

function readOpened(descriptor: number, maxBytes: number): ReadResult {
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) return { ok: false, problem: "not-a-file" };
  if (stat.size > maxBytes) return { ok: false, problem: "too-large" };
  const bytes = new Uint8Array(stat.size);
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(descriptor, bytes, length, bytes.length - length, null);
    if (read === 0) break;
    length += read;
  }
  return { ok: true, bytes: bytes.subarray(0, length) };
}
