import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Options } from "tsup";
import { catalogueText } from "./catalogue-text.js";
import { chosen } from "./chosen.js";
import { licences } from "./licences.js";

// The one place that says how packages become JavaScript. Types come from `tsc -b`.
const packages = join(import.meta.dirname, "..", "packages");
// A library has an entry; the command line and the playground, a web page, have not.
const libraries = readdirSync(packages).filter((name) => existsSync(join(packages, name, "src", "index.ts")));

function library(name: string): Options {
  const folder = join(packages, name);
  const manifest = readFileSync(join(folder, "package.json"), "utf8");
  // Everything that its package.json names: `exports`, and what `imports` chooses from.
  const named = [...manifest.matchAll(/"\.\/dist\/([\w/-]+)\.js"/g)].map(([, entry]) => `src/${entry}.ts`);
  const entries = [...new Set(named)];
  return {
    ...shared,
    entry: Object.fromEntries(entries.map((entry) => [entry.slice(4, -3), join(folder, entry)])),
    outDir: join(folder, "dist"),
    platform: "neutral",
    // What a `#` stands for is decided where the package is used: see `imports` in its package.json.
    external: [/^node:/, /^#/],
    // For whoever steps through their own step into ours; it names the sources, and holds them.
    sourcemap: true,
    esbuildPlugins: [catalogueText()],
  };
}

const shared: Options = {
  format: "esm",
  target: "node20.19",
  sourcemap: false,
  dts: false,
  clean: false,
  silent: true,
  splitting: true,
  skipNodeModulesBundle: true,
};

function sources(): [string, string][] {
  return libraries.flatMap((name): [string, string][] => {
    const source = join(packages, name, "src");
    const node = join(source, "node", "index.ts");
    const index: [string, string] = [`@stepauth/${name}`, join(source, "index.ts")];
    // The longer name first: an alias also matches what is below it.
    return existsSync(node) ? [[`@stepauth/${name}/node`, node], index] : [index];
  });
}

/** A package that is loaded from a file beside the bundle, not with it. */
function beside(name: string, file: string): NonNullable<Options["esbuildPlugins"]>[number] {
  return {
    name: "beside",
    setup: ({ onResolve }) => {
      onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: file, external: true }));
    },
  };
}

const cliFolder = join(packages, "cli");

/** What the two parts of the command line have in common. CommonJS, which starts sooner than modules do. */
const program: Options = {
  ...shared,
  format: "cjs",
  outDir: join(cliFolder, "dist"),
  platform: "node",
  splitting: false,
};

/**
 * What Node starts. It loads the rest when there is more to do than to say the version. Its first line makes it a program of
 * `sh`, and the second, which is a text and a comment to Node, starts Node with `--` in front: without it Node takes some of
 * our arguments for its own. It would read the file behind an `--env-file`, and obey the NODE_OPTIONS in there. `env -S`
 * would be shorter, but BusyBox has none; `/bin/sh` is where npm's shims look on Windows, and is not there.
 */
const launcher: Options = {
  ...program,
  entry: { bin: join(cliFolder, "src", "bin.cts") },
  banner: { js: `':' //; exec node -- "$0" "$@"` },
};

const everything: Options = {
  ...program,
  entry: { program: join(cliFolder, "src", "start.ts") },
  skipNodeModulesBundle: false,
  noExternal: [/^(?!node:)/],
  esbuildPlugins: [licences("THIRD-PARTY-NOTICES.txt"), catalogueText(), beside("@stepauth/lanes", "./lanes.cjs")],
  banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
  esbuildOptions: (options) => {
    // From the sources, so that the order in which packages are built does not matter.
    options.alias = Object.fromEntries([
      ...sources().filter(([name]) => name !== "@stepauth/lanes"),
      ...Object.entries(chosen("node")),
      ["yaml", join(packages, "workflow/node_modules/yaml/browser/index.js")],
    ]);
    options.define = { ...options.define, "import.meta.url": "moduleUrl" };
    // Every byte is read at every start. Names stay, for whoever reports a stack trace.
    options.minifySyntax = true;
    options.minifyWhitespace = true;
  },
};

/** What only commands about lanes need, a parser for Ruby among it: a file of its own, loaded when there is a lane to read. */
const lanes: Options = {
  ...everything,
  entry: { lanes: join(packages, "lanes", "src", "index.ts") },
  esbuildPlugins: [licences("THIRD-PARTY-NOTICES-lanes.txt")],
  banner: {},
};

/** The builds of the command line. Each writes into the same folder. */
export const commandLine: readonly Options[] = [launcher, everything, lanes];

export default defineConfig([...libraries.map(library), ...commandLine]);
