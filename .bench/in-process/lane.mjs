import { createRequire } from "node:module";
import { analyseLane, filesFolder } from "../../packages/lanes/dist/index.js";
import { makeFastfile } from "../inputs/fastfile.mjs";
import { timeInTurns } from "./time-in-turns.mjs";

/**
 * A lane of a large Fastfile, which is parsed anew each time, and parsing alone, by the parser's own loader.
 *
 * @param {number} rounds
 * @param {number} lines
 */
export async function times(rounds, lines) {
  const fastfile = makeFastfile(lines);
  const parse = await ownParser();
  let count = 0;
  const [value = [], bound = []] = await timeInTurns(
    [() => answer(`${fastfile}# ${count++}\n`), async () => parse(`${fastfile}# ${count++}\n`)],
    rounds,
  );
  return { value, bound };
}

/** @param {string} fastfile */
async function answer(fastfile) {
  const environment = { CI: "true", FASTLANE_PASSWORD: "made-up", SIGH_USERNAME: "ci@example.com" };
  const { outcome } = await analyseLane(filesFolder({ "fastlane/Fastfile": fastfile }), {
    workDir: "",
    environment,
    lane: "ios beta",
  });
  if (outcome !== "completed") throw new Error(`The lane ${outcome}.`);
}

/** @returns {Promise<(text: string) => unknown>} */
async function ownParser() {
  const { loadPrism } = await import(
    createRequire(new URL("../../packages/lanes/package.json", import.meta.url)).resolve("@ruby/prism")
  );
  return loadPrism();
}
