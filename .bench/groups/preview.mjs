import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundledYamlParse } from "../bounds/bundle.mjs";
import { measureInProcess } from "../in-process/measure.mjs";
import { makeWorkflowFile } from "../inputs/workflow-file.mjs";
import { program } from "../paths.mjs";
import { compareProcesses } from "../process/compare.mjs";
import { run } from "../process/run.mjs";
import { compare } from "../statistics.mjs";

/** @typedef {import("../measurement.mjs").Measurement} Measurement */

const SIZES = { "1 kB": 1e3, "10 kB": 1e4, "100 kB": 1e5, "1 MB": 1e6 };

/** @type {import("../measurement.mjs").Measure} */
export async function preview({ quick, folder }) {
  /** @type {Measurement[]} */
  const measurements = [];
  for (const [size, bytes] of Object.entries(SIZES))
    measurements.push(await inProcess(`${size}, in process`, bytes, quick ? 9 : 11));
  return [...measurements, ...(await wholeProcesses("10 kB", quick ? 7 : 21, folder))];
}

/**
 * @param {string} name
 * @param {number} bytes
 * @param {number} rounds
 * @returns {Promise<Measurement>}
 */
async function inProcess(name, bytes, rounds) {
  const { times, memory } = await measureInProcess("preview", rounds, bytes);
  const time = compare(times.value ?? [], times.bound);
  return { group: "preview", name, against: "yaml's parseDocument", rounds, time, memory };
}

/**
 * With what an earlier run compiled, as on a developer's machine, and without, as in a fresh container.
 *
 * @param {keyof SIZES} size
 * @param {number} rounds
 * @param {string} folder
 * @returns {Promise<Measurement[]>}
 */
async function wholeProcesses(size, rounds, folder) {
  const file = join(folder, "bitrise.yml");
  writeFileSync(file, makeWorkflowFile({ seed: SIZES[size], bytes: SIZES[size] }));
  const bound = await bundledYamlParse(folder);
  /** @param {Readonly<Record<string, string>>} env */
  const measured = (env) =>
    compareProcesses(
      () => run([program, "preview", file], { env }),
      () => run([bound, file]),
      rounds,
    );
  const against = "yaml's parseDocument";
  return [
    { group: "preview", name: `${size}, whole process`, against, ...(await measured({})) },
    {
      ...{ group: "preview", name: `${size}, whole process, nothing kept`, against },
      ...(await measured({ NODE_DISABLE_COMPILE_CACHE: "1" })),
    },
  ];
}
