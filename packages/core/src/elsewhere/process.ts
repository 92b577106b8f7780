// What the rest of the core imports as `#process` in a browser or worker, where there is none.

/** Rejects: there is no process whose environment could be read. */
export async function fromEnv(): Promise<never> {
  throw needsNode("fromEnv");
}

/** Rejects: there is no folder for key files. */
export async function materialise(): Promise<never> {
  throw needsNode("materialise");
}

function needsNode(what: string): Error {
  return new Error(`${what}() needs Node, Bun or Deno: take what resolve() gives.`);
}
