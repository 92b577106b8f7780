import type { Span } from "../literals/spans.js";

/** Spans of a text in any order, nested ones too, that are asked what lies within one of them. */
export class Spans {
  readonly #starts: readonly number[];
  /** How far the spans that start no later reach. */
  readonly #reach: readonly number[];

  constructor(spans: readonly Span[]) {
    const sorted = [...spans].sort(([a], [b]) => a - b);
    let furthest = -1;
    this.#starts = sorted.map(([start]) => start);
    this.#reach = sorted.map(([, end]) => {
      furthest = Math.max(furthest, end);
      return furthest;
    });
  }

  /** Whether one of the spans has all that lies between two offsets. */
  cover(start: number, end: number): boolean {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) <= start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && end <= (this.#reach[low - 1] as number);
  }
}
