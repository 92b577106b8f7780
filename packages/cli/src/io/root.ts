import { existsSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { UsageError } from "../errors.js";

/** The root of the repository that holds a file, or else the file's folder. */
export function repositoryRoot(file: string): string {
  const folder = dirname(file);
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, ".git"))) return current;
    if (dirname(current) === current) return folder;
  }
}

/** Whether a path is below a folder, or the folder itself; both without links. */
export function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(join(folder, sep));
}

/**
 * Makes sure that a file does not lead out of the root: a repository can hold links to anything of the machine that it is
 * looked at on. A file that does not lie below the root is held to its own repository. What is not there leads nowhere.
 *
 * @throws {UsageError} with the way out, when it is a link, or behind one, that leads out
 */
export function refuseLinkOut(file: string, shown: string, root: string, help: string): void {
  const around = isBelow(file, root) ? root : repositoryRoot(file);
  const [target, real] = [realPath(file), realPath(around)];
  if (target === undefined || real === undefined || isBelow(target, real)) return;
  throw new UsageError(`${shown} is a link that leads out of the root.`, help);
}

/** What to say where the link is meant. */
export const NAME_A_ROOT = "If that is meant, name a root that holds what it leads to: --root DIR.";

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined; // Reading it says why.
  }
}
