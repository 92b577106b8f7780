import { type ChildProcess, spawn } from "node:child_process";
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
  /**
   * The command leads a process group of its own, and signals go to all of it: to what the command has started as well. At a
   * terminal it must stay in ours, or it could not read from there.
   */
  readonly ownGroup: boolean;
}

/** Runs a command on this process's own terminal or pipes, and passes on the signals that arrive meanwhile. */
export function runChild({ command, args, env, cwd, ownGroup }: ChildCommand, trap: SignalTrap): Promise<Ended> {
  return new Promise((resolve) => {
    let child: ChildProcess;
    try {
      child = spawn(command, args, { env: { ...env }, cwd, stdio: "inherit", detached: ownGroup });
    } catch {
      // Arguments that can't be passed at all: the platform's message would quote them.
      resolve({ kind: "not-started", problem: "not-executable" });
      return;
    }
    const stop = trap.passTo((signal) => send(signal, child, ownGroup));
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

function send(signal: NodeJS.Signals, child: ChildProcess, toGroup: boolean): void {
  try {
    if (toGroup && child.pid !== undefined) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has just ended, and all of its group with it.
  }
}

function problemOf(code: string | undefined): "not-found" | "not-executable" | "too-large" {
  if (code === "E2BIG") return "too-large";
  return code === "ENOENT" || code === "ENOTDIR" ? "not-found" : "not-executable";
}

/** The exit code that shells give for a signal. */
export function signalCode(signal: NodeJS.Signals): number {
  return 128 + (constants.signals[signal] ?? 0);
}
