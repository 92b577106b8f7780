import { isAbsolute, join } from "node:path";
import type { ReadFile } from "@stepauth/core";
import type { Io } from "./io.js";
import { readRegularFile } from "./read-file.js";

const MAX_KEY_BYTES = 65_536;

/** Reads the key files that inputs name: relative to the working directory, `~` is the home folder. */
export function keyReader(io: Pick<Io, "cwd" | "home">): ReadFile {
  return (path) => {
    const expanded = path === "~" || path.startsWith("~/") ? join(io.home, path.slice(1)) : path;
    const read = readRegularFile(isAbsolute(expanded) ? expanded : join(io.cwd, expanded), MAX_KEY_BYTES);
    if (!read.ok) throw new Error(read.problem);
    return read.bytes;
  };
}
