// An empty folder of a stranger: `npm init -y`, then packages from the tarballs.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runBeside } from "./run.mjs";

// The npm and the TypeScript that somebody would have today, pinned so that the checks say the same tomorrow.
export const typescript = ["typescript@5.9.3", "@types/node@20.19.25"];

/** Makes the folder. `url` is that of our registry. */
export async function strangersFolder(path, url) {
  mkdirSync(path, { recursive: true });
  await runBeside("npm", ["init", "-y"], path);
  return settle(path, url);
}

/** A folder that is there already, with our registry. */
function settle(path, url) {
  writeFileSync(join(path, ".npmrc"), `registry=${url}\naudit=false\nfund=false\nupdate-notifier=false\n`);
  const npm = (...args) => runBeside("npm", args, path);
  return {
    path,
    npm,
    /** Installs packages by name or path. */
    install: (...names) => npm("install", "--prefer-offline", ...names),
    /** Writes files, folders included. */
    write: (files) => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), text, { mode: text.startsWith("#!") ? 0o755 : 0o644 });
      }
    },
    /** Type-checks, or compiles. */
    tsc: (...args) => runBeside(process.execPath, [join(path, "node_modules/typescript/bin/tsc"), ...args], path),
    /** Runs Node; of another version than this one with `24`. */
    node: (version, args, env) =>
      version === ""
        ? runBeside(process.execPath, args, path, env)
        : runBeside("npm", ["exec", "--yes", `--package=node@${version}`, "--", "node", ...args], path, env),
    /** A folder in it. */
    inside: (name) => settle(join(path, name), url),
  };
}

/** What an install brought: the names of all packages, their bytes, and those of source maps apart. */
export function installed(path) {
  const lock = JSON.parse(readFileSync(join(path, "package-lock.json"), "utf8"));
  const names = Object.keys(lock.packages).filter((key) => key !== "");
  const files = filesIn(join(path, "node_modules"));
  const isMap = (file) => file.endsWith(".map");
  return {
    names: names.map((key) => key.replace(/^.*node_modules\//, "")).sort(),
    bytes: bytesOf(files.filter((file) => !isMap(file))),
    maps: bytesOf(files.filter(isMap)),
  };
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function bytesOf(files) {
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}
