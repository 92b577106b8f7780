import { readdirSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import type { ProjectFolder } from "@stepauth/lanes";
import type { LockFile } from "@stepauth/preview";
import { readRegularFile } from "../io/read-file.js";

const MAX_BYTES = 1024 * 1024;

/** A project on the disk, and what can be told of it at once. */
export interface DiskFolder extends ProjectFolder {
  readonly readFile: (path: string) => string | null;
  readonly readFolder: (path: string) => readonly string[] | null;
  /** Whether fastlane finds a Fastfile when it is called there. */
  hasFastfile(workDir: string): boolean;
  /** The `Gemfile.lock` that holds there: beside the fastlane folder, else at the root. */
  lock(workDir: string): LockFile | undefined;
}

/** A project on the disk. Links that lead out of it are not followed, and what is no regular file is not read. */
export function diskFolder(given: string): DiskFolder {
  const root = realRoot(given);
  const inside = (path: string) => {
    try {
      const real = realpathSync(join(root, path));
      return real === root || real.startsWith(root + sep) ? real : undefined;
    } catch {
      return undefined; // It is not there, or not for us.
    }
  };
  const readFile = (path: string) => {
    const full = inside(path);
    const read = full === undefined ? undefined : readRegularFile(full, MAX_BYTES);
    return read?.ok ? new TextDecoder().decode(read.bytes) : null;
  };
  const readFolder = (path: string) => {
    const full = inside(path);
    try {
      return full === undefined ? null : readdirSync(full);
    } catch {
      return null; // A file, or a folder that can't be listed.
    }
  };
  return {
    readFile,
    readFolder,
    hasFastfile: (workDir) =>
      ["fastlane", ".fastlane"].some((name) => isFastlanes(readFolder(joined(workDir, name)))) ||
      (/(?:^|\/)\.?fastlane$/.test(workDir) && isFastlanes(readFolder(workDir))),
    lock: (workDir) => {
      for (const file of new Set([joined(workDir, "Gemfile.lock"), "Gemfile.lock"])) {
        const text = readFile(file);
        if (text !== null) return { file, text };
      }
      return undefined;
    },
  };
}

function isFastlanes(names: readonly string[] | null): boolean {
  return names?.includes("Fastfile") ?? false;
}

function joined(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

/** Links are compared by where they lead: so must the root be. */
function realRoot(root: string): string {
  try {
    return realpathSync(root);
  } catch {
    return root; // It is not there, and nothing is found in it.
  }
}
