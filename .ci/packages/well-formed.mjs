// What a registry, a bundler and a compiler see of a tarball.
import { CheckFailed, runBeside } from "./run.mjs";

const PUBLINT = "publint@0.3.25";
const ATTW = "@arethetypeswrong/cli@0.18.5";

/**
 * What attw reports and we accept. Everything else fails.
 *
 * - `cjs-resolves-to-esm`: the packages are ES modules only. `require()` of an ES module works in every Node they run on
 *   (20.19 and up), which importable.mjs proves; TypeScript says so in `nodenext`.
 *
 * Profile `node16` leaves out the resolution `node10`, which reads no `exports` at all and which TypeScript has deprecated.
 */
const ACCEPTED = ["cjs-resolves-to-esm"];

/** @param {import("./pack.mjs").Packed} packed */
export async function wellFormed({ name, tarball, manifest, files }, cwd) {
  await runBeside("npm", ["exec", "--yes", "--", PUBLINT, "run", "--strict", tarball], cwd);
  // A program has no types: nobody imports it.
  if (manifest.exports !== undefined) {
    const args = ["--profile", "node16", "--ignore-rules", ...ACCEPTED, "--format", "ascii"];
    await runBeside("npm", ["exec", "--yes", "--", ATTW, tarball, ...args], cwd);
  }
  const problems = [...missing(files), ...tooMuch(files), ...promises(manifest)];
  if (problems.length > 0) throw new CheckFailed(`${name}: ${problems.join(", ")}`);
}

function missing(files) {
  return ["LICENSE", "README.md", "package.json"]
    .filter((file) => !files.includes(file))
    .map((file) => `${file} is missing`);
}

function tooMuch(files) {
  return files
    .filter((file) => !/^(?:dist\/(?!\.)|schema\/|LICENSE$|README\.md$|CHANGELOG\.md$|package\.json$)/.test(file))
    .map((file) => `${file} does not belong into it`);
}

function promises(manifest) {
  const text = JSON.stringify(manifest);
  return [
    ...(/"(?:workspace|catalog|file|link):/.test(text) ? ["a dependency is not one of a registry"] : []),
    ...(manifest.publishConfig?.provenance === true ? [] : ["no provenance"]),
    ...(manifest.repository?.url && manifest.license ? [] : ["no repository or licence field"]),
    ...(manifest.scripts === undefined ? [] : ["scripts would run on the machine of whoever installs it"]),
  ];
}
