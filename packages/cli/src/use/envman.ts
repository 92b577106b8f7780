import { spawn } from "node:child_process";
import { StepAuthError } from "@stepauth/core";
import type { Io } from "../io/io.js";
import { limitsOf, refuseTooLarge } from "./envman-limits.js";
import { rememberStore } from "./envman-store.js";
import { toolWords } from "./tool-words.js";

const LONGEST_WAIT_MS = 30_000;

type Surroundings = Pick<Io, "env" | "cwd" | "home">;

/**
 * Hands variables to the steps after this one with Bitrise's `envman`, and removes others. The values go through a pipe, never
 * into arguments, and are not expanded again. All or nothing: what was handed over before one was refused is taken back.
 *
 * @param sensitive - names of variables that Bitrise hides in its logs
 * @throws {StepAuthError} `export/failed` when envman is missing, when it refuses one, and when one is over its limit
 */
export async function handToEnvman(
  variables: Readonly<Record<string, string>>,
  removed: readonly string[],
  io: Surroundings,
  sensitive: ReadonlySet<string> = new Set(),
): Promise<void> {
  refuseTooLarge(variables, limitsOf(io));
  const takeBack = rememberStore(io);
  // The largest first: where envman has a lower limit than is known, nothing has been handed over yet.
  const inOrder = Object.entries(variables).toSorted(([, a], [, b]) => Buffer.byteLength(b) - Buffer.byteLength(a));
  const done: string[] = [];
  try {
    for (const [name, value] of inOrder) {
      const hidden = sensitive.has(name) ? ["--sensitive"] : [];
      await envman(["add", "--key", name, "--no-expand", ...hidden], value, name, io);
      done.push(name);
    }
    for (const name of removed) await envman(["unset", "--key", name], "", name, io);
  } catch (error) {
    if (done.length > 0 && !takeBack()) await emptied(done, io);
    throw error;
  }
}

/** Takes variables back where the list itself can't be put right. */
async function emptied(names: readonly string[], io: Surroundings): Promise<void> {
  for (const name of names) {
    try {
      await envman(["unset", "--key", name], "", name, io);
    } catch {
      // Why it had to be taken back is what is said; the step that calls us fails.
    }
  }
}

// envman reads its input only when it is a pipe, and what Node gives a child is a socket: `cat` stands between them.
const THROUGH_A_PIPE = 'cat | envman "$@"';

// How long what it has started may hold its output after it has ended.
const LAST_WORDS_MS = 1_000;

const MOST_WORDS = 8 * 1024;

function envman(args: readonly string[], value: string, name: string, { env, cwd }: Surroundings): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("/bin/sh", ["-c", THROUGH_A_PIPE, "envman", ...args], {
      env: { ...env, LOGLEVEL: "info" }, // With `debug` it prints the values.
      cwd,
      stdio: ["pipe", "pipe", "pipe"],
      timeout: LONGEST_WAIT_MS,
    });
    let said = "";
    const outputs = [child.stdout, child.stderr];
    for (const output of outputs)
      output.setEncoding("utf8").on("data", (text: string) => {
        said = (said + text).slice(-MOST_WORDS);
      });
    const ended = (code: number | null) => {
      for (const output of outputs) output.destroy();
      if (code === 0) resolve();
      else reject(refused(name, code, toolWords(said, value), value));
    };
    child.once("error", () => reject(failed(name, "it can't be started")));
    child.once("exit", (code) => {
      const patience = setTimeout(() => ended(code), LAST_WORDS_MS);
      child.once("close", () => {
        clearTimeout(patience);
        ended(code);
      });
    });
    child.stdin.on("error", () => undefined); // It ended without reading; its exit code says the rest.
    child.stdin.end(value);
  });
}

function refused(name: string, code: number | null, words: string, value: string): StepAuthError {
  if (code === 127) return failed(name, "it was not found");
  const why = `it ended with ${code ?? "a signal"}`;
  return failed(name, words === "" ? why : `${why}, and says "${words}"`, sizeHelp(value));
}

// From where on a limit of an old envman, 20 KB, may be the reason.
const LARGE = 10 * 1024;

function sizeHelp(value: string): string {
  const bytes = Buffer.byteLength(value);
  if (bytes < LARGE) return ELSEWHERE;
  const size = `${Math.ceil(bytes / 1024)} KB`;
  return `The value has ${size}. envman takes 256 KB, older ones 20 KB; env_bytes_limit_in_kb in ~/.envman/configs.json sets another limit.`;
}

const ELSEWHERE = "envman is there in a build on Bitrise; elsewhere use --to dotenv, or stepauth exec.";

function failed(name: string, why: string, help = ELSEWHERE): StepAuthError {
  return new StepAuthError("export/failed", `envman did not take ${name}: ${why}.`, help);
}
