import { spawn } from "node:child_process";
import { constants } from "node:os";
import type { SignalTrap } from "./signals.js";

/** How a command ended, or why it was not started. */
export type Ended =
  | { readonly kind: "exit"; readonly code: number }
  | { readonly kind: "signal"; readonly signal: NodeJS.Signals }
  | { readonly kind: "not-started"; readonly problem: "not-found" | "not-executable" | "too-large" };

/** A command with everything it gets. */
export interface ChildCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** Runs a command on this process's own terminal or pipes, and passes on the signals that arrive meanwhile. */
export function runChild({ command, args, env, cwd }: ChildCommand, trap: SignalTrap): Promise<Ended> {
  return new Promise((resolve) => {
    let child: ReturnType<typeof spawn>;
    try {
      child = spawn(command, args, { env: { ...env }, cwd, stdio: "inherit" });
    } catch {
      // Arguments that can't be passed at all: the platform's message would quote them.
      resolve({ kind: "not-started", problem: "not-executable" });
      return;
    }
    const stop = trap.passTo((signal) => child.kill(signal));
    child.once("error", (error: NodeJS.ErrnoException) => {
      stop();
      resolve({ kind: "not-started", problem: problemOf(error.code) });
    });
    child.once("exit", (code, signal) => {
      stop();
      resolve(signal === null ? { kind: "exit", code: code ?? 1 } : { kind: "signal", signal });
    });
  });
}

function problemOf(code: string | undefined): "not-found" | "not-executable" | "too-large" {
  if (code === "E2BIG") return "too-large";
  return code === "ENOENT" || code === "ENOTDIR" ? "not-found" : "not-executable";
}

/** The exit code that shells give for a signal. */
export function signalCode(signal: NodeJS.Signals): number {
  return 128 + (constants.signals[signal] ?? 0);
}
