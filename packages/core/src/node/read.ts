import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";

/** What became of reading a file. `special`: a folder, device, pipe or socket. */
export type FileRead =
  | {
      /** What became of it. */
      readonly kind: "ok";
      /** What is in it. */
      readonly text: string;
      /** Its POSIX permission bits. */
      readonly mode: number;
    }
  | {
      /** What became of it. */
      readonly kind: "missing" | "unreadable" | "special" | "too-large";
    };

type Failed = Exclude<FileRead, { kind: "ok" }> & {
  /** The system's code, such as `EACCES`. */
  readonly code: string;
};
type Coded = Extract<FileRead, { kind: "ok" }> | Failed;

/** A private key is read up to 64 KiB. */
const longestKeyFile = 65_536;

/** A document is read up to 1 MiB. */
const longestDocument = 1_048_576;

const chunkBytes = 16_384;

/**
 * Reads a regular file as UTF-8, up to a limit in bytes. Nothing else is read: a pipe or device could block or never end.
 * Whether it is regular is asked of the opened file, so that nobody can change it in between. Links are followed.
 */
export async function readTextFile(path: string, maxBytes: number): Promise<FileRead> {
  const read = await readRegular(path, maxBytes);
  return read.kind === "ok" ? read : { kind: read.kind };
}

async function readRegular(path: string, maxBytes: number): Promise<Coded> {
  let file: FileHandle;
  try {
    // O_NONBLOCK: opening a pipe that nobody writes to must not wait. Windows has no such flag.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return failed(error);
  }
  try {
    return await readOpened(file, maxBytes);
  } catch (error) {
    return failed(error);
  } finally {
    await file.close().catch(() => undefined);
  }
}

/**
 * Reads the file behind `api_key_path`, at most 64 KiB.
 *
 * @throws {Error} with fixed words, and the system's `code`
 */
export function readKeyFile(path: string): Promise<string> {
  return readOrThrow(path, longestKeyFile);
}

/**
 * Reads an account document, at most 1 MiB.
 *
 * @throws {Error} with fixed words, and the system's `code`
 */
export function readDocumentFile(path: string): Promise<string> {
  return readOrThrow(path, longestDocument);
}

/** The words for each failure. */
export const fileReadWords = {
  missing: "there is no such file",
  unreadable: "it may not be read",
  special: "it is no regular file",
  "too-large": "it is too large",
} as const satisfies Record<Exclude<FileRead["kind"], "ok">, string>;

async function readOrThrow(path: string, maxBytes: number): Promise<string> {
  const read = await readRegular(path, maxBytes);
  if (read.kind === "ok") return read.text;
  throw Object.assign(new Error(`The file can't be read: ${fileReadWords[read.kind]}.`), { code: read.code });
}

async function readOpened(file: FileHandle, maxBytes: number): Promise<Coded> {
  const status = await file.stat();
  if (!status.isFile()) return { kind: "special", code: "EISDIR" };
  if (status.size > maxBytes) return { kind: "too-large", code: "EFBIG" };
  const bytes = await readUpTo(file, maxBytes);
  return bytes === null
    ? { kind: "too-large", code: "EFBIG" }
    : { kind: "ok", text: bytes.toString("utf8"), mode: status.mode & 0o777 };
}

/** Reads to the end, whatever the size claimed: files below /proc claim 0, and a file may grow meanwhile. */
async function readUpTo(file: FileHandle, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(chunkBytes), 0, chunkBytes, null);
    if (bytesRead === 0) return Buffer.concat(chunks);
    length += bytesRead;
    if (length > maxBytes) return null;
    chunks.push(buffer.subarray(0, bytesRead));
  }
}

function failed(error: unknown): Failed {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "missing", code };
  return { kind: code === "EISDIR" || code === "ENXIO" ? "special" : "unreadable", code };
}
