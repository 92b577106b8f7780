import { isAlias, isMap, isPair, isScalar, isSeq } from "yaml";
import type { Spans } from "./spans.js";

interface Side {
  readonly node: unknown;
  /** What was edited: the old values, or the new pieces. */
  readonly edited: Spans;
}

/**
 * Whether two documents are the same but for what was edited. A list item that is new as a whole is left out, and so is one
 * that was taken away as a whole; a value may differ where it was written anew; everything else must be equal, texts, anchors, tags and order.
 */
export function isSameTree(before: Side, after: Side): boolean {
  const [a, b] = [before.node, after.node];
  if (isScalar(a) && isScalar(b)) {
    if (a.anchor !== b.anchor || a.tag !== b.tag) return false;
    return a.value === b.value || (isWithin(a, before.edited) && isWithin(b, after.edited));
  }
  if (isAlias(a) && isAlias(b)) return a.source === b.source;
  if (isPair(a) && isPair(b)) return same(before, after, [a.key, a.value], [b.key, b.value]);
  if ((isMap(a) && isMap(b)) || (isSeq(a) && isSeq(b))) {
    const isLonger = isSeq(b) && a.items.length < b.items.length;
    const isShorter = isSeq(a) && a.items.length > b.items.length;
    const kept = isShorter ? a.items.filter((item: unknown) => !isWithin(item, before.edited)) : a.items;
    const items = isLonger ? b.items.filter((item: unknown) => !isWithin(item, after.edited)) : b.items;
    return a.anchor === b.anchor && a.tag === b.tag && same(before, after, kept, items);
  }
  return a === b || (a === undefined && b === null) || (a === null && b === undefined);
}

function same(before: Side, after: Side, a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((node, index) => isSameTree({ ...before, node }, { ...after, node: b[index] }));
}

function isWithin(node: unknown, spans: Spans): boolean {
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  const [start, end] = range ?? [];
  if (start === undefined || end === undefined) return false;
  return spans.cover(start, end);
}
