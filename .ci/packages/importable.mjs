// Every entry of every library: `import`, `require()`, and the compiler's two ways of looking for it.
import { CheckFailed } from "./run.mjs";

const STRICT = ["--strict", "--noEmit", "--target", "es2022", "--lib", "es2023,esnext.disposable", "--types", "node"];
const RESOLUTIONS = {
  node16: ["--module", "node16", "--moduleResolution", "node16"],
  nodenext: ["--module", "nodenext", "--moduleResolution", "nodenext"],
  bundler: ["--module", "esnext", "--moduleResolution", "bundler"],
};

/** The specifiers that a package answers to. */
export function entriesOf({ name, manifest }) {
  return Object.keys(manifest.exports ?? {})
    .filter((entry) => entry !== "./package.json")
    .map((entry) => name + entry.slice(1));
}

/** Types, in the folder where everything is installed. `skipLibCheck` stays off: our own types must hold as well. */
export async function typed(folder, packed) {
  const entries = packed.flatMap(entriesOf);
  const imports = entries.map((entry, index) => `import * as m${index} from "${entry}";`);
  const requires = entries.map((entry, index) => `import m${index} = require("${entry}");`);
  const use = `export const all = [${entries.map((_, index) => `m${index}`).join(", ")}];\n`;
  folder.write({
    "types.mts": `${imports.join("\n")}\n${use}`,
    "types.cts": `${requires.join("\n")}\n${use}`,
  });
  for (const flags of Object.values(RESOLUTIONS)) await folder.tsc(...STRICT, ...flags, "types.mts");
  // With `node16` TypeScript still believes that Node can't require an ES module.
  await folder.tsc(...STRICT, ...RESOLUTIONS.nodenext, "types.cts");
}

/** What there is when it is loaded, on one version of Node. */
export async function loaded(folder, packed, node) {
  const entries = JSON.stringify(packed.flatMap(entriesOf));
  const print = "console.log(JSON.stringify(names));";
  folder.write({
    "load.mjs": `const names = {};\nfor (const entry of ${entries}) names[entry] = Object.keys(await import(entry)).sort();\n${print}\n`,
    "load.cjs": `const names = {};\nfor (const entry of ${entries}) names[entry] = Object.keys(require(entry)).filter((name) => name !== "__esModule").sort();\n${print}\n`,
  });
  const [imported, required] = [await folder.node(node, ["load.mjs"]), await folder.node(node, ["load.cjs"])];
  if (imported !== required) throw new CheckFailed(`import gives ${imported}\nrequire gives ${required}`);
}
