import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { StepAuthError } from "@stepauth/core";
import { readRegularFile } from "../io/read-file.js";

/** The file in a folder that lists what was exported into it, so that nothing else is ever removed from there. */
export const LIST = ".stepauth-export";

/** Stands in the list where the folder itself was made for the export. */
export const CREATED = "#created";

// Nothing but a file of its own is written to, and a pipe that nobody reads does not hold us up.
const APPENDING =
  constants.O_WRONLY |
  constants.O_APPEND |
  constants.O_CREAT |
  (constants.O_NOFOLLOW ?? 0) |
  (constants.O_NONBLOCK ?? 0);

/**
 * Adds names to the list of a folder.
 *
 * @returns makes the list what it was before
 * @throws {StepAuthError} `export/failed` when something else is in its place, or the folder can't be written to
 */
export function addToList(folder: string, names: readonly string[]): () => void {
  const path = join(folder, LIST);
  const before = lstatSync(path, { throwIfNoEntry: false });
  if (before && (!before.isFile() || before.nlink > 1)) throw isTaken();
  const undo = () => (before ? cutTo(path, before.size) : unlinkSync(path));
  try {
    append(path, names);
    return undo;
  } catch (error) {
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile()) undo();
    throw error instanceof StepAuthError ? error : unwritable();
  }
}

function append(path: string, names: readonly string[]): void {
  const descriptor = openSync(path, APPENDING, 0o600);
  try {
    if (!fstatSync(descriptor).isFile()) throw isTaken();
    writeFileSync(descriptor, names.map((name) => `${name}\n`).join(""));
  } finally {
    closeSync(descriptor);
  }
}

function cutTo(path: string, size: number): void {
  const descriptor = openSync(path, constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    ftruncateSync(descriptor, size);
  } finally {
    closeSync(descriptor);
  }
}

function isTaken(): StepAuthError {
  return new StepAuthError(
    "export/failed",
    `The folder holds a ${LIST} that is not the list of an export.`,
    "Remove it, or name another folder with --dir.",
  );
}

function unwritable(): StepAuthError {
  return new StepAuthError(
    "export/failed",
    "The folder that --dir names can't be written to.",
    "Check that it is on a disk with room, and not mounted read-only.",
  );
}

const LONGEST_LIST = 65_536;

/** The names in the list of a folder; `missing` where there is no list, `unusable` where it can't be read as one. */
export function readList(folder: string): readonly string[] | "missing" | "unusable" {
  const path = join(folder, LIST);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return "missing";
  const read = found.isFile() ? readRegularFile(path, LONGEST_LIST) : null;
  if (!read?.ok) return "unusable";
  return new TextDecoder().decode(read.bytes).split("\n");
}
