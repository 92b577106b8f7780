import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/** Why a file was not read. */
export type ReadProblem = "missing" | "not-a-file" | "too-large" | "not-readable";

export type ReadResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | {
      readonly ok: false;
      readonly problem: ReadProblem;
      /** The system's code, such as `EACCES`. */
      readonly code: string;
    };

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
    return failed(error);
  }
  try {
    return readOpened(descriptor, maxBytes);
  } catch (error) {
    return failed(error);
  } finally {
    closeSync(descriptor);
  }
}

function readOpened(descriptor: number, maxBytes: number): ReadResult {
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) return { ok: false, problem: "not-a-file", code: "EISDIR" };
  if (stat.size > maxBytes) return { ok: false, problem: "too-large", code: "EFBIG" };
  const bytes = new Uint8Array(stat.size);
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(descriptor, bytes, length, bytes.length - length, null);
    if (read === 0) break;
    length += read;
  }
  return { ok: true, bytes: bytes.subarray(0, length) };
}

function failed(error: unknown): ReadResult {
  const { code = "" } = error as NodeJS.ErrnoException;
  return { ok: false, problem: PROBLEMS[code] ?? "not-readable", code };
}
