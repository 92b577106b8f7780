// pnpm new:adapter NAME: an adapter package, its row in docs/auth-types.md, and everybody who must know of it.
// The generator is TypeScript and shares its templates with `stepauth new step`, so it is compiled first.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
mkdirSync(join(root, "node_modules/.cache"), { recursive: true });
const folder = mkdtempSync(join(root, "node_modules/.cache/new-adapter-"));
try {
  const outfile = join(folder, "main.mjs");
  await build({
    entryPoints: [join(root, "packages/cli/generate/new-adapter-main.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
    // From the sources: nothing has to be built.
    alias: Object.fromEntries(
      readdirSync(join(root, "packages"))
        .filter((name) => name !== "cli")
        .map((name) => [`@stepauth/${name}`, join(root, "packages", name, "src/index.ts")]),
    ),
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  const { main } = await import(pathToFileURL(outfile).href);
  const result = main(root, process.argv.slice(2));
  if ("problem" in result) {
    console.error(result.problem);
    process.exitCode = 2;
  } else {
    npm("exec", "--", "biome", "check", "--write", ...result.paths.filter((path) => !path.endsWith(".md")));
    console.log(`${result.paths.map((path) => `  ${path}`).join("\n")}\n
Next:
  pnpm install
  pnpm vitest run -u      writes the typed table, the reference and what the pages show: read the diff
  npm test
Then follow docs/adding-an-adapter.md from step 1: what was written is a step that was released once, as 1.0.0.`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function npm(...args) {
  const { status } = spawnSync("npm", args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) process.exitCode = 1;
}
