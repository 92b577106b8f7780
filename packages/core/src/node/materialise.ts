import type { Resolution } from "../model.js";
import { failureOf } from "../report/failure.js";
import { type Log, logResolution } from "../report/log.js";
import { guardFolder } from "./cleanup.js";
import { makePrivateFolder, removeFolder, removeFolderNow, writeAuthFiles } from "./key-folder.js";
import { MaterialisedAuth } from "./materialised.js";
import { renderAuth } from "./render.js";

/** How credentials are materialised. */
export interface MaterialiseOptions {
  /** The folder in which the private folder is made; the system's folder for temporary files when absent. */
  readonly dir?: string;
  /**
   * Whether SIGINT, SIGTERM and SIGHUP remove the files (the default). `false` for a program that handles these signals and
   * disposes by itself.
   */
  readonly handleSignals?: boolean;
  /** Is told what was selected from where, and of every warning. */
  readonly log?: Log;
}

/**
 * Writes the files of a resolution and gives its environment, arguments and inputs with real paths. Files are 0600 in a new
 * folder of their own, 0700; they are removed by `dispose()`, when the process exits, and on SIGINT, SIGTERM and SIGHUP.
 *
 * @throws {StepAuthError} with every diagnostic, the cause first, when the resolution failed; `key/id-invalid`, `files/unwritable` when
 *   the files can't be written; then nothing is left behind
 */
export async function materialise(resolution: Resolution, options: MaterialiseOptions = {}): Promise<MaterialisedAuth> {
  if (options.log) logResolution(resolution, options.log);
  if (resolution.status === "failed") throw failureOf(resolution);
  if (resolution.files.length === 0)
    return new MaterialisedAuth({
      resolution,
      ...renderAuth(resolution, ""),
      files: [],
      remove: async () => undefined,
    });
  const folder = await makePrivateFolder(options.dir);
  const release = guardFolder(folder, { signals: options.handleSignals ?? true });
  try {
    const files = await writeAuthFiles(folder, resolution.files);
    return new MaterialisedAuth({
      resolution,
      ...renderAuth(resolution, folder),
      files,
      remove: removeOnce(folder, release),
    });
  } catch (error) {
    removeFolderNow(folder);
    release();
    throw error;
  }
}

/** Removes first and ends the guarding then, so that no moment is unguarded. */
function removeOnce(folder: string, release: () => void): () => Promise<void> {
  let removed: Promise<void> | undefined;
  return () => {
    removed ??= removeFolder(folder).then(release, (error: unknown) => {
      removed = undefined; // it can be tried again, and is at the exit
      throw error;
    });
    return removed;
  };
}
