import { inTurns } from "../in-turns.mjs";
import { compare } from "../statistics.mjs";

/** @typedef {import("./run.mjs").Usage} Usage */

/**
 * Compares what a process uses with what the process of its bound uses.
 *
 * @param {readonly Usage[]} usages by round
 * @param {readonly Usage[]} [bounds] by round
 */
export function compareUsage(usages, bounds) {
  /** @param {keyof Usage} what */
  const of = (what) =>
    compare(
      usages.map((usage) => usage[what]),
      bounds?.map((usage) => usage[what]),
    );
  return { rounds: usages.length, time: of("time"), cpu: of("cpu"), memory: of("memory") };
}

/**
 * Runs a process and the process of its bound in turns.
 *
 * @param {() => Promise<Usage>} subject
 * @param {() => Promise<Usage>} bound
 * @param {number} rounds
 */
export async function compareProcesses(subject, bound, rounds) {
  const [usages = [], bounds = []] = await inTurns([subject, bound], rounds);
  return compareUsage(usages, bounds);
}
