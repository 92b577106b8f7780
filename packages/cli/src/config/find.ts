import { lstatSync } from "node:fs";
import { dirname, join } from "node:path";
import { repositoryRoot } from "../io/root.js";

/** The name of the configuration file. */
const CONFIG_NAME = "stepauth.yml";

/** The nearest `stepauth.yml`: beside a file, then upwards to the root of its repository. Undefined where there is none. */
export function findConfig(file: string): string | undefined {
  const root = repositoryRoot(file);
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const candidate = join(folder, CONFIG_NAME);
    if (lstatSync(candidate, { throwIfNoEntry: false })) return candidate;
    if (folder === root || dirname(folder) === folder) return undefined;
  }
}
