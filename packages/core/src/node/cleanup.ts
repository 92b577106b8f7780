import { removeFolderNow } from "./key-folder.js";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const guarded = new Set<string>();
const onSignalToo = new Set<string>();

/**
 * Removes a folder when the process exits, and with `signals` also when SIGINT, SIGTERM or SIGHUP arrives. Listeners are
 * there only while something is guarded.
 *
 * @returns ends the guarding
 */
export function guardFolder(folder: string, options: { readonly signals: boolean }): () => void {
  if (guarded.size === 0) process.on("exit", removeAll);
  if (options.signals && onSignalToo.size === 0)
    for (const signal of signals) process.prependListener(signal, onSignal);
  guarded.add(folder);
  if (options.signals) onSignalToo.add(folder);
  return () => release([folder]);
}

function release(folders: Iterable<string>): void {
  const wasGuarding = guarded.size > 0;
  for (const folder of folders) {
    guarded.delete(folder);
    onSignalToo.delete(folder);
  }
  if (wasGuarding && guarded.size === 0) process.removeListener("exit", removeAll);
  if (onSignalToo.size === 0) for (const signal of signals) process.removeListener(signal, onSignal);
}

function removeAll(): void {
  for (const folder of guarded) removeFolderNow(folder);
}

/**
 * First of all listeners, and gone before the others run: they decide as if it had never been there. Where there are no
 * others the signal is sent again, so that the process ends as it would have.
 */
function onSignal(signal: NodeJS.Signals): void {
  for (const folder of onSignalToo) removeFolderNow(folder);
  release([...onSignalToo]);
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
