import { execFile } from "node:child_process";
import type { Io } from "./io.js";
import { MAX_FILE_BYTES } from "./text.js";

/** What came of asking git for a file of a revision. */
export type GitBlob =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: "no-git" | "no-such-file" | "too-large" };

const LONGEST_WAIT_MS = 30_000;

// The repository may be a stranger's, and its configuration with it: nothing that it names is run, and nothing is fetched.
const HARMLESS = [
  "--no-pager",
  ...["core.fsmonitor=false", "core.hooksPath=/dev/null", "core.sshCommand=false", "protocol.allow=never"].flatMap(
    (setting) => ["-c", setting],
  ),
];

const ENVIRONMENT = {
  GIT_NO_LAZY_FETCH: "1",
  // Older versions know no such switch; with no protocol allowed they fetch nothing either. It overrides the configuration.
  GIT_ALLOW_PROTOCOL: "none",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_EXTERNAL_DIFF: undefined,
};

/** Reads a file of a revision, as `REV:PATH` names it, with `git cat-file` and nothing else. What git says is not passed on. */
export function readGitBlob(name: string, { cwd, env }: Pick<Io, "cwd" | "env">): Promise<GitBlob> {
  const options = {
    cwd,
    env: { ...env, ...ENVIRONMENT },
    encoding: "buffer" as const,
    maxBuffer: MAX_FILE_BYTES,
    timeout: LONGEST_WAIT_MS,
    windowsHide: true,
  };
  return new Promise((resolve) => {
    execFile("git", [...HARMLESS, "cat-file", "blob", "--end-of-options", name], options, (error, stdout) => {
      if (error === null) resolve({ ok: true, bytes: stdout });
      else if (error.code === "ENOENT") resolve({ ok: false, problem: "no-git" });
      else if (String(error.code) === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") resolve({ ok: false, problem: "too-large" });
      else resolve({ ok: false, problem: "no-such-file" });
    });
  });
}
