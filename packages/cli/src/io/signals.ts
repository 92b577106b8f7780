import { constants } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Signals that end a program unless it takes care: all of them go to the command instead, so that files are removed first.
 * Of SIGUSR1 Node would open a debugger, and whoever attaches to that has the credentials. Left out are those that say that
 * the program itself is broken (SIGSEGV and the like): nothing can be done in it then.
 */
const ENDING: readonly NodeJS.Signals[] = [
  ...(["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGABRT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM"] as const),
  ...(["SIGPROF", "SIGXCPU", "SIGXFSZ", "SIGSYS", "SIGIO", "SIGPWR", "SIGSTKFLT"] as const),
];

/** Those that this system has. */
const TRAPPED = ENDING.filter((signal) => signal in constants.signals);

/** Signals on their way to a command. */
export interface SignalTrap {
  /** The first signal that arrived, if one did. */
  readonly first: NodeJS.Signals | undefined;
  /** Hands every further signal to a function, until the returned function is called. */
  passTo(receive: (signal: NodeJS.Signals) => void): () => void;
  /** Calls a function once when a signal that asks a program to end has arrived. */
  onEnd(act: () => void): void;
  /** Signals work as they did before. */
  release(): void;
}

/**
 * Keeps signals from ending this process. At a terminal Ctrl-C and Ctrl-\ reach the command by themselves, as they go to
 * the whole foreground group; passed on, they would arrive twice.
 */
export function trapSignals(atTerminal: boolean): SignalTrap {
  let first: NodeJS.Signals | undefined;
  let receive: ((signal: NodeJS.Signals) => void) | undefined;
  let onEnd: (() => void) | undefined;
  const listener = (signal: NodeJS.Signals) => {
    first ??= signal;
    if (!atTerminal || (signal !== "SIGINT" && signal !== "SIGQUIT")) receive?.(signal);
    if (signal === "SIGTERM" || signal === "SIGHUP") onEnd?.();
  };
  for (const signal of TRAPPED) process.on(signal, listener);
  return {
    get first() {
      return first;
    },
    passTo: (to) => {
      receive = to;
      return () => {
        receive = undefined;
      };
    },
    onEnd: (act) => {
      onEnd = act;
    },
    release: () => {
      for (const signal of TRAPPED) process.removeListener(signal, listener);
    },
  };
}

/** Sends this process a signal, as if nothing had caught it. Comes back only when the signal is one that is ignored. */
export async function raise(signal: NodeJS.Signals): Promise<void> {
  process.kill(process.pid, signal);
  await sleep(500);
}

/** Ends this process of SIGUSR1, as other programs do, where nothing else listens: Node would open a debugger. */
export function refuseDebugger(): void {
  const end = () => {
    if (process.listenerCount("SIGUSR1") > 1) return;
    process.removeListener("SIGUSR1", end);
    process.kill(process.pid, "SIGUSR1");
  };
  process.on("SIGUSR1", end);
}
