import { constants, lstatSync, mkdirSync, rmdirSync, type Stats, unlinkSync } from "node:fs";
import { open } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { type AuthFile, StepAuthError } from "@stepauth/core";
import { writeAuthFiles } from "@stepauth/core/node";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { readRegularFile } from "../io/read-file.js";

/** Lists what was written into a folder, so that nothing else is ever removed from it. */
const LIST = ".stepauth-export";
const CREATED = "#created";

/**
 * Makes sure of a folder for key files: a new one is 0700; one that is there must be the user's own and writable by nobody
 * else.
 *
 * @throws {UsageError} for a folder that key files must not go into
 */
export function prepareFolder(
  given: string,
  io: Pick<Io, "cwd" | "env">,
): { readonly folder: string; readonly created: boolean } {
  const folder = resolve(io.cwd, given);
  const deploy = io.env.BITRISE_DEPLOY_DIR;
  if (deploy && `${folder}${sep}`.startsWith(`${resolve(deploy)}${sep}`))
    throw new UsageError(
      `${given} is published with the artifacts of the build.`,
      "Use another folder, such as $TMPDIR/apple.",
    );
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found) checkFolder(given, found);
  else make(folder, given);
  return { folder, created: !found };
}

function make(folder: string, given: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    throw new UsageError(`${given} can't be created.`);
  }
}

function checkFolder(given: string, found: Stats): void {
  if (!found.isDirectory()) throw new UsageError(`${given} is no folder.`, "Links are not followed.");
  if (process.getuid !== undefined && found.uid !== process.getuid())
    throw new UsageError(`${given} belongs to another user.`);
  if (process.platform !== "win32" && (found.mode & 0o022) !== 0)
    throw new UsageError(
      `Others may write into ${given}.`,
      "Name a folder that does not exist yet, or one with mode 0700.",
    );
}

/**
 * Writes key files into the folder, each 0600 and never over something that is there.
 *
 * @throws {StepAuthError} `export/failed` when one of that name is there already
 */
export async function writeFiles(folder: string, files: readonly AuthFile[], created: boolean): Promise<void> {
  const taken = files.find(({ name }) => lstatSync(join(folder, name), { throwIfNoEntry: false }));
  if (taken) {
    throw new StepAuthError(
      "export/failed",
      `The folder holds ${taken.name} already.`,
      "Remove what was exported before with stepauth export --clean, or use a folder for each step.",
    );
  }
  // The list first: whatever happens in between, --clean finds what there is.
  await list(folder, [...(created ? [CREATED] : []), ...files.map(({ name }) => name)]);
  await writeAuthFiles(folder, files);
}

async function list(folder: string, names: readonly string[]): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);
  const file = await open(join(folder, LIST), flags, 0o600);
  try {
    await file.chmod(0o600);
    await file.writeFile(names.map((name) => `${name}\n`).join(""));
  } finally {
    await file.close();
  }
}

/** Removes what was exported into a folder, and the folder when it was made for that. Gives the number of files removed. */
export function cleanFolder(given: string, { cwd }: Pick<Io, "cwd">): number {
  const folder = resolve(cwd, given);
  const read = readRegularFile(join(folder, LIST), 65_536);
  if (!read.ok) return 0;
  const names = new TextDecoder().decode(read.bytes).split("\n");
  const removed = names.filter((name) => isFileName(name) && remove(join(folder, name)));
  remove(join(folder, LIST));
  if (names.includes(CREATED)) removeEmpty(folder);
  return removed.length;
}

function isFileName(name: string): boolean {
  return /^[A-Za-z0-9_\- ][A-Za-z0-9._\- ]{0,99}$/.test(name) && !name.includes("..");
}

function remove(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch {
    return false; // It is gone already.
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Somebody else keeps something in it.
  }
}
