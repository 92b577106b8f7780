import { isAbsolute, join } from "node:path";
import type { ReadFile } from "@stepauth/core";
import type { Io } from "./io.js";
import { readRegularFile } from "./read-file.js";

const MAX_KEY_BYTES = 65_536;

/** Reads the key files that inputs name: relative to the working directory, `~` is the home folder. */
export function keyReader(io: Pick<Io, "cwd" | "home">): ReadFile {
  return (path) => {
    const read = readRegularFile(keyFilePath(path, io), MAX_KEY_BYTES);
    if (!read.ok) throw Object.assign(new Error(read.problem), { code: read.code });
    return read.bytes;
  };
}

/** Reads like `read`, but what was read once is not read again. */
export function readEachOnce(read: ReadFile): ReadFile {
  const known = new Map<string, ReturnType<ReadFile>>();
  return (path) => {
    const content = known.get(path) ?? read(path);
    known.set(path, content);
    return content;
  };
}

/** Where the key file that an input names is. */
export function keyFilePath(path: string, { cwd, home }: Pick<Io, "cwd" | "home">): string {
  const expanded = path === "~" || path.startsWith("~/") ? join(home, path.slice(1)) : path;
  return isAbsolute(expanded) ? expanded : join(cwd, expanded);
}

/** What was read as text; a byte order mark stays, since it may be what is wrong with a key. */
export function keyText(content: string | Uint8Array): string {
  return typeof content === "string" ? content : new TextDecoder("utf-8", { ignoreBOM: true }).decode(content);
}
