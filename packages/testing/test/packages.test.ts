import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chosen } from "../../../.config/chosen.js";

// What the packages have in common is written once per package; here is what keeps the copies equal.

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

interface TsConfig {
  readonly compilerOptions: Readonly<Record<string, unknown>>;
  readonly references?: readonly { readonly path: string }[];
}

const root = join(import.meta.dirname, "..", "..", "..");
const all = readdirSync(join(root, "packages"));
// The playground is a web page: published as one, not as a package.
const folders = all.filter((folder) => folder !== "playground");
const libraries = folders.filter((folder) => folder !== "cli");
const nameOf = (folder: string) => (folder === "cli" ? "stepauth" : `@stepauth/${folder}`);
const folderOf = new Map(folders.map((folder) => [nameOf(folder), folder]));

const browser = ["ES2023", "ESNext.Disposable", "WebWorker"];
/** What a package's sources may take for granted: Node, or no more than a browser has. */
const platform: Readonly<Record<string, object>> = {
  core: { types: ["node"] },
  ...Object.fromEntries(folders.filter(isAdapter).map((folder) => [folder, { lib: browser }])),
  text: { lib: browser },
  workflow: { lib: browser },
  lanes: { lib: browser },
  preview: { lib: browser },
  testing: { types: ["node"] },
  cli: { types: ["node"] },
};

describe.each(folders)("packages/%s", (folder) => {
  const manifest = read<Manifest>("packages", folder, "package.json");
  const tsconfig = read<TsConfig>("packages", folder, "tsconfig.json");
  const dependencies = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.peerDependencies };

  test("package.json says what all of them say", () => {
    expect(manifest).toMatchObject({
      name: nameOf(folder),
      version: read<Manifest>("packages", "core", "package.json").version,
      description: expect.stringMatching(/^[A-Z].*\.$/),
      license: "MIT",
      type: "module",
      engines: { node: ">=20.19" },
      sideEffects: false,
      // Nobody imports the command line, so its types stay at home.
      files: ["dist", "!dist/.tsbuildinfo", ...(folder === "cli" ? ["!dist/**/*.d.{ts,cts}"] : [])],
      repository: {
        type: "git",
        url: "git+https://github.com/stepauth/stepauth.git",
        directory: `packages/${folder}`,
      },
      publishConfig: { access: "public", provenance: true },
    });
    expect(manifest).not.toHaveProperty("main");
    expect(manifest).not.toHaveProperty("scripts");
  });

  test("dependencies come from the workspace or from the catalog, in order", () => {
    for (const [name, range] of Object.entries(dependencies))
      expect([name, range]).toEqual([name, folderOf.has(name) ? "workspace:^" : "catalog:"]);
    for (const list of [manifest.dependencies, manifest.devDependencies, manifest.peerDependencies])
      expect(Object.keys(list ?? {})).toEqual(Object.keys(list ?? {}).sort());
  });

  test("tsconfig.json builds it as all of them are built", () => {
    expect(tsconfig).toEqual({
      extends: "../../tsconfig.base.json",
      compilerOptions: {
        rootDir: "src",
        outDir: "dist",
        tsBuildInfoFile: "dist/.tsbuildinfo",
        ...platform[folder],
      },
      include: ["src", "src/**/*.json"],
      ...(tsconfig.references && { references: expect.anything() }),
    });
  });

  test("tsconfig.json refers to the packages it depends on", () => {
    const ours = Object.keys(dependencies).flatMap((name) => folderOf.get(name) ?? []);
    expect((tsconfig.references ?? []).map(({ path }) => path).sort()).toEqual(ours.map((name) => `../${name}`).sort());
  });
});

describe.each(libraries)("packages/%s, a library,", (folder) => {
  const manifest = read<Manifest>("packages", folder, "package.json");
  const entries = folder === "core" ? ["index", "node/index"] : ["index"];

  test("exports its entries, types first, and nothing by accident", () => {
    expect(manifest.bin).toBeUndefined();
    expect(manifest.exports).toEqual({
      ...Object.fromEntries(
        entries.map((entry) => [
          entry === "index" ? "." : `./${entry.replace(/\/index$/, "")}`,
          { types: `./dist/${entry}.d.ts`, default: `./dist/${entry}.js` },
        ]),
      ),
      "./package.json": "./package.json",
    });
    for (const entry of Object.values(manifest.exports ?? {}))
      if (typeof entry === "object") expect(Object.keys(entry ?? {})).toEqual(["types", "default"]);
  });

  test.each(entries)("has src/%s.ts", (entry) => {
    expect(existsSync(join(root, "packages", folder, "src", `${entry}.ts`))).toBe(true);
  });
});

test.each(Object.keys(chosen("node")))("%s gives the same names whichever the platform", async (name) => {
  const [node = "", elsewhere = ""] = [chosen("node")[name], chosen("default")[name]];
  expect(node).not.toBe(elsewhere);
  const [there, here] = [await import(/* @vite-ignore */ elsewhere), await import(/* @vite-ignore */ node)];
  expect(Object.keys(there).sort()).toEqual(Object.keys(here).sort());
});

test("packages/cli is a program: one file, everything bundled into it", () => {
  const manifest = read<Manifest>("packages", "cli", "package.json");
  expect(manifest.bin).toEqual({ stepauth: "./dist/bin.cjs" });
  expect(manifest).not.toHaveProperty("exports");
  expect(manifest).not.toHaveProperty("dependencies");
  expect(existsSync(join(root, "packages", "cli", "src", "bin.cts"))).toBe(true);
});

test.each(["tsconfig.packages.json", "tsconfig.tests.json"])("%s lists every package", (file) => {
  const { references } = read<TsConfig>(".config", file);
  expect(references?.map(({ path }) => path).sort()).toEqual(all.map((folder) => `../packages/${folder}`).sort());
});

test("packages/playground is a web page: nothing in it is published, and a build needs nothing but tools", () => {
  const manifest = read<Manifest & { readonly private?: boolean }>("packages", "playground", "package.json");
  expect(manifest.private).toBe(true);
  expect(manifest).not.toHaveProperty("dependencies");
  for (const [name, range] of Object.entries(manifest.devDependencies ?? {}))
    expect([name, range]).toEqual([name, folderOf.has(name) ? "workspace:^" : "catalog:"]);
});

/** A package with a catalogue of released versions is an adapter. */
function isAdapter(folder: string): boolean {
  return existsSync(join(root, "packages", folder, "src", "catalogue.json"));
}

function read<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(root, ...path), "utf8"));
}
