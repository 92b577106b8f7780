import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import { chosen } from "../../../.config/chosen.js";

// Who imports whom in a circle can't be read from one end, types included.

const root = join(import.meta.dirname, "..", "src");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(/(?:\bfrom|\bimport\()\s*"(?:(\.[^"]+)\.js|(#[^"]+))"/g);
  return [...found].map(([, path, name = ""]) =>
    relative(root, path === undefined ? (chosen("node")[name] ?? name) : join(root, dirname(file), `${path}.ts`)),
  );
}

/** The first circle that a walk comes to: the files on the way round; empty without one. */
function circle(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of graph.get(file) ?? []) {
      const found = walk(next, [...way, file]);
      if (found.length > 0) return found;
    }
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const found = walk(file, []);
    if (found.length > 0) return found;
  }
  return [];
}

it("no two files of the core import each other, over however many others", () => {
  expect(files.length).toBeGreaterThan(80);
  expect(circle(new Map(files.map((file) => [file, importsOf(file)])))).toEqual([]);
});

it("a circle would be found", () => {
  const graph = new Map(Object.entries({ a: ["b"], b: ["c"], c: ["d", "b"], d: [] }));
  expect(circle(graph)).toEqual(["b", "c", "b"]);
});
