import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Plugin } from "esbuild";

/** Licences of packages that come without the file, which stands here instead. */
const LEFT_OUT: Readonly<Record<string, string>> = { "@ruby/prism": "prism-licence.txt" };

/**
 * Writes the licences of everything that a bundle contains beside it: who passes on somebody's code passes on the words
 * under which it may be passed on.
 *
 * @param file - not "licences": pnpm would take that for the licence of the package, and leave that one out
 */
export function licences(file: string): Plugin {
  return {
    name: "licences",
    setup: (build) => {
      build.initialOptions.metafile = true;
      build.onEnd(({ metafile }) => {
        const folders = new Set(Object.keys(metafile?.inputs ?? {}).flatMap(packageFolder));
        const texts = [...folders].map(licenceOf).sort((a, b) => (a < b ? -1 : 1));
        const text = ["Parts of these packages are in this program.\n", ...texts].join(`\n${"-".repeat(80)}\n\n`);
        const { outdir = "." } = build.initialOptions;
        mkdirSync(outdir, { recursive: true }); // The bundle itself is written after this.
        writeFileSync(join(outdir, file), text);
      });
    },
  };
}

/** The folder of the package that a bundled file belongs to; none for our own. */
function packageFolder(input: string): string[] {
  const parts = input.split(/[\\/]/);
  const at = parts.lastIndexOf("node_modules");
  if (at === -1) return [];
  return [parts.slice(0, at + (parts[at + 1]?.startsWith("@") ? 3 : 2)).join(sep)];
}

function licenceOf(folder: string): string {
  const { name, version, license }: Record<string, string> = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  const own = readdirSync(folder).find((each) => /^licen[cs]e(?:[.-]|$)/i.test(each));
  const leftOut = LEFT_OUT[name ?? ""];
  const file = own ? join(folder, own) : leftOut && join(import.meta.dirname, leftOut);
  if (!file) throw new Error(`${name} has no licence file, so it can't be bundled`);
  return `${name} ${version} (${license})\n\n${readFileSync(file, "utf8").trim()}\n`;
}
