import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The root of the repository that holds a file, or else the file's folder. */
export function repositoryRoot(file: string): string {
  const folder = dirname(file);
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, ".git"))) return current;
    if (dirname(current) === current) return folder;
  }
}
