// pnpm catalogue --steplib FOLDER|spec.json: brings the catalogues of released versions and the list of step IDs up to the step
// library. Ends with 1 where a new version changes an authentication input: what it does with it, somebody has to find out.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
mkdirSync(join(root, "node_modules/.cache"), { recursive: true });
const folder = mkdtempSync(join(root, "node_modules/.cache/catalogue-"));
try {
  const outfile = join(folder, "main.mjs");
  await build({
    entryPoints: [join(root, "packages/preview/generate/catalogue-main.ts")],
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
  const result = main(root, process.argv.slice(2), new Date());
  if ("problem" in result) {
    console.error(result.problem);
    process.exitCode = 2;
  } else report(result);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function report({ paths, news, refused }) {
  if (paths.length > 0) {
    const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
    spawnSync(process.execPath, [biome, "check", "--write", ...paths], { cwd: root, stdio: "ignore" });
  }
  console.log(news.length === 0 ? "Nothing is new." : news.join("\n"));
  if (news.length > 0) console.error("Next: pnpm vitest run -u writes what is generated from these files.");
  for (const line of refused) console.error(`refused: ${line}`);
  if (refused.length > 0) process.exitCode = 1;
}
