import { lstatSync, mkdirSync, rmdirSync, rmSync, type Stats } from "node:fs";
import { join, resolve, sep } from "node:path";
import { type AuthFile, StepAuthError } from "@stepauth/core";
import { writeAuthFiles } from "@stepauth/core/node";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { addToList, CREATED } from "./export-list.js";

/** A folder for key files. */
export interface PreparedFolder {
  readonly folder: string;
  /** It was not there before. */
  readonly created: boolean;
}

/**
 * Makes sure of a folder for key files: a new one is 0700; one that is there must be the user's own and writable by nobody
 * else.
 *
 * @throws {UsageError} for a folder that key files must not go into
 */
export function prepareFolder(given: string, io: Pick<Io, "cwd" | "env">): PreparedFolder {
  const folder = resolve(io.cwd, given);
  const deploy = io.env.BITRISE_DEPLOY_DIR;
  if (deploy && `${folder}${sep}`.startsWith(`${resolve(deploy)}${sep}`))
    throw new UsageError(
      "The folder that --dir names is published with the artifacts of the build.",
      "Use another folder, such as $TMPDIR/apple.",
    );
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found) checkFolder(found);
  else make(folder);
  return { folder, created: !found };
}

function make(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    throw new UsageError("The folder that --dir names can't be created.");
  }
}

function checkFolder(found: Stats): void {
  if (!found.isDirectory()) throw new UsageError("What --dir names is no folder.", "Links are not followed.");
  if (process.getuid !== undefined && found.uid !== process.getuid())
    throw new UsageError("The folder that --dir names belongs to another user.");
  if (process.platform !== "win32" && (found.mode & 0o022) !== 0)
    throw new UsageError(
      "Others may write into the folder that --dir names.",
      "Name a folder that does not exist yet, or one with mode 0700.",
    );
}

/**
 * Writes key files into the folder, each 0600 and never over something that is there.
 *
 * @returns removes them again, and the folder when it was made for them
 * @throws {StepAuthError} `export/failed`, `files/unwritable`; then nothing is left behind
 */
export async function writeFiles({ folder, created }: PreparedFolder, files: readonly AuthFile[]): Promise<() => void> {
  const taken = files.find(({ name }) => lstatSync(join(folder, name), { throwIfNoEntry: false }));
  if (taken) {
    throw new StepAuthError(
      "export/failed",
      `The folder holds ${taken.name} already.`,
      "Remove what was exported before with stepauth export --clean, or use a folder for each step.",
    );
  }
  const undo: (() => void)[] = created ? [() => rmdirSync(folder)] : [];
  const undoAll = () => {
    for (const step of undo.toReversed()) attempt(step);
  };
  try {
    // The list first: whatever happens in between, --clean finds what there is.
    undo.push(addToList(folder, [...(created ? [CREATED] : []), ...files.map(({ name }) => name)]));
    const written = await writeAuthFiles(folder, files);
    undo.push(...written.map((path) => () => rmSync(path, { force: true })));
    return undoAll;
  } catch (error) {
    undoAll();
    throw error;
  }
}

function attempt(undo: () => void): void {
  try {
    undo();
  } catch {
    // Why it had to be undone is what is said; what is still there is on the list, which goes after the files.
  }
}
