import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import type { Io } from "../../src/io/io.js";
import { program } from "../../src/program.js";
import { folder } from "../run.js";
import { anchorsOf, commandsOf, type Fence, fencesOf, linksOf } from "./markdown.js";
import { openShell, type Shell } from "./shell.js";
import { typeErrors } from "./type-check.js";

// What the pages show is what happens: `console` fences are executed in a folder with the page's named fences and with
// examples/, `ts` fences are type-checked. `vitest -u` writes what is really printed into the pages.

const root = join(import.meta.dirname, "../../../..");
const markdownIn = (path: string) =>
  readdirSync(join(root, path))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(path, name));
const pages = [
  "README.md",
  ...markdownIn("docs"),
  ...readdirSync(join(root, "packages")).flatMap((name) => markdownIn(join("packages", name))),
  ...readdirSync(join(root, "examples")).flatMap((name) => markdownIn(join("examples", name))),
].filter((page) => !page.endsWith("CHANGELOG.md"));
const read = (page: string) => readFileSync(join(root, page), "utf8");
/** Executed by a test of its own. */
const elsewhere = "docs/diagnostics.md";

/** Fences that are looked at, and those that are words only. Others need a reason: `<!-- not run: why -->`. */
const CHECKED = ["console", "ts", "json", "jsonl", "yaml"];
const WORDS = ["text", "mermaid"];

let shell: Shell;
beforeAll(async () => {
  shell = await openShell();
});
afterAll(() => shell.remove());

describe.each(pages)("%s", (page) => {
  const text = read(page);
  const fences = page === elsewhere ? [] : fencesOf(text);

  it("has no example that is not looked at, but for a reason", () => {
    const unexplained = fences.filter(
      ({ language, name, comment }) =>
        ![...CHECKED, ...WORDS].includes(language) && name === "" && !isExplained(comment),
    );
    expect(unexplained.map(({ language, start }) => `line ${start}: ${language || "no language"}`)).toEqual([]);
  });

  it("leads to files and headings that exist", () => {
    const broken = linksOf(text).filter(({ target }) => !exists(page, target));
    expect(broken).toEqual([]);
  });

  const data = fences.filter(
    ({ language, name }) => ["json", "jsonl", "yaml"].includes(language) && !name.startsWith("broken"),
  );
  if (data.length > 0)
    it("shows data that can be read", () => {
      expect(data.flatMap(syntaxErrors)).toEqual([]);
    });

  const consoles = fences.filter(({ language, comment }) => language === "console" && !isExplained(comment));
  if (consoles.length > 0)
    it("shows what the commands print", async () => {
      await expect(await executed(text, fences)).toMatchFileSnapshot(join(root, page));
    });
});

function isExplained(comment: string): boolean {
  return /^not run: .{10,}/.test(comment);
}

function exists(page: string, target: string): boolean {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? join(root, page) : join(root, dirname(page), path);
  if (!existsSync(file)) return false;
  return anchor === undefined || anchorsOf(readFileSync(file, "utf8")).has(anchor);
}

function syntaxErrors({ language, lines, start }: Fence): string[] {
  const texts = language === "jsonl" ? lines : [lines.join("\n")];
  const isWrong = (text: string) => (language === "yaml" ? parseDocument(text).errors.length > 0 : !isJson(text));
  return texts.filter(isWrong).map(() => `line ${start + 1}: not valid ${language}`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

// The time of day is another one whenever the page is executed.
const NOW = /\b\d{4}-\d\d-\d\d \d\d:\d\d UTC\b/g;

/** The page with what its commands print now. */
async function executed(page: string, fences: readonly Fence[]): Promise<string> {
  const { path: cwd, remove } = folder({ ".git/HEAD": "" });
  symlinkSync(join(root, "examples"), join(cwd, "examples"));
  const lines = page.split("\n");
  let moved = 0;
  try {
    for (const fence of fences) {
      if (fence.name !== "") write(join(cwd, fence.name), fence.lines);
      if (fence.language !== "console" || isExplained(fence.comment) || isImpossible(fence.comment)) continue;
      for (const { text, output, start } of commandsOf(fence)) {
        const shown = (await shell.run(text, { cwd })).output
          .replaceAll(cwd, ".")
          .replace(NOW, "2026-11-01 12:00 UTC")
          .replace(/\n$/, "");
        expect(shown).not.toMatch(/^ {4}at .*(?:file:|node:|\().*:\d+:\d+\)?$/m); // A crash is never what a page should show.
        const printed = shown === "" ? [] : shown.split("\n").map((line) => line.trimEnd());
        lines.splice(start + moved, output.length, ...printed);
        moved += printed.length - output.length;
      }
    }
  } finally {
    remove();
  }
  return lines.join("\n");
}

function write(path: string, lines: readonly string[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
}

/** `<!-- needs python3 -->`: executed where that program is. */
function isImpossible(comment: string): boolean {
  const program = /^needs (\w+)$/.exec(comment)?.[1];
  return program !== undefined && spawnSync(program, ["--version"]).status !== 0;
}

// One program for all pages: the compiler reads the packages once.
it("shows TypeScript that compiles", () => {
  const sources = pages.flatMap((page) =>
    fencesOf(read(page))
      .filter(({ language }) => language === "ts")
      .map(({ lines, start }) => [`${page}.${start}.ts`, lines.join("\n")] as const),
  );
  expect(sources.length).toBeGreaterThan(10);
  expect(typeErrors(root, Object.fromEntries(sources))).toEqual([]);
});

describe("every package", () => {
  const isPublished = (name: string) => {
    const manifest = join(root, "packages", name, "package.json");
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).private !== true;
  };
  it.each(readdirSync(join(root, "packages")).filter(isPublished))(
    "%s has a README that says how to install it",
    (name) => {
      const path = join(root, "packages", name, "README.md");
      expect(existsSync(path), relative(root, path)).toBe(true);
      expect(readFileSync(path, "utf8")).toMatch(
        /npm install (?:--global |--save-dev )?(?:@stepauth\/[a-z-]+|stepauth)/,
      );
    },
  );
});

it("README.md has every command in its table of commands", () => {
  const listed = [...read("README.md").matchAll(/^\| `stepauth ([a-z-]+)/gm)].map(([, name]) => name);
  const commands = program({} as Io, async () => undefined).commands.map((command) => command.name());
  expect([...new Set(listed)]).toEqual(commands);
});
