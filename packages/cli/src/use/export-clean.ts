import { lstatSync, readdirSync, rmdirSync, unlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { readRegularFile } from "../io/read-file.js";
import { CREATED, LIST, readList } from "./export-list.js";

/** What became of what was exported into a folder. */
export interface Cleaned {
  readonly list: "read" | "missing" | "unusable";
  /** How many files were removed. */
  readonly removed: number;
  /** Files of the list that could not be removed. */
  readonly left: readonly string[];
  /** Files in the folder that hold a private key and are on no list. */
  readonly keys: readonly string[];
}

/**
 * Removes what was exported into a folder, and the folder when it was made for that.
 *
 * @throws {UsageError} for what is no folder
 */
export function cleanFolder(given: string, { cwd }: Pick<Io, "cwd">): Cleaned {
  const folder = resolve(cwd, given);
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found) return { list: "missing", removed: 0, left: [], keys: [] };
  if (!found.isDirectory()) throw new UsageError("What --clean names is no folder.", "Links are not followed.");
  const names = readList(folder);
  if (typeof names === "string") return { list: names, removed: 0, left: [], keys: keysIn(folder) };
  const outcomes = names.filter(isFileName).map((name) => ({ name, outcome: remove(join(folder, name)) }));
  const left = outcomes.filter(({ outcome }) => outcome === "left").map(({ name }) => name);
  // With the list what is left could not be removed later.
  const isDone = left.length === 0 && remove(join(folder, LIST)) !== "left";
  const keys = keysIn(folder).filter((name) => !left.includes(name));
  if (isDone && names.includes(CREATED)) removeEmpty(folder);
  return { list: "read", removed: outcomes.filter(({ outcome }) => outcome === "removed").length, left, keys };
}

function isFileName(name: string): boolean {
  return /^[A-Za-z0-9_\- ][A-Za-z0-9._\- ]{0,99}$/.test(name) && !name.includes("..");
}

function remove(path: string): "removed" | "gone" | "left" {
  try {
    unlinkSync(path);
    return "removed";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "gone" : "left";
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Somebody else keeps something in it.
  }
}

const LONGEST_KEY = 65_536;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

function keysIn(folder: string): string[] {
  return namesIn(folder).filter((name) => {
    const read = readRegularFile(join(folder, name), LONGEST_KEY);
    return read.ok && PRIVATE_KEY.test(new TextDecoder().decode(read.bytes));
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // It may not be looked into, and then nothing can be removed from it either.
  }
}
