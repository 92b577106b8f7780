import { join } from "node:path";
import { build } from "esbuild";
import { boundScript, root } from "../paths.mjs";

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
    alias: { yaml: join(root, "packages/workflow/node_modules/yaml/browser/index.js") },
  });
  return outfile;
}
