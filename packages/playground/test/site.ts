import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";

/** Builds the page into a folder of its own. */
export async function buildSite(): Promise<{ readonly folder: string; remove(): void }> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "stepauth-playground-")));
  const root = join(import.meta.dirname, "..");
  await build({
    root,
    configFile: join(root, "vite.config.ts"),
    logLevel: "error",
    build: { outDir: folder, emptyOutDir: false },
  });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
