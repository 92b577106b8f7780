import { join } from "node:path";
import { runAndRead } from "../process/run.mjs";

const WORKER = join(import.meta.dirname, "worker.mjs");

/**
 * Runs a task of this folder in a process of its own.
 *
 * @param {"answer" | "keystroke" | "lane" | "preview" | "resolve" | "token"} task
 * @param {...number} numbers what the task takes
 * @returns {Promise<{ times: Record<string, number[]>, memory: { value: number } }>} milliseconds by round, and the memory
 * of the process
 */
export async function measureInProcess(task, ...numbers) {
  const { usage, printed } = await runAndRead([WORKER, task, ...numbers.map(String)]);
  return { times: JSON.parse(printed), memory: { value: usage.memory } };
}
