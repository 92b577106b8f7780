import type { Location } from "@stepauth/core";
import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair } from "yaml";

/** A place in the file by the keys and indexes that lead to it. */
export type Path = readonly (string | number)[];

type Range = readonly [start: number, end: number, ...rest: number[]];

/** A configuration file as plain values, with the place of each. */
export class ConfigDocument {
  constructor(
    readonly file: string,
    readonly value: unknown,
    private readonly root: Node | null,
    private readonly lines: LineCounter,
  ) {}

  /** Where a value stands; of what is not there, where the innermost value around it stands. */
  at(path: Path): Location {
    let node: Node | null = this.root;
    for (const part of path) {
      const next = child(node, part)?.value;
      if (next === undefined) break;
      node = next;
    }
    return this.located(node?.range);
  }

  /** Where the key of a value stands. */
  atKey(path: Path): Location {
    let node: Node | null = this.root;
    for (const part of path.slice(0, -1)) node = child(node, part)?.value ?? null;
    const key = child(node, path.at(-1) ?? "")?.key;
    return key ? this.located(key.range) : this.at(path);
  }

  private located(range: Range | null | undefined): Location {
    const [start = 0, end = 0] = range ?? [];
    const from = this.lines.linePos(start);
    const to = this.lines.linePos(Math.max(start, end));
    const place = { file: this.file, line: from.line, column: from.col };
    return end > start && to.line === from.line ? { ...place, endLine: to.line, endColumn: to.col } : place;
  }
}

function child(node: Node | null, part: string | number): { key: Node | null; value: Node } | undefined {
  if (isMap(node)) {
    const pair = (node.items as Pair<Node, Node | null>[]).find(({ key }) => isScalar(key) && key.value === part);
    return pair ? { key: pair.key, value: pair.value ?? pair.key } : undefined;
  }
  const item = isSeq(node) && typeof part === "number" ? (node.items[part] as Node | undefined) : undefined;
  return item ? { key: null, value: item } : undefined;
}

const MOST_VALUES = 20_000;

/** Thrown for what would grow beyond any file that somebody writes. */
export class TooMuch extends Error {}

/** Thrown for an alias whose anchor is not there. */
export class UnknownAlias extends Error {
  constructor(readonly offset: number) {
    super();
  }
}

/**
 * The plain value of a node: texts, lists and objects without a prototype. Empty texts are absent, since a key without a
 * value says nothing.
 */
export function plainValue(root: Node | null, find: (alias: Node) => Node | undefined): unknown {
  let count = 0;
  const read = (node: Node | null | undefined, depth: number): unknown => {
    count += 1;
    if (count > MOST_VALUES || depth > 50) throw new TooMuch();
    if (isAlias(node)) {
      const target = find(node);
      if (target === undefined) throw new UnknownAlias(node.range?.[0] ?? 0);
      return read(target, depth + 1);
    }
    if (isSeq(node)) return node.items.map((item) => read(item as Node, depth + 1));
    if (!isMap(node)) return isScalar(node) && node.value !== "" ? String(node.value) : undefined;
    const object: Record<string, unknown> = Object.create(null);
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      const plain = read(value, depth + 1);
      if (isScalar(key) && plain !== undefined) object[String(key.value)] = plain;
    }
    return object;
  };
  return read(root, 0);
}
