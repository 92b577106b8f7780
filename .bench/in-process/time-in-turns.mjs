import { Bench } from "tinybench";
import { inTurns } from "../in-turns.mjs";

/**
 * How long calls of functions take, in milliseconds: for each function the median of every round. A round calls a function
 * for 100 ms, and once in any case.
 *
 * @param {readonly (() => Promise<unknown>)[]} functions
 * @param {number} rounds
 * @returns {Promise<number[][]>}
 */
export function timeInTurns(functions, rounds) {
  return inTurns(
    functions.map((call) => () => medianTime(call)),
    rounds,
  );
}

/** @param {() => Promise<unknown>} call */
async function medianTime(call) {
  const bench = new Bench({ time: 100, iterations: 1, warmup: false, throws: true, timestampProvider: "hrtimeNow" });
  bench.add("", call, { async: true });
  const [task] = await bench.run();
  if (task?.result.state !== "completed") throw new Error(`A task was ${task?.result.state}.`);
  return task.result.latency.p50;
}
