// Compares the API reference (docs/api) with that of another commit: an export that is gone breaks somebody's import, so
// the package needs a major changeset. Below 1.0, where semantic versioning has no major, `minor` is what breaks.
//   node .ci/api-changes.mjs [COMMIT]     default: where this branch left main
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const PAGES = "docs/api";
const root = process.cwd();
const base = process.argv[2] ?? mergeBase();
if (base === null) {
  console.log("no commit to compare with");
} else {
  const removed = pagesAt(base).flatMap((page) => gone(page, textAt(base, `${PAGES}/${page}`), textHere(page)));
  const unannounced = removed.filter(({ name }) => !announced(name));
  for (const { name, from, what } of removed)
    console.log(
      `${from} no longer exports ${what}${announced(name) ? "" : `: add a changeset with "${name}": ${breaking()}`}`,
    );
  if (removed.length === 0) console.log(`every export of ${base.slice(0, 12)} is still there`);
  process.exitCode = unannounced.length > 0 ? 1 : 0;
}

function mergeBase() {
  for (const branch of ["main", "origin/main"]) {
    try {
      return git("merge-base", branch, "HEAD").trim();
    } catch {
      // A clone has it under one of these names, or not at all.
    }
  }
  return null;
}

function gone(page, before, now) {
  const left = exportsOf(now);
  const [, name = basename(page, ".md")] = /^# (\S+): reference$/m.exec(before) ?? [];
  return [...exportsOf(before)]
    .filter((each) => !left.has(each))
    .map((each) => ({ name, from: each.split(" ")[0], what: each.split(" ")[1] }));
}

/** `specifier name` of every export on a page: headings of the second level are entries, of the third their exports. */
function exportsOf(page) {
  let entry = "";
  const found = new Set();
  for (const line of page.split("\n")) {
    entry = /^## `(.+)`$/.exec(line)?.[1] ?? entry;
    const name = /^### (\S+)$/.exec(line)?.[1];
    if (name !== undefined) found.add(`${entry} ${name}`);
  }
  return found;
}

/** Whether a changeset of this branch announces a breaking release of a package. */
function announced(name) {
  const folder = join(root, ".changeset");
  const changesets = readdirSync(folder).filter((file) => file.endsWith(".md") && file !== "README.md");
  return changesets.some((file) => {
    const [, front = ""] = readFileSync(join(folder, file), "utf8").split(/^---$/m);
    const level = front.split("\n").find((line) => line.replace(/["']/g, "").startsWith(`${name}:`));
    return level !== undefined && [breaking(), "major"].includes(level.split(":")[1].trim());
  });
}

function breaking() {
  const { version } = JSON.parse(readFileSync(join(root, "packages/core/package.json"), "utf8"));
  return version.startsWith("0.") ? "minor" : "major";
}

function pagesAt(commit) {
  const listed = git("ls-tree", "--name-only", commit, `${PAGES}/`);
  return listed
    .split("\n")
    .flatMap((path) => (path.endsWith(".md") && !path.endsWith("README.md") ? [basename(path)] : []));
}

function textAt(commit, path) {
  return git("show", `${commit}:${path}`);
}

function textHere(page) {
  const path = join(root, PAGES, page);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function git(...args) {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
