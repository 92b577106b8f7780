import { CST, type Document, isAlias, isMap, isScalar, isSeq, type Scalar, type Node as YamlNode } from "yaml";
import type { Diagnostics } from "../diagnostics.js";
import { foldedWithBreaks, hasKeptBreak, literalWithBreaks, unfolded, withItsLineFeeds } from "./line-breaks.js";
import { MapNode, type Node, ScalarNode, type ScalarStyle, SeqNode } from "./node.js";
import type { SourceText } from "./source.js";
import { syntaxMessage } from "./syntax-messages.js";

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

/** What a document comes to. */
export interface Converted {
  /** Null when the CLI would not read it. */
  readonly root: Node | null;
  /** Where lists and mappings with an anchor start and end: what is in them may be used elsewhere too. */
  readonly anchored: readonly (readonly [number, number])[];
}

/** The library's document as located nodes. Aliases become what they name. */
export function convert(
  document: Document.Parsed,
  source: SourceText,
  diagnostics: Diagnostics,
  /** Some values were put on one line before they were parsed. */
  isRepaired = false,
): Converted {
  const converter = new Converter(source, diagnostics, isRepaired);
  const root = converter.node(document.contents as YamlNode | null, 0);
  const isRefused = converter.failed || converter.excessive();
  return { root: isRefused ? null : root, anchored: converter.anchored };
}

const WRONG_ESCAPE = /\\(?:\/|u[dD][89a-fA-F])/;
const LONGEST_KEY = 64 * 1024;

class Converter {
  failed = false;
  readonly anchored: [number, number][] = [];
  /** Values as they stand in the file. */
  private direct = 0;
  /** Values as the CLI decodes them, with every alias followed. */
  private decoded = 0;
  private readonly anchors = new Map<string, Node>();
  private readonly open = new Set<Node>();
  /** How many values a node stands for. */
  private readonly sizes = new Map<Node, number>();
  private readonly mayEscapeWrongly: boolean;
  private readonly mayKeepBreaks: boolean;
  private firstAlias: { location: ReturnType<SourceText["locate"]> } | undefined;

  constructor(
    private readonly source: SourceText,
    private readonly diagnostics: Diagnostics,
    private readonly isRepaired: boolean,
  ) {
    this.mayEscapeWrongly = source.format === "yaml" && WRONG_ESCAPE.test(source.text);
    this.mayKeepBreaks = source.format === "yaml" && hasKeptBreak(source.text);
  }

  node(yaml: YamlNode | null | undefined, at: number): Node {
    if (isAlias(yaml)) return this.alias(yaml.source, yaml.range?.[0] ?? at, yaml.range?.[1] ?? at);
    this.direct++;
    this.decoded++;
    if (yaml === null || yaml === undefined) return new ScalarNode(this.source, at, at, "", "plain", undefined);
    const start = yaml.range?.[0] ?? at;
    const end = yaml.range?.[1] ?? start;
    if (isScalar(yaml)) return this.scalar(yaml, start, end);
    const node = isMap(yaml) ? new MapNode(this.source, start, end) : new SeqNode(this.source, start, end);
    const before = this.decoded;
    const { anchor } = yaml as { anchor?: string };
    if (anchor !== undefined) this.anchors.set(anchor, node);
    // Only what has an anchor can be named from inside itself.
    if (anchor !== undefined) this.open.add(node);
    this.children(yaml, node);
    if (anchor === undefined) return node;
    this.anchored.push([start, yaml.range?.[2] ?? end]);
    this.open.delete(node);
    this.sizes.set(node, this.decoded - before + 1);
    return node;
  }

  /** The YAML library of the CLI gives up on a file that is nearly all aliases; so must a reader of it. */
  excessive(): boolean {
    const aliased = this.decoded - this.direct;
    if (aliased <= 100 || this.decoded <= 1000 || aliased / this.decoded <= allowedShare(this.decoded)) return false;
    this.diagnostics.error("yaml/limit", "the aliases of this file stand for too many values", this.firstAlias);
    return true;
  }

  private children(yaml: YamlNode, node: MapNode | SeqNode): void {
    if (node.kind === "map" && isMap(yaml)) {
      for (const pair of yaml.items) {
        const key = this.key(pair.key as YamlNode | null, node.start);
        node.pairs.push({ key, value: this.node(pair.value as YamlNode | null, key.end) });
      }
    } else if (node.kind === "seq" && isSeq(yaml)) {
      for (const item of yaml.items) {
        if (isMap(item) || isSeq(item) || isScalar(item) || isAlias(item)) node.items.push(this.node(item, node.start));
        else node.items.push(this.lonePair(item as { key: YamlNode | null; value: YamlNode | null }, node.start));
      }
    }
  }

  private key(yaml: YamlNode | null, at: number): Node {
    const key = this.node(yaml, at);
    if (key.kind === "scalar" && key.text.length > LONGEST_KEY) {
      this.failed = true;
      this.diagnostics.error("yaml/limit", "this key is longer than 64 KiB", {
        location: this.source.locate(key.start),
      });
    }
    return key;
  }

  /** `[a: b]` is a list holding a mapping. */
  private lonePair(pair: { key: YamlNode | null; value: YamlNode | null }, at: number): Node {
    const key = this.key(pair.key, at);
    const value = this.node(pair.value, key.end);
    const map = new MapNode(this.source, key.start, value.end);
    map.pairs.push({ key, value });
    return map;
  }

  private scalar(yaml: Scalar, start: number, end: number): Node {
    if (this.mayEscapeWrongly && yaml.type === "QUOTE_DOUBLE") this.checkEscapes(start, end);
    const text = this.foldedAgain(yaml, start, end) ?? this.cookedText(yaml, end);
    const node = new ScalarNode(this.source, start, end, text, STYLES[yaml.type ?? "PLAIN"] ?? "plain", yaml.tag);
    if (yaml.anchor !== undefined) this.anchors.set(yaml.anchor, node);
    return node;
  }

  /** The value of a scalar whose lines the parser has not seen as the CLI's library sees them. */
  private foldedAgain(yaml: Scalar, start: number, end: number): string | undefined {
    if (this.mayKeepBreaks) {
      const written = this.source.text.slice(start, end);
      if (hasKeptBreak(written)) return withKeptBreaks(yaml, written, this.cookedText(yaml, end));
    }
    return this.isRepaired ? foldedAgain(yaml, this.source.withLineFeeds.slice(start, end)) : undefined;
  }

  /** As the parser read it; but where a block ends with the file and no line end, the CLI's library adds none. */
  private cookedText({ value, source, type }: Scalar, end: number): string {
    const text = typeof value === "string" ? value : (source ?? "");
    const isBlock = type === "BLOCK_LITERAL" || type === "BLOCK_FOLDED";
    const isCutOff = isBlock && end === this.source.text.length && !/\n[ \t]*$/.test(this.source.withLineFeeds);
    return isCutOff ? text.replace(/\n$/, "") : text;
  }

  /** Escapes that JSON has, and the CLI's YAML library has not. */
  private checkEscapes(start: number, end: number): void {
    for (const { 0: sequence, index } of this.source.text.slice(start, end).matchAll(/\\(?:u[0-9a-fA-F]{4}|.)/gs)) {
      if (!WRONG_ESCAPE.test(sequence)) continue;
      this.failed = true;
      const location = this.source.locate(start + index, start + index + sequence.length);
      this.diagnostics.error("yaml/syntax", syntaxMessage("BAD_DQ_ESCAPE"), { location });
    }
  }

  private alias(name: string, start: number, end: number): Node {
    const here = { location: this.source.locate(start, end) };
    this.firstAlias ??= here;
    const node = this.anchors.get(name);
    if (node !== undefined && !this.open.has(node)) {
      this.decoded += this.sizes.get(node) ?? 1;
      return node;
    }
    this.failed = true;
    const why = node === undefined ? "no anchor before it has that name" : "it stands inside the value it names";
    this.diagnostics.error("yaml/syntax", `this alias names nothing: ${why}`, here);
    return new ScalarNode(this.source, start, end, "", "plain", undefined);
  }
}

/** The share of decoded values that may come from aliases: 99 % in a small file, 10 % in a huge one. */
function allowedShare(decoded: number): number {
  const [small, large] = [400_000, 4_000_000];
  if (decoded <= small) return 0.99;
  if (decoded >= large) return 0.1;
  return 0.99 - (0.89 * (decoded - small)) / (large - small);
}

const FLOW_SCALARS = {
  PLAIN: "scalar",
  QUOTE_SINGLE: "single-quoted-scalar",
  QUOTE_DOUBLE: "double-quoted-scalar",
} as const;

function withKeptBreaks(yaml: Scalar, written: string, text: string): string {
  if (yaml.type === "BLOCK_LITERAL") return literalWithBreaks(written, text);
  if (yaml.type === "BLOCK_FOLDED") return foldedWithBreaks(written, text);
  return withItsLineFeeds(readAgain(yaml, unfolded(written)) ?? text);
}

/** The value of a text that may have been put on one line, from the lines that it has in the file. */
function foldedAgain(yaml: Scalar, source: string): string | undefined {
  return source.includes("\n") ? readAgain(yaml, source) : undefined;
}

function readAgain({ type }: Scalar, source: string): string | undefined {
  if (type === undefined || !(type in FLOW_SCALARS)) return undefined;
  const token = { type: FLOW_SCALARS[type as keyof typeof FLOW_SCALARS], offset: 0, indent: 0, source, end: [] };
  return CST.resolveAsScalar(token, false, () => undefined)?.value;
}
