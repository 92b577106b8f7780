import { fileProblems } from "#system";

/** Why a file could not be read, as far as its error has a known code; else null. A reader's own words may quote what it read. */
export function readProblem(error: unknown): string | null {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code !== "string" || !Object.hasOwn(fileProblems, code)) return null;
  return `${fileProblems[code]} (${code})`;
}

// A key in one line is longer than that.
const LONGEST_PATH = 150;

/** The path as a finding may name it; null where it may be something else that went into the input by mistake. */
export function pathToName(path: string): string | null {
  const looksLikePath = /^(?:\.{0,2}|~)[/]|\.(?:p8|pem|key|txt)$/i.test(path);
  return looksLikePath && path.length <= LONGEST_PATH && !/[\p{Cc}\u2028\u2029`]/u.test(path) ? `\`${path}\`` : null;
}
