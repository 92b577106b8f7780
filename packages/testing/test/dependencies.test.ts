import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

// What installing a package brings, by the lockfile. `.ci/packages` measures the same on packed tarballs; this one needs
// no network. A dependency more is a decision, made by writing it here.

interface Lockfile {
  readonly importers: Readonly<Record<string, Importer>>;
  readonly snapshots: Readonly<Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>>;
}
interface Importer {
  readonly dependencies?: Readonly<Record<string, { readonly version: string }>>;
  readonly devDependencies?: Readonly<Record<string, { readonly version: string }>>;
}

const root = join(import.meta.dirname, "..", "..", "..");
const lockfile: Lockfile = parse(readFileSync(join(root, "pnpm-lock.yaml"), "utf8"));
const folders = readdirSync(join(root, "packages"));
const adapters = folders.filter((name) => existsSync(join(root, "packages", name, "src", "catalogue.json")));

describe("an adapter brings core, and what core needs for keys and documents", () => {
  test.each(adapters)("%s", (folder) => {
    expect(treeOf(folder)).toEqual(["@stepauth/core", "jose"]);
  });
});

test.each([
  ["core", ["jose"]],
  ["workflow", ["@stepauth/text", "yaml"]],
  ["cli", []], // Everything is bundled into it.
])("%s brings %j", (folder, expected) => {
  expect(treeOf(folder)).toEqual(expected);
});

test.each(["yaml", "dotenv"])("only workflow, preview and the command line know %s", (library) => {
  const knowing = folders.filter((folder) => {
    const { dependencies, devDependencies } = importerOf(folder);
    return library in { ...dependencies, ...devDependencies };
  });
  expect(["cli", "playground", "preview", "workflow"]).toEqual(expect.arrayContaining(knowing));
});

function importerOf(folder: string): Importer {
  return lockfile.importers[`packages/${folder}`] ?? {};
}

/** Every package that an install of this one brings, by name. */
function treeOf(folder: string): string[] {
  const found = new Set<string>();
  const add = (name: string, version: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const linked = /^link:\.\.\/(.+)$/.exec(version)?.[1];
    if (linked !== undefined) addAll(importerOf(linked).dependencies);
    const { dependencies = {} } = lockfile.snapshots[`${name}@${version}`] ?? {};
    for (const [dependency, at] of Object.entries(dependencies)) add(dependency, at);
  };
  const addAll = (dependencies: Importer["dependencies"] = {}): void => {
    for (const [name, { version }] of Object.entries(dependencies)) add(name, version);
  };
  addAll(importerOf(folder).dependencies);
  return [...found].sort();
}
