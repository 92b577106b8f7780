import { constants, rmSync } from "node:fs";
import { chmod, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StepAuthError } from "../errors.js";
import { isSafeFileName } from "../keys/file-name.js";
import type { AuthFile } from "../model.js";

const ownerOnly = 0o600;
const ownerOnlyFolder = 0o700;

// Never through a link, never over something that is there. Windows has no O_NOFOLLOW.
const exclusively = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/** Makes a new folder that only its owner can look into, below `parent` or the system's folder for temporary files. */
export async function makePrivateFolder(parent: string = tmpdir()): Promise<string> {
  try {
    const folder = await mkdtemp(join(parent, "stepauth-"));
    await chmod(folder, ownerOnlyFolder);
    return folder;
  } catch {
    throw unwritable();
  }
}

/**
 * Writes files into a folder, each 0600, opened exclusively and never through a link. Either all are written or none: those
 * already written are removed again.
 *
 * @returns their paths, in order
 * @throws {StepAuthError} `key/id-invalid` for a name that is no plain path segment, `key/unreadable` for a file without content,
 * `files/unwritable` when one can't be written
 *   or when writing fails; an existing file is never touched
 */
export async function writeAuthFiles(folder: string, files: readonly AuthFile[]): Promise<readonly string[]> {
  for (const file of files) checkFile(file);
  const written: string[] = [];
  try {
    for (const { name, content } of files) {
      const path = join(folder, name);
      await writeExclusively(path, content?.reveal() ?? "", () => written.push(path));
    }
    return written;
  } catch {
    await Promise.all(written.map((path) => rm(path, { force: true })));
    throw unwritable();
  }
}

/** Removes a folder and whatever is in it. Missing is fine. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 2 });
}

/** The same, for handlers that can't wait. Never throws. */
export function removeFolderNow(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Nobody is left to be told.
  }
}

async function writeExclusively(path: string, content: string, created: () => void): Promise<void> {
  const file = await open(path, exclusively, ownerOnly);
  created();
  try {
    await file.chmod(ownerOnly);
    await file.writeFile(content, "utf8");
  } finally {
    await file.close();
  }
}

function checkFile({ name, content }: AuthFile): void {
  if (!isSafeFileName(name)) {
    throw new StepAuthError(
      "key/id-invalid",
      "A file would get a name that is no plain file name, so nothing is written.",
      "Check the key ID: 10 upper-case letters and digits.",
    );
  }
  if (content === undefined) {
    throw new StepAuthError(
      "key/unreadable",
      "The private key was left for the build, so its file can't be written.",
      "Resolve with the key files read.",
    );
  }
}

function unwritable(): StepAuthError {
  return new StepAuthError(
    "files/unwritable",
    "The credential files can't be written.",
    "Check that the folder for them (TMPDIR, unless another was named) exists, may be written to and has room.",
  );
}
