import { Text } from "@stepauth/text";

/** Offsets, the end excluded. */
export type Span = readonly [start: number, end: number];

/** Spans in order, those that touch one another as one. */
export function mergedSpans(spans: readonly Span[]): Span[] {
  const merged: [number, number][] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else if (end > start) merged.push([start, end]);
  }
  return merged;
}

/** The span, of some in ascending order that don't overlap, that an offset stands in. */
export function spanAround(spans: readonly Span[], offset: number): Span | undefined {
  const found = spans[firstEndingAfter(spans, offset)];
  return found && found[0] <= offset ? found : undefined;
}

/** The index of the first span, of some in ascending order that don't overlap, that ends behind an offset. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.[1] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The end of the line that an offset stands in, its line break left out. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  if (end === -1) return text.length;
  return end > offset && text[end - 1] === "\r" ? end - 1 : end;
}

/** A text that is secret in some places. */
export function withHidden(text: string, spans: readonly Span[]): Text<never> {
  if (spans.length === 0) return Text.of(text);
  const pieces: Text<never>[] = [];
  let at = 0;
  for (const [start, end] of mergedSpans(spans)) {
    pieces.push(Text.of(text.slice(at, start)), Text.secret(text.slice(start, end)));
    at = end;
  }
  return Text.join([...pieces, Text.of(text.slice(at))]);
}
