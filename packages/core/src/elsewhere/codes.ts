import type { UnreachableReason } from "../download/result.js";

// What the rest of the core loads as `#codes` in a browser or worker, where errors of the network have no code.

/** What the code of `readKeyFile` means, where there are no files. */
export const fileProblems: Readonly<Record<string, string>> = {
  ENOSYS: "nothing can read files here but a `readFile`",
};

/** None: every failure is one of the network. */
export const networkReasons: Readonly<Record<string, UnreachableReason>> = {};
