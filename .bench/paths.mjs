// Where the things are that are measured.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..");
const packages = join(root, "packages");

/** The `stepauth` program, as it is installed. */
export const program = join(packages, "cli", manifestOf("cli").bin.stepauth);

/** A script that stands for a bound. @param {string} name */
export function boundScript(name) {
  return join(import.meta.dirname, "bounds", name);
}

/**
 * Every entry of every library, with the file that an import of it loads.
 *
 * @returns {{ name: string, file: string }[]}
 */
export function libraryEntries() {
  return readdirSync(packages).flatMap((folder) => {
    const { name, exports = {} } = manifestOf(folder);
    return Object.entries(exports).flatMap(([entry, target]) =>
      typeof target === "string"
        ? []
        : [{ name: `${name}${entry.slice(1)}`, file: join(packages, folder, target.default) }],
    );
  });
}

/**
 * @param {string} folder
 * @returns {{ name: string, bin: { stepauth: string }, exports?: Record<string, string | { default: string }> }}
 */
function manifestOf(folder) {
  return JSON.parse(readFileSync(join(packages, folder, "package.json"), "utf8"));
}
