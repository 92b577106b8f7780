import { measureInProcess } from "../in-process/measure.mjs";
import { compare } from "../statistics.mjs";

/** @type {import("../measurement.mjs").Measure} */
export async function resolve({ quick }) {
  const rounds = quick ? 3 : 9;
  const { times, memory } = await measureInProcess("resolve", rounds);
  return Object.entries(times).map(([name, values]) => ({
    group: "resolve",
    name,
    rounds,
    time: compare(values),
    memory,
  }));
}
