import { spawn } from "node:child_process";
import { StepAuthError } from "@stepauth/core";
import type { Io } from "../io/io.js";

const LONGEST_WAIT_MS = 30_000;

/**
 * Hands variables to the steps after this one, with Bitrise's `envman`. The values go through a pipe, never into arguments,
 * and are not expanded again.
 *
 * @throws {StepAuthError} `export/failed` when envman is missing or refuses one
 */
export async function addToEnvman(
  variables: Readonly<Record<string, string>>,
  io: Pick<Io, "env" | "cwd">,
): Promise<void> {
  for (const [name, value] of Object.entries(variables)) {
    await envman(["add", "--key", name, "--no-expand"], value, name, io);
  }
}

/** Removes a variable for the steps after this one. */
export function unsetInEnvman(name: string, io: Pick<Io, "env" | "cwd">): Promise<void> {
  return envman(["unset", "--key", name], "", name, io);
}

// envman reads its input only when it is a pipe, and what Node gives a child is a socket: `cat` stands between them.
const THROUGH_A_PIPE = 'cat | envman "$@"';

function envman(
  args: readonly string[],
  value: string,
  name: string,
  { env, cwd }: Pick<Io, "env" | "cwd">,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // Nothing of what it prints is shown: with LOGLEVEL=debug it prints the values.
    const child = spawn("/bin/sh", ["-c", THROUGH_A_PIPE, "envman", ...args], {
      env: { ...env },
      cwd,
      stdio: ["pipe", "ignore", "ignore"],
      timeout: LONGEST_WAIT_MS,
    });
    child.once("error", () => reject(failed(name, "it can't be started")));
    child.once("close", (code) =>
      code === 0
        ? resolve()
        : reject(failed(name, code === 127 ? "it was not found" : `it ended with ${code ?? "a signal"}`)),
    );
    child.stdin.on("error", () => undefined); // It ended without reading; its exit code says the rest.
    child.stdin.end(value);
  });
}

function failed(name: string, why: string): StepAuthError {
  return new StepAuthError(
    "export/failed",
    `envman did not take ${name}: ${why}.`,
    "envman is there in a build on Bitrise; elsewhere use --to dotenv, or stepauth exec.",
  );
}
