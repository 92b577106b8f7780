import { join } from "node:path";
import { measureInProcess } from "../in-process/measure.mjs";
import { boundScript } from "../paths.mjs";
import { compareProcesses } from "../process/compare.mjs";
import { run } from "../process/run.mjs";
import { compare } from "../statistics.mjs";

const LINES = 300;
const FIRST_LANE = join(import.meta.dirname, "..", "process", "first-lane.mjs");

/** @type {import("../measurement.mjs").Measure} */
export async function lane({ quick }) {
  const rounds = quick ? 5 : 15;
  const { times, memory } = await measureInProcess("lane", rounds, LINES);
  const first = await compareProcesses(
    () => run([FIRST_LANE]),
    () => run([boundScript("empty.mjs")]),
    quick ? 5 : 11,
  );
  return [
    {
      group: "lane",
      name: `${LINES} lines, parsed`,
      against: "parsing alone",
      rounds,
      time: compare(times.value ?? [], times.bound),
      memory,
    },
    { group: "lane", name: `${LINES} lines, whole process`, against: "an empty module", ...first },
  ];
}
