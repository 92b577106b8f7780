import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "../errors.js";
import type { Files } from "./step-files.js";

/**
 * Writes files into a folder that has none yet. Nothing is ever overwritten.
 *
 * @throws {UsageError} when the folder is not empty, is no folder, or can't be written
 */
export function writeNew(folder: string, shown: string, files: Files): void {
  if (existsSync(folder) && !isEmptyFolder(folder))
    throw new UsageError(`${shown} is there already.`, "Choose another name or another --dir; nothing is overwritten.");
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text, { flag: "wx", mode: text.startsWith("#!") ? 0o755 : 0o644 });
    }
  } catch {
    throw new UsageError("The folder of the new step can't be written.");
  }
}

function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}
