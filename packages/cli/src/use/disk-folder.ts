import { readdirSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import type { ProjectFolder } from "@stepauth/lanes";
import { readRegularFile } from "../../io/read-file.js";

const MAX_BYTES = 1024 * 1024;

/** A project on the disk. Links that lead out of it are not followed, and what is no regular file is not read. */
export function diskFolder(root: string): ProjectFolder {
  const inside = (path: string) => {
    try {
      const real = realpathSync(join(root, path));
      return real === root || real.startsWith(root + sep) ? real : undefined;
    } catch {
      return undefined; // It is not there, or not for us.
    }
  };
  return {
    readFile: (path) => {
      const full = inside(path);
      const read = full === undefined ? undefined : readRegularFile(full, MAX_BYTES);
      return read?.ok ? new TextDecoder().decode(read.bytes) : null;
    },
    readFolder: (path) => {
      const full = inside(path);
      try {
        return full === undefined ? null : readdirSync(full);
      } catch {
        return null; // A file, or a folder that can't be listed.
      }
    },
  };
}
