import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../packages/run.mjs";

const FOLDERS = ["packages", "examples"];
const SOURCES = /^[^/]+\/(?:src|generate)\//;
const CODE = /\.[cm]?[jt]s$/;

/** The sources of all packages and examples, and the scripts, as paths from the root. */
export function sourceFiles() {
  const inPackages = FOLDERS.flatMap((folder) =>
    listed(folder)
      .filter((path) => SOURCES.test(path))
      .map((path) => `${folder}/${path}`),
  );
  return [...inPackages, ...listed(".scripts").map((path) => `.scripts/${path}`)]
    .filter((path) => CODE.test(path) && !path.includes("node_modules/"))
    .sort();
}

function listed(folder) {
  return readdirSync(join(root, folder), { recursive: true }).map((path) => path.replaceAll("\\", "/"));
}
