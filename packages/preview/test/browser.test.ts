import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { chosen } from "../../../.config/chosen.js";

const packages = join(import.meta.dirname, "..", "..");
const browserPackages = readdirSync(packages).filter((name) => !["cli", "playground", "testing"].includes(name));

it("core, adapters, workflow and preview bundle for a browser without a plug-in, and name no module of Node", async () => {
  const result = await build({
    stdin: {
      contents: browserPackages.map((name, index) => `export * as p${index} from "@stepauth/${name}";`).join("\n"),
      resolveDir: packages,
    },
    alias: {
      ...Object.fromEntries(
        browserPackages.map((name) => [`@stepauth/${name}`, join(packages, name, "src", "index.ts")]),
      ),
      ...chosen("default"),
    },
    bundle: true,
    format: "esm",
    platform: "browser",
    splitting: true,
    outdir: "out",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  expect(result.warnings).toEqual([]);
  const imported = Object.values(result.metafile.outputs).flatMap(({ imports }) => imports);
  expect(imported.filter(({ external }) => external)).toEqual([]);
  expect(Object.keys(result.metafile.inputs).filter((path) => path.includes("core/src/node/"))).toEqual([]);
});
