import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "tsup";
import { commandLine } from "../../../.config/tsup.config.js";

/** Builds the command line of these sources, since what is in `dist` may be older. Returns the file that Node starts. */
export async function buildInto(folder: string): Promise<string> {
  const outDir = join(folder, "cli");
  for (const options of commandLine) await build({ ...options, config: false, outDir });
  copyFileSync(join(import.meta.dirname, "../package.json"), join(folder, "package.json"));
  return join(outDir, "bin.cjs");
}
