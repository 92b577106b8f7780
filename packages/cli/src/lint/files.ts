import { lstatSync } from "node:fs";
import { relative, resolve } from "node:path";
import { escapePath, glob, isDynamicPattern } from "tinyglobby";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { isThere } from "../io/text.js";
import { usualNames } from "./usual.js";

/** Standard input, as an argument. */
export const STDIN = "-";

/**
 * The files that the arguments name, as they are shown: a file by its name, or all that a pattern matches, in order and each
 * once. Without arguments, the usual ones.
 *
 * @throws {UsageError} for a file that does not exist, and for a pattern that matches none
 */
export async function lintedFiles(args: readonly string[], io: Pick<Io, "cwd">): Promise<string[]> {
  const named =
    args.length === 0
      ? usualFiles(io)
      : await Promise.all(args.map((arg, index) => filesOf(arg, which(index, args), io)));
  const seen = new Map(named.flat().map((file) => [file === STDIN ? STDIN : resolve(io.cwd, file), file]));
  return [...seen.values()];
}

function usualFiles({ cwd }: Pick<Io, "cwd">): string[] {
  const found = usualNames(cwd);
  if (found.length > 0) return found;
  throw new UsageError("There is no bitrise.yml here.", "Name the file: stepauth lint path/to/bitrise.yml");
}

async function filesOf(arg: string, shown: string, { cwd }: Pick<Io, "cwd">): Promise<string[]> {
  if (arg === STDIN) return [arg];
  const full = resolve(cwd, arg);
  if (isThere(full) && lstatSync(full).isDirectory()) {
    throw new UsageError(
      `${arg} is a folder.`,
      `Name its files: stepauth lint "${escapePath(arg).replace(/(?<!\/)\/+$/, "")}/**/bitrise.yml"`,
    );
  }
  if (isThere(full)) return [inside(arg, cwd)];
  if (!isDynamicPattern(arg)) throw new UsageError(`${shown} names a file that does not exist.`);
  const options = { cwd, dot: true, ignore: ["**/node_modules/**", "**/.git/**"], followSymbolicLinks: false };
  const found = await glob(arg, { ...options, absolute: true });
  if (found.length === 0) throw new UsageError(`${shown} is a pattern that matches no file.`);
  return found.map((file) => relative(cwd, file)).sort();
}

// By its place: what was given is not repeated where there is no file of that name.
function which(index: number, { length }: readonly string[]): string {
  return length === 1 ? "The argument" : `Argument ${index + 1}`;
}

// Formats name files relative to the working directory where that is possible.
function inside(path: string, cwd: string): string {
  const relativePath = relative(cwd, resolve(cwd, path));
  return relativePath === "" || relativePath.startsWith("..") ? path : relativePath;
}
