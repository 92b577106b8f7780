// What the rest of the core loads as `#platform` in a browser or worker, where there is neither a file nor a process.

/** Rejects: there is no process whose environment could be read. */
export async function fromEnv(): Promise<never> {
  throw needsNode("fromEnv");
}

/** Rejects: there is no folder for key files. */
export async function materialise(): Promise<never> {
  throw needsNode("materialise");
}

/** Rejects: only a `readFile` that was given can read. */
export async function readKeyFile(): Promise<never> {
  throw Object.assign(new Error("There are no files here."), { code: "ENOSYS" });
}

export { readKeyFile as readDocumentFile };

function needsNode(what: string): Error {
  return new Error(`${what}() needs Node, Bun or Deno: take what resolve() gives.`);
}
