import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { chosen } from "../../../.config/chosen.js";

const packages = join(import.meta.dirname, "..", "..");
const ours = (name: string) => [`@stepauth/${name}`, join(packages, name, "src", "index.ts")] as const;
const adapters = ["fastlane", "deliver", "application-loader", "auto-provision-api", "auto-provision-apple-id"];

const BUDGET = 60_000;

test("the resolver with all nine adapters stays under 60 kB, zipped", async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(packages, "preview", "src", "adapters.ts")],
    alias: { ...Object.fromEntries(["core", ...adapters].map(ours)), ...chosen("default") },
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    outdir: "out",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const names = Object.keys(metafile.outputs);
  const loaded = new Set(names.filter((name) => metafile.outputs[name]?.entryPoint?.endsWith("adapters.ts")));
  // A set visits what is added while it is walked.
  for (const name of loaded) {
    for (const { kind, path } of metafile.outputs[name]?.imports ?? [])
      if (kind === "import-statement") loaded.add(path);
  }
  const files = outputFiles.filter(({ path }) => [...loaded].some((name) => path.endsWith(name)));
  const size = files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
  process.stderr.write(`Resolver with nine adapters: ${(size / 1000).toFixed(1)} kB zipped, of ${BUDGET / 1000}.\n`);
  expect(Object.keys(metafile.inputs).filter((path) => /node_modules\/.*\/yaml\//.test(path))).toEqual([]);
  expect(size).toBeGreaterThan(10_000);
  expect(size).toBeLessThan(BUDGET);
});
