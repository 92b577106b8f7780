import { nodeText } from "../values/node-text.js";
import { entriesOf } from "../yaml/mapping.js";
import { MapNode, type Node, type Pair, SeqNode } from "../yaml/node.js";

/**
 * Puts one file on top of another as the CLI does: mappings key by key, lists one after the other, anything else
 * replaced. Every value keeps the place it came from.
 */
export function mergeNodes(lower: Node, upper: Node): Node {
  if (lower.kind === "map" && upper.kind === "map") return mergeMaps(lower, upper);
  if (lower.kind === "seq" && upper.kind === "seq") {
    const list = new SeqNode(upper.source, upper.start, upper.end);
    list.items.push(...lower.items, ...upper.items);
    return list;
  }
  return upper;
}

function mergeMaps(lower: MapNode, upper: MapNode): MapNode {
  const merged = new Map<string | Node, Pair>();
  for (const pair of lastOfEachKey(lower)) merged.set(keyOf(pair), pair);
  for (const pair of lastOfEachKey(upper)) {
    const below = merged.get(keyOf(pair));
    merged.set(keyOf(pair), below === undefined ? pair : { key: pair.key, value: mergeNodes(below.value, pair.value) });
  }
  const map = new MapNode(upper.source, upper.start, upper.end);
  map.pairs.push(...merged.values());
  map.flat = map.pairs;
  return map;
}

/** Before merging, a key that is written twice counts once, whatever it holds. */
function lastOfEachKey(map: MapNode): Iterable<Pair> {
  return new Map(entriesOf(map).map((pair) => [keyOf(pair), pair])).values();
}

function keyOf({ key }: Pair): string | Node {
  return key.kind === "scalar" ? nodeText(key) : key;
}

/** The mapping without one of its keys. */
export function without(map: MapNode, key: string): MapNode {
  const rest = new MapNode(map.source, map.start, map.end);
  rest.pairs.push(...[...lastOfEachKey(map)].filter((pair) => keyOf(pair) !== key));
  rest.flat = rest.pairs;
  return rest;
}
