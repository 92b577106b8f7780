// pnpm bench: how fast everything is, and how much memory it takes. Whatever has a bound (what a program would take that did
// no more than it must) is quoted as a ratio to it, measured in the same run, in turns.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { readArguments, USAGE } from "./arguments.mjs";
import { groups } from "./groups.mjs";
import { better, complaints, groupsAbove } from "./guard.mjs";
import { limits } from "./limits.mjs";
import { libraryEntries, program, root } from "./paths.mjs";
import { environment } from "./report/environment.mjs";
import { table } from "./report/table.mjs";

const read = readArguments(process.argv.slice(2), { groups: Object.keys(groups), limited: Object.keys(limits) });
if ("problem" in read) {
  console.error(read.problem);
  process.exitCode = 2;
} else if (read.options.help) {
  console.log(USAGE);
} else {
  const missing = [program, ...libraryEntries().map(({ file }) => file)].find((file) => !existsSync(file));
  if (missing === undefined) await bench(read.options);
  else {
    console.error(`${relative(root, missing)} is missing. What is measured must be built first: pnpm build`);
    process.exitCode = 2;
  }
}

/** @param {import("./arguments.mjs").Options} options */
async function bench({ only, quick, guard, json }) {
  const folder = temporaryFolder();
  process.env.XDG_CACHE_HOME = join(folder, "cache"); // What the command line keeps from one run for the next.
  const settings = { quick, folder };
  const first = await measure(only, settings);
  const above = guard ? groupsAbove(first, limits) : [];
  const measurements = above.length > 0 ? better(first, await measure(above, settings)) : first;
  if (json !== "-") process.stdout.write(table(measurements, limits));
  if (json !== null) writeJson(json, { ...environment(), quick, measurements: withLimits(measurements) });
  if (!guard) return;
  const found = complaints(measurements, limits);
  for (const complaint of found) console.error(complaint);
  process.exitCode = found.length > 0 ? 1 : 0;
}

/**
 * @param {readonly string[]} names
 * @param {import("./measurement.mjs").Settings} settings
 */
async function measure(names, settings) {
  const measurements = [];
  for (const name of names) {
    console.error(`measuring ${name} ...`);
    measurements.push(...((await groups[name]?.(settings)) ?? []));
  }
  return measurements;
}

/** @param {readonly import("./measurement.mjs").Measurement[]} measurements */
function withLimits(measurements) {
  return measurements.map((measurement) => ({ ...measurement, limit: limits[measurement.group]?.[measurement.name] }));
}

/**
 * @param {string} file
 * @param {object} figures
 */
function writeJson(file, figures) {
  const text = `${JSON.stringify(figures, null, 2)}\n`;
  if (file === "-") process.stdout.write(text);
  else writeFileSync(file, text);
}

/** A folder that goes away with this process, however it ends. */
function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "stepauth-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
  mkdirSync(join(folder, ".git")); // To the command line a repository: it looks for nothing above.
  return folder;
}
