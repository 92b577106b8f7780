import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";

// Where Bitrise and people keep it.
const USUAL = [
  "bitrise.yml",
  "bitrise.yaml",
  ".bitrise.yml",
  ".bitrise.yaml",
  ".bitrise/bitrise.yml",
  ".bitrise/bitrise.yaml",
];

/** The workflow files under their usual names in a folder, by their paths in it. */
export function usualNames(folder: string): string[] {
  return USUAL.filter((name) => existsSync(join(folder, name)));
}

/** A workflow file, by the name under which it is shown, and further ones beside it. */
export interface UsualFile {
  readonly file: string;
  readonly others: readonly string[];
}

/**
 * The workflow file that a command is about, as it is shown: what is named, or the first under a usual name in the folder that
 * is named, else in the working directory.
 *
 * @throws {UsageError} where there is none
 */
export function workflowFileOf(given: string | undefined, { cwd }: Pick<Io, "cwd">): UsualFile {
  if (given !== undefined && !isFolder(resolve(cwd, given))) return { file: given, others: [] };
  const folder = given ?? "";
  const [first, ...others] = usualNames(resolve(cwd, folder));
  if (first === undefined)
    throw new UsageError(`There is no bitrise.yml ${given === undefined ? "here" : "in this folder"}.`, NAME_IT);
  return { file: join(folder, first), others: others.map((name) => join(folder, name)) };
}

const NAME_IT = "Name the file: stepauth preview path/to/bitrise.yml";

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // Reading it says what it is.
  }
}
