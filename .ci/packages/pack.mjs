// Packs every publishable package as it would be published, and opens the tarballs again to see what is in them.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";

/**
 * @typedef {object} Packed
 * @property {string} name
 * @property {string} folder the folder below packages/
 * @property {string} tarball
 * @property {string} integrity
 * @property {Record<string, unknown> & { version: string }} manifest as packed: without `workspace:` and `catalog:`
 * @property {string[]} files
 */

/** @returns {Packed[]} */
export function packAll(destination) {
  mkdirSync(destination, { recursive: true });
  return publishable().map(({ folder, name }) => {
    const printed = run(
      "npm",
      ["exec", "--yes", "--", pnpm(), "pack", "--json", "--pack-destination", destination],
      join(root, "packages", folder),
    );
    const { filename } = JSON.parse(printed.slice(printed.indexOf("{")));
    const tarball = join(destination, filename.split("/").at(-1));
    return {
      name,
      folder,
      tarball,
      integrity: `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`,
      manifest: JSON.parse(fileIn(tarball, "package.json")),
      files: execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" })
        .trim()
        .split("\n")
        .map((path) => path.replace(/^package\//, ""))
        .sort(),
    };
  });
}

/** The text of a file in a tarball. */
export function fileIn(tarball, path) {
  return execFileSync("tar", ["-xzOf", tarball, `package/${path}`], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
}

function publishable() {
  return readdirSync(join(root, "packages"))
    .map((folder) => ({ folder, ...JSON.parse(readFileSync(join(root, "packages", folder, "package.json"), "utf8")) }))
    .filter((manifest) => manifest.private !== true);
}

function pnpm() {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager.split("+")[0];
}
