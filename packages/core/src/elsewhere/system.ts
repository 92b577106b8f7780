import type { UnreachableReason } from "../download/result.js";

// What the rest of the core imports as `#system` in a browser or worker: no files, and errors of the network have no code.

/** What the code of `readKeyFile` means. */
export const fileProblems: Readonly<Record<string, string>> = {
  ENOSYS: "nothing can read files here but a `readFile`",
};

/** None: every failure is one of the network. */
export const networkReasons: Readonly<Record<string, UnreachableReason>> = {};

/** Rejects: only a `readFile` that was given can read. */
export async function readKeyFile(): Promise<never> {
  throw Object.assign(new Error("There are no files here."), { code: "ENOSYS" });
}

export { readKeyFile as readDocumentFile };
