import { bundledAnswerer } from "../bounds/bundle.mjs";
import { measureInProcess } from "../in-process/measure.mjs";
import { compare } from "../statistics.mjs";

/** Apple steps: a file of 2 000 lines. */
const STEPS = 110;

/** @type {import("../measurement.mjs").Measure} */
export async function playground({ quick, folder }) {
  const rounds = quick ? 7 : 15;
  process.env.STEPAUTH_BENCH_ANSWERER = await bundledAnswerer(folder);
  const { times, memory } = await measureInProcess("keystroke", rounds, STEPS);
  const time = compare(times.value ?? [], times.bound);
  return [
    { group: "playground", name: "a keystroke, 2 000 lines", against: "yaml's parseDocument", rounds, time, memory },
  ];
}
