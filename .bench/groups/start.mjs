import { program } from "../paths.mjs";
import { compareProcesses } from "../process/compare.mjs";
import { run } from "../process/run.mjs";

/** @type {import("../measurement.mjs").Measure} */
export async function start({ quick }) {
  const measured = await compareProcesses(
    () => run([program, "--version"]),
    () => run(["-e", "0"]),
    quick ? 11 : 31,
  );
  return [{ group: "start", name: "stepauth --version", against: "node -e 0", ...measured }];
}
