import type { Location } from "../diagnostics.js";
import type { SourceText } from "./source.js";

/** How a scalar is written. Only `plain` ones without a tag are interpreted. */
export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

/** A mapping entry, as written. */
export interface Pair {
  readonly key: Node;
  readonly value: Node;
}

abstract class Base {
  constructor(
    readonly source: SourceText,
    /** Offset of the first character. */
    readonly start: number,
    /** Offset after the last character. */
    readonly end: number,
  ) {}

  get location(): Location {
    return this.source.locate(this.start, this.end);
  }
}

/** A scalar with its cooked text (escapes and folding done, nothing else). */
export class ScalarNode extends Base {
  readonly kind = "scalar";
  constructor(
    source: SourceText,
    start: number,
    end: number,
    readonly text: string,
    readonly style: ScalarStyle,
    readonly tag: string | undefined,
  ) {
    super(source, start, end);
  }
}

/** A mapping: every pair in the order of the file, duplicates and `<<` included. */
export class MapNode extends Base {
  readonly kind = "map";
  readonly pairs: Pair[] = [];
  /** Set once merge keys have been followed. */
  flat: readonly Pair[] | undefined;
}

/** A list. */
export class SeqNode extends Base {
  readonly kind = "seq";
  readonly items: Node[] = [];
}

/** A value of the file, with aliases already followed. */
export type Node = ScalarNode | MapNode | SeqNode;

/** Whether the scalar is written without quotes and without a tag, so that the CLI interprets it. */
export function isPlain(node: ScalarNode): boolean {
  return node.style === "plain" && node.tag === undefined;
}

const NULLS = new Set(["", "~", "null", "Null", "NULL"]);

/** Whether the node is YAML's null. */
export function isNull(node: Node): boolean {
  if (node.kind !== "scalar") return false;
  return (isPlain(node) && NULLS.has(node.text)) || node.tag === "tag:yaml.org,2002:null";
}
