import { closeSync, constants, fstatSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import type { Io } from "../io/io.js";

/**
 * Remembers the list that envman adds to.
 *
 * @returns makes the list what it was; false where it is not there, or can't be written to
 */
export function rememberStore({ env, cwd }: Pick<Io, "env" | "cwd">): () => boolean {
  const path = resolve(cwd, env.ENVMAN_ENVSTORE_PATH || ".envstore.yml");
  const before = withStore(path, constants.O_RDONLY, (descriptor) => readFileSync(descriptor));
  return () =>
    before !== undefined &&
    withStore(path, constants.O_WRONLY, (descriptor) => {
      for (let at = 0; at < before.length; ) at += writeSync(descriptor, before, at, before.length - at, at);
      ftruncateSync(descriptor, before.length);
      return true;
    }) === true;
}

function withStore<T>(path: string, flags: number, act: (descriptor: number) => T): T | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, flags | constants.O_NONBLOCK);
    return fstatSync(descriptor).isFile() ? act(descriptor) : undefined;
  } catch {
    return undefined; // Then envman itself has to take the variables back.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
