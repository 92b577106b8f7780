/** What the system's codes mean. A reader's own words are not passed on: they may quote what they read. */
const problems: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "a part of the path is no folder",
  EACCES: "permission is denied",
  EPERM: "the system does not permit it",
  EISDIR: "it is no regular file",
  ELOOP: "its links lead in a circle",
  ENAMETOOLONG: "the name is too long",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EFBIG: "it is larger than 64 KiB",
  EIO: "the disk fails",
};

/** Why a file could not be read, as far as its error has a known system code; else null. */
export function readProblem(error: unknown): string | null {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code !== "string" || !Object.hasOwn(problems, code)) return null;
  return `${problems[code]} (${code})`;
}

// A key in one line is longer than that.
const LONGEST_PATH = 150;

/** The path as a finding may name it; null where it may be something else that went into the input by mistake. */
export function pathToName(path: string): string | null {
  const looksLikePath = /^(?:\.{0,2}|~)[/]|\.(?:p8|pem|key|txt)$/i.test(path);
  return looksLikePath && path.length <= LONGEST_PATH && !/[\p{Cc}\u2028\u2029`]/u.test(path) ? `\`${path}\`` : null;
}
