import { measureInProcess } from "../in-process/measure.mjs";
import { compare } from "../statistics.mjs";

const COUNT = 1_000;

/** @type {import("../measurement.mjs").Measure} */
export async function answer({ quick }) {
  const rounds = quick ? 3 : 9;
  const { times, memory } = await measureInProcess("answer", rounds, COUNT);
  const { "JSON alone": bound, ...stages } = times;
  return Object.entries(stages).map(([name, values]) => ({
    group: "answer",
    name,
    against: "JSON alone",
    rounds,
    time: compare(values, bound),
    memory,
    work: { count: COUNT, unit: "requests" },
  }));
}
