import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build, type Metafile } from "esbuild";
import { expect, it } from "vitest";

const packages = join(import.meta.dirname, "..", "..");
const browserPackages = readdirSync(packages).filter((name) => !["cli", "playground", "testing"].includes(name));

it("core, adapters, workflow and preview bundle for a browser, and load no module of Node before they are asked to", async () => {
  const result = await build({
    stdin: {
      contents: browserPackages.map((name, index) => `export * as p${index} from "@stepauth/${name}";`).join("\n"),
      resolveDir: packages,
    },
    alias: Object.fromEntries(
      browserPackages.map((name) => [`@stepauth/${name}`, join(packages, name, "src", "index.ts")]),
    ),
    bundle: true,
    format: "esm",
    platform: "browser",
    external: ["node:*"],
    splitting: true,
    outdir: "out",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  expect(result.warnings).toEqual([]);
  const entry = Object.keys(result.metafile.outputs).find((name) => result.metafile.outputs[name]?.entryPoint) ?? "";
  const reached = staticImports(result.metafile.outputs, entry);
  expect(reached.filter((path) => path.startsWith("node:"))).toEqual([]);
  // The part for Node is there, and only behind a dynamic import.
  const all = Object.values(result.metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  expect(all.filter((path) => path.startsWith("node:"))).not.toEqual([]);
});

type Outputs = Metafile["outputs"];

function staticImports(outputs: Outputs, entry: string): string[] {
  const seen = new Set<string>();
  const visit = (name: string) => {
    for (const { path, kind } of outputs[name]?.imports ?? []) {
      if (kind === "dynamic-import" || seen.has(path)) continue;
      seen.add(path);
      visit(path);
    }
  };
  visit(entry);
  return [...seen];
}
