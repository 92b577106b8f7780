import { existsSync } from "node:fs";
import { readLibrary } from "./catalogue/read.js";
import { type Updated, updateCatalogues } from "./catalogue/update.js";

const USAGE =
  "pnpm catalogue --steplib FOLDER|spec.json: a checkout of the step library, or the Bitrise CLI's index of it";

/** Runs `pnpm catalogue` in a copy of this repository. */
export function main(root: string, args: readonly string[], now: Date): Updated | { readonly problem: string } {
  const [flag, path, ...more] = args;
  if (flag !== "--steplib" || path === undefined || more.length > 0) return { problem: USAGE };
  if (!existsSync(path)) return { problem: "--steplib names neither a folder nor a file." };
  try {
    return updateCatalogues(root, readLibrary(path), now.toISOString().slice(0, 10));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { problem: error.message };
  }
}
