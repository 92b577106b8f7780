import type * as nodes from "@ruby/prism/src/nodes.js";
import { parsePrism } from "@ruby/prism/src/parsePrism.js";
import { loadPrism, type Prism, prismInstance } from "./instance.js";
import { exceedsLength, exceedsNesting } from "./limits.js";
import { lineStarts } from "./offsets.js";

/** A Ruby file, parsed. */
export interface ParsedRuby {
  readonly file: string;
  readonly program: nodes.ProgramNode;
  /** Offsets of the lines in bytes of UTF-8, as prism counts. */
  readonly lines: readonly number[];
}

export type ParseOutcome =
  | { readonly kind: "parsed"; readonly ruby: ParsedRuby }
  | { readonly kind: "syntax"; readonly line: number }
  | { readonly kind: "limit" };

/** Parses Ruby text. Synchronous once it is made, so that an evaluation may need a file in the midst of it. */
export type ParseRuby = (file: string, text: string) => ParseOutcome;

/** Files whose trees are kept: one lane reads a handful, again and again. */
const MOST_KEPT = 30;

/** A parser, with prism loaded behind it. What was parsed last is kept. */
export async function rubyParser(): Promise<ParseRuby> {
  const prism = await loadPrism();
  const kept = new Map<string, ParseOutcome>();
  return (file, text) => {
    const key = `${file}\n${text}`;
    const known = kept.get(key);
    if (known) return known;
    const outcome = parseOnce(prism, file, text);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, outcome);
    return outcome;
  };
}

function parseOnce(prism: Prism, file: string, text: string): ParseOutcome {
  if (exceedsLength(text)) return { kind: "limit" };
  try {
    const { value: program, errors } = parsePrism(prismInstance(prism), text);
    const lines = lineStarts(text);
    const [error] = errors;
    if (error) return { kind: "syntax", line: lineAt(lines, error.location.startOffset) };
    if (exceedsNesting(program)) return { kind: "limit" };
    return { kind: "parsed", ruby: { file, program, lines } };
  } catch (error) {
    // Too many constructs in each other: the engine's stack ends, and the instance is thrown away with it.
    if (error instanceof RangeError || error instanceof WebAssembly.RuntimeError) return { kind: "limit" };
    throw error;
  }
}

/** The 1-based line of a byte offset. */
export function lineAt(lines: readonly number[], offset: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
