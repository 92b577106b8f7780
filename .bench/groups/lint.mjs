import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundledYamlParse } from "../bounds/bundle.mjs";
import { inTurns } from "../in-turns.mjs";
import { makeWorkflowFile } from "../inputs/workflow-file.mjs";
import { program } from "../paths.mjs";
import { compareUsage } from "../process/compare.mjs";
import { run } from "../process/run.mjs";

/** @typedef {import("../process/run.mjs").Usage} Usage */

const COUNT = 1000;
const BYTES = 4000;

/** @type {import("../measurement.mjs").Measure} */
export async function lint({ quick, folder }) {
  const cwd = join(folder, "lint");
  const files = workflowFiles(cwd);
  const bound = await bundledYamlParse(folder);
  /** @param {string[]} flags */
  const stepauthLint = (...flags) => run([program, "lint", "**/bitrise.yml", ...flags], { cwd });
  const [parsing = [], alone = [], shared = []] = await inTurns(
    [
      () => run([bound, ...files], { cwd }),
      () => stepauthLint(),
      () => atOnce([stepauthLint("--shard", "1/2"), stepauthLint("--shard", "2/2")]),
    ],
    quick ? 1 : 5,
  );
  const common = { group: "lint", work: { count: COUNT, unit: "files" } };
  return [
    { ...common, name: "1 worker", against: "yaml's parseDocument", ...compareUsage(alone, parsing) },
    { ...common, name: "2 workers (shards)", against: "1 worker", ...compareUsage(shared, alone) },
  ];
}

/** @param {string} folder */
function workflowFiles(folder) {
  const files = Array.from({ length: COUNT }, (_, index) => join(String(index), "bitrise.yml"));
  for (const [index, file] of files.entries()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), makeWorkflowFile({ seed: index, bytes: BYTES }));
  }
  return files;
}

/**
 * What processes that run at the same time use together.
 *
 * @param {readonly Promise<Usage>[]} running
 * @returns {Promise<Usage>}
 */
async function atOnce(running) {
  const usages = await Promise.all(running);
  return {
    time: Math.max(...usages.map(({ time }) => time)),
    cpu: usages.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: usages.reduce((sum, { memory }) => sum + memory, 0),
  };
}
