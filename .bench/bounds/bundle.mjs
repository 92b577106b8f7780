import { join } from "node:path";
import { build } from "esbuild";
import { boundScript, root } from "../paths.mjs";

const yaml = join(root, "packages/workflow/node_modules/yaml/browser/index.js");

/**
 * Bundles the bound of preview and lint as .config/tsup.config.ts bundles the command line, so that both load the same code.
 *
 * @param {string} folder
 * @returns {Promise<string>} the file to run
 */
export async function bundledYamlParse(folder) {
  const outfile = join(folder, "yaml-parse.cjs");
  await build({
    entryPoints: [boundScript("yaml-parse.mjs")],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20.19",
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: "warning",
    alias: { yaml },
  });
  return outfile;
}

/**
 * Bundles what the playground's thread runs, from its sources, with the parser that it is compared with.
 *
 * @param {string} folder
 * @returns {Promise<string>} a module with `Answerer` and `parseDocument`
 */
export async function bundledAnswerer(folder) {
  const outfile = join(folder, "answerer.mjs");
  const packages = join(root, "packages");
  await build({
    stdin: {
      contents: 'export { Answerer } from "./src/answer/answer.ts"; export { parseDocument } from "yaml";',
      resolveDir: join(packages, "playground"),
    },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "es2023",
    logLevel: "error",
    alias: { yaml },
  });
  return outfile;
}
