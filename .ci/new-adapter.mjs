// `pnpm new:adapter` on a copy of this working tree: the package it writes builds and passes the tests of all adapters.
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CheckFailed, root, run } from "./packages/run.mjs";

const NAME = "release-notes";
const copy = join(mkdtempSync(join(tmpdir(), "stepauth-adapter-")), "repository");

try {
  for (const path of workingTree()) cpSync(join(root, path), join(copy, path));
  // Biome asks git what to ignore.
  run("git", ["init", "--quiet"], copy);
  pnpm("install", "--frozen-lockfile", "--prefer-offline");
  newAdapter(NAME, "--auth", "api-key", "--tool", "xcrun release-notes");
  refuses(() => newAdapter(NAME), "already");
  refuses(() => newAdapter("fastlane"), "adapter named fastlane");
  refuses(() => newAdapter("Not A Name"), "can't be the name");
  pnpm("install", "--no-frozen-lockfile", "--prefer-offline");
  pnpm("vitest", "run", "-u", "--project", "core", "auth-types");
  pnpm("build");
  pnpm("exec", "tsc", "-p", ".config/tsconfig.tests.json");
  pnpm("vitest", "run", "--project", NAME);
  pnpm("vitest", "run", "--project", "preview", "conformance");
  pnpm("vitest", "run", "--project", "testing", "imports", "packages", "dependencies");
  const shown = run(process.execPath, ["packages/cli/dist/bin.cjs", "explain", NAME], copy);
  if (!shown.includes("API key")) throw new CheckFailed(`stepauth explain ${NAME} printed\n${shown}`);
  console.log(`${NAME}: written, built, tested, explained`);
} catch (error) {
  console.log(error instanceof CheckFailed ? error.message : error.stack);
  process.exitCode = 1;
} finally {
  rmSync(join(copy, ".."), { recursive: true, force: true });
}

function workingTree() {
  const listed = run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"], root);
  const deleted = new Set(run("git", ["ls-files", "-z", "--deleted"], root).split("\0"));
  return listed.split("\0").filter((path) => path !== "" && !deleted.has(path));
}

function newAdapter(...args) {
  run(process.execPath, [".scripts/new-adapter.mjs", ...args], copy);
}

function refuses(action, words) {
  try {
    action();
  } catch (error) {
    if (error.message.includes(words)) return;
    throw error;
  }
  throw new CheckFailed(`it should have been refused: ${words}`);
}

function pnpm(...args) {
  const version = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager.split("+")[0];
  run("npm", ["exec", "--yes", "--", version, ...args], copy, { CI: "true" });
}
