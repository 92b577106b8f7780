// The packages as strangers get them: packed, installed from a registry of their own, read, imported, compiled, run.
//   node .ci/packages.mjs            with this Node
//   node .ci/packages.mjs 22 24 26   also loaded and run with others
//   node .ci/packages.mjs bun deno   also loaded and run with what else runs the build for Node
// Expects the packages to be built. Needs the npm registry for jose, zod, yaml, typescript and vitest.
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { bundled } from "./packages/bundled.mjs";
import { examplesAndGuide } from "./packages/examples.mjs";
import { strangersFolder, typescript } from "./packages/folder.mjs";
import { generatedSteps } from "./packages/generated-step.mjs";
import { entriesOf, loaded, typed } from "./packages/importable.mjs";
import { packAll } from "./packages/pack.mjs";
import { serve } from "./packages/registry.mjs";
import { CheckFailed } from "./packages/run.mjs";
import { isRuntime, otherRuntimes } from "./packages/runtimes.mjs";
import { measured } from "./packages/size.mjs";
import { strangers } from "./packages/strangers.mjs";
import { wellFormed } from "./packages/well-formed.mjs";

const asked = process.argv.slice(2);
const runtimes = asked.filter(isRuntime);
const nodes = ["", ...asked.filter((name) => !isRuntime(name))];
const scratch = mkdtempSync(join(tmpdir(), "stepauth-packages-"));
let failed = 0;

async function check(name, action) {
  const began = Date.now();
  try {
    const said = await action();
    console.log(`ok: ${name}, ${((Date.now() - began) / 1000).toFixed(1)} s${said ? `\n    ${said}` : ""}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${name}\n${error instanceof CheckFailed ? error.message : error.stack}`);
  }
}

/** Several at a time, each in folders of its own. */
async function checkAll(checks) {
  const waiting = checks.values();
  const worker = async () => {
    for (const { name, action } of waiting) await check(name, action);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

const packed = packAll(join(scratch, "packed"));
const libraries = packed.filter((each) => entriesOf(each).length > 0);
const registry = await serve(packed);
try {
  const [first, ...others] = packed.map((each) => ({
    name: `${each.name} is well-formed`,
    action: () => wellFormed(each, scratch),
  }));
  // Alone: it fetches what the others then find.
  await checkAll([first]);
  await checkAll([
    ...others,
    ...packed.map((each) => ({
      name: `${each.name} is as small as it should be`,
      action: () => measured(each, join(scratch, "size", each.folder), registry.url),
    })),
  ]);
  const everything = await strangersFolder(join(scratch, "everything"), registry.url);
  await everything.install(...libraries.map(({ name }) => name), ...typescript);
  const world = { packed, url: registry.url, scratch, nodes, runtimes };
  await checkAll([
    { name: "types with node16, nodenext and bundler", action: () => typed(everything, libraries) },
    ...nodes.map((node) => ({
      name: `import and require() on Node ${node || process.versions.node}`,
      action: () => loaded(everything, libraries, node),
    })),
    ...strangers(world),
    ...generatedSteps(world),
    ...bundled(world),
    ...otherRuntimes(world),
    ...examplesAndGuide(world),
  ]);
} finally {
  registry.close();
  rmSync(scratch, { recursive: true, force: true });
}
console.log(failed === 0 ? "all package checks passed" : `${failed} package checks failed`);
process.exitCode = failed === 0 ? 0 : 1;
