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
