import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

// Imports point one way: core, workflow and lanes -> text, adapters -> core, preview -> adapters and workflow, cli -> everything but adapters.
// The linter holds the same rule; this is the second lock, and the one that also looks at libraries and at what is
// loaded when. A new import is allowed by adding it here, on purpose.

interface Allowed {
  /** Packages of this repository, by entry. */
  readonly ours: readonly string[];
  readonly libraries: readonly string[];
  /** Where a `node:` module may be imported. */
  readonly node: "nowhere" | "src/node" | "anywhere";
  /** What its package.json chooses by platform. */
  readonly chosen?: readonly string[];
  /** The files that load what a user names. */
  readonly computed?: readonly string[];
}

const packages = join(import.meta.dirname, "..", "..");
/** A package with a catalogue of released versions is an adapter. */
const adapters = readdirSync(packages).filter((name) => existsSync(join(packages, name, "src", "catalogue.json")));
const adapter: Allowed = { ours: ["@stepauth/core"], libraries: [], node: "nowhere" };

const allowed: Readonly<Record<string, Allowed>> = {
  text: { ours: [], libraries: [], node: "nowhere" },
  core: {
    ours: ["@stepauth/text"],
    libraries: ["jose"],
    node: "src/node",
    chosen: ["#check-definition", "#process", "#system"],
  },
  ...Object.fromEntries(adapters.map((name) => [name, adapter])),
  workflow: { ours: ["@stepauth/text"], libraries: ["yaml"], node: "nowhere" },
  lanes: {
    ours: ["@stepauth/text"],
    libraries: ["@ruby/prism/src/nodes.js", "@ruby/prism/src/parsePrism.js"],
    node: "nowhere",
  },
  preview: {
    ours: ["@stepauth/core", "@stepauth/text", "@stepauth/workflow", ...adapters.map((name) => `@stepauth/${name}`)],
    libraries: ["diff", "fast-string-width", "picocolors", "yaml"],
    node: "nowhere",
  },
  playground: {
    ours: ["@stepauth/core", "@stepauth/preview", "@stepauth/text", "@stepauth/workflow"],
    libraries: [
      "@codemirror/commands",
      "@codemirror/lang-yaml",
      "@codemirror/language",
      "@codemirror/lint",
      "@codemirror/search",
      "@codemirror/state",
      "@codemirror/view",
      "@lezer/highlight",
      "yaml",
    ],
    node: "nowhere",
  },
  testing: { ours: ["@stepauth/core", "@stepauth/core/node"], libraries: [], node: "anywhere" },
  cli: {
    ours: [
      "@stepauth/core",
      "@stepauth/core/node",
      "@stepauth/lanes",
      "@stepauth/preview",
      "@stepauth/testing",
      "@stepauth/text",
      "@stepauth/workflow",
    ],
    libraries: ["commander", "dotenv", "fastest-levenshtein", "jose", "picocolors", "tinyglobby", "yaml", "zod"],
    node: "anywhere",
    computed: ["src/bin.cts", "src/compiled.cts"],
  },
};

test("every package has its row", () => {
  expect(Object.keys(allowed).sort()).toEqual(readdirSync(packages).sort());
});

test.each(Object.keys(allowed))("%s imports only what its row allows", (name) => {
  expect(sourcesOf(name).flatMap(([file, text]) => violations(name, file, text))).toEqual([]);
});

describe("the scan finds", () => {
  test.each([
    ["core", "src/a.ts", `import { fastlane } from "@stepauth/fastlane";`],
    ["core", "src/a.ts", `import type { Preview } from "@stepauth/preview";`],
    ["core", "src/a.ts", `import { readFile } from "node:fs/promises";`],
    ["core", "src/a.ts", `import fs from "fs";`],
    ["core", "src/a.ts", `export { write } from "./node/write.js";`],
    ["core", "src/deep/a.ts", `import { write } from "../node/write.js";`],
    ["core", "src/node/a.ts", `import "commander";`],
    ["core", "src/a.ts", `await import("./node/write.js");`],
    ["core", "src/a.ts", `await import("#other");`],
    ["deliver", "src/a.ts", `import { x } from "@stepauth/core/node";`],
    ["deliver", "src/a.ts", `import { x } from "@stepauth/core/src/model.js";`],
    ["deliver", "src/a.ts", `import { x } from "../../core/src/model.js";`],
    ["deliver", "src/a.ts", `export * from "@stepauth/fastlane";`],
    ["workflow", "src/a.ts", `const core = await import("@stepauth/core");`],
    ["workflow", "src/a.ts", `type Model = import("@stepauth/core").Resolution;`],
    ["preview", "src/a.ts", `const fs = await import("node:fs");`],
    ["preview", "src/a.ts", `const name = "node:fs";\nawait import(name);`],
    ["testing", "src/a.ts", `import { fastlane } from "@stepauth/fastlane";`],
    ["cli", "src/a.ts", `const { fastlane } = require("@stepauth/fastlane");`],
    ["cli", "src/a.ts", `import fastlane = require("@stepauth/fastlane");`],
  ])("in %s, %s: %s", (name, file, text) => {
    expect(violations(name, file, text)).toHaveLength(1);
  });

  test.each([
    ["core", "src/a.ts", `import { SignJWT } from "jose";\nimport { b } from "./b.js";`],
    ["core", "src/a.ts", `import { materialise } from "#process";`],
    ["core", "src/a.ts", `import type { Written } from "./node/write.js";`],
    ["core", "src/node/a.ts", `import { open } from "node:fs/promises";\nimport { b } from "../b.js";`],
    ["core", "src/a.ts", `/** import { fastlane } from "@stepauth/fastlane"; */\nconst text = 'import "node:fs"';`],
    ["cli", "src/a.ts", `import { writeFiles } from "@stepauth/core/node";`],
  ])("nothing in %s, %s: %s", (name, file, text) => {
    expect(violations(name, file, text)).toEqual([]);
  });
});

interface Import {
  /** `null`: computed, so that nobody can tell what it loads. */
  readonly specifier: string | null;
  /** Gone when it is compiled. */
  readonly isType: boolean;
  readonly line: number;
}

function violations(name: string, file: string, text: string): string[] {
  return importsOf(file, text)
    .filter((found) => !isAllowed(name, file, found))
    .map(({ specifier, line }) => `packages/${name}/${file}:${line} imports ${specifier ?? "a computed name"}`);
}

function isAllowed(name: string, file: string, { specifier, isType }: Import): boolean {
  const row = allowed[name];
  if (row === undefined) return false;
  if (specifier === null) return row.computed?.includes(file) ?? false;
  const inNode = file.startsWith("src/node/");
  if (specifier.startsWith(".")) {
    const target = join(file, "..", specifier).replaceAll("\\", "/");
    // The part for Node must not be pulled into the part for everywhere, not even when it is needed: a bundler would follow.
    return (
      target.startsWith("src/") && (inNode || isType || !target.startsWith("src/node/") || row.node === "anywhere")
    );
  }
  if (specifier.startsWith("#")) return row.chosen?.includes(specifier) ?? false;
  if (specifier.startsWith("node:")) return row.node === "anywhere" || (row.node === "src/node" && inNode);
  return !builtinModules.includes(specifier) && (row.ours.includes(specifier) || row.libraries.includes(specifier));
}

function importsOf(file: string, text: string): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, isType: boolean) =>
    found.push({
      specifier: specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : null,
      isType,
      line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
    });
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, node.importClause?.isTypeOnly === true);
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node, node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isExternalModuleReference(node)) add(node, node.expression, false);
    else if (ts.isImportTypeNode(node))
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node, node.arguments[0], false);
    else if (ts.isCallExpression(node) && node.expression.getText() === "require") add(node, node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function sourcesOf(name: string): [file: string, text: string][] {
  const folder = join(packages, name);
  return readdirSync(join(folder, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.c?ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(folder, path).replaceAll("\\", "/"), readFileSync(path, "utf8")]);
}
