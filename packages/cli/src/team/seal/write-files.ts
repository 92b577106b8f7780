import { closeSync, constants, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { StepAuthError } from "@stepauth/core";

/** A file to write. */
export interface NewFile {
  readonly path: string;
  readonly mode: number;
  readonly text: string;
}

const EXCLUSIVELY = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/**
 * Replaces files whole, and none before all of them are on the disk: secrets must not be lost for a list that is there, or the other
 * way round.
 *
 * @throws {StepAuthError} `files/unwritable`
 */
export function replaceFiles(files: readonly NewFile[]): void {
  const written: { from: string; to: string }[] = [];
  try {
    for (const { path, mode, text } of files) {
      const from = `${path}.${process.pid}.new`;
      const descriptor = openSync(from, EXCLUSIVELY, mode);
      written.push({ from, to: path });
      try {
        writeFileSync(descriptor, text);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    }
    for (const { from, to } of written) renameSync(from, to);
  } catch {
    for (const { from } of written) rmSync(from, { force: true });
    throw new StepAuthError(
      "files/unwritable",
      "The sealed list and its secrets can't be written.",
      "Check that the folders that --out and --secrets lead to exist, may be written to and have room.",
    );
  }
}
