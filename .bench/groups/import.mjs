import { pathToFileURL } from "node:url";
import { boundScript, libraryEntries } from "../paths.mjs";
import { compareProcesses } from "../process/compare.mjs";
import { run } from "../process/run.mjs";

/** @typedef {import("../measurement.mjs").Measurement} Measurement */

/** @type {import("../measurement.mjs").Measure} */
export async function imports({ quick }) {
  /** @type {Measurement[]} */
  const measurements = [];
  for (const { name, file } of libraryEntries()) {
    const measured = await compareProcesses(
      () => runImport(file),
      () => runImport(boundScript("empty.mjs")),
      quick ? 5 : 15,
    );
    measurements.push({ group: "import", name, against: "an empty module", ...measured });
  }
  return measurements;
}

/** @param {string} file */
function runImport(file) {
  return run(["--input-type=module", "--eval", `import ${JSON.stringify(pathToFileURL(file).href)}`]);
}
