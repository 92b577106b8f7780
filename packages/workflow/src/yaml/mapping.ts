import { type MapNode, type Node, type Pair, ScalarNode, type SeqNode } from "./node.js";

const MERGE_TAG = "tag:yaml.org,2002:merge";

/**
 * The entries of a mapping with its merge keys followed. The CLI applies `<<` in the order of the file: keys written
 * before it are overwritten by the merged mapping, keys written after it win. Of equal keys the last one counts.
 */
export function entriesOf(map: MapNode): readonly Pair[] {
  if (map.flat !== undefined) return map.flat;
  map.flat = map.pairs.some(isMerge) ? lastOfEach(map.pairs.flatMap(merged)) : map.pairs;
  return map.flat;
}

/** The value of a key, the last one when it is written twice. */
export function valueIn(map: MapNode, key: string): Node | undefined {
  return pairOf(map, key)?.value;
}

/** Every value of a key, merged mappings' included, in the order in which the CLI comes to them. */
export function valuesIn(map: MapNode, key: string): Node[] {
  return map.pairs.flatMap(merged).flatMap((pair) => (isKey(pair.key, key) ? [pair.value] : []));
}

/** The entry of a key, the last one when it is written twice. */
export function pairOf(map: MapNode, key: string): Pair | undefined {
  const entries = entriesOf(map);
  for (let i = entries.length - 1; i >= 0; i--) {
    const pair = entries[i] as Pair;
    if (isKey(pair.key, key)) return pair;
  }
  return undefined;
}

function isKey(node: Node, key: string): boolean {
  return node.kind === "scalar" && node.text === key;
}

function isMerge(pair: Pair): boolean {
  const { key } = pair;
  if (key.kind !== "scalar" || key.text !== "<<") return false;
  return key.style === "plain" ? key.tag === undefined || key.tag === MERGE_TAG : key.tag === MERGE_TAG;
}

function merged(pair: Pair): readonly Pair[] {
  if (!isMerge(pair)) return [pair];
  return pair.value.kind === "seq" ? mergedList(pair.value) : mergedMap(pair.value);
}

/** In a list of mappings the earlier ones win. */
function mergedList(list: SeqNode): readonly Pair[] {
  return [...list.items].reverse().flatMap(mergedMap);
}

function mergedMap(node: Node): readonly Pair[] {
  return node.kind === "map" ? entriesOf(node) : [];
}

/** Whether every merge key of the mapping names a mapping or a list of mappings. */
export function badMerge(map: MapNode): Node | undefined {
  for (const pair of map.pairs) {
    if (!isMerge(pair)) continue;
    const values = pair.value.kind === "seq" ? pair.value.items : [pair.value];
    const bad = values.find((value) => value.kind !== "map");
    if (bad !== undefined) return bad;
  }
  return undefined;
}

function lastOfEach(pairs: readonly Pair[]): readonly Pair[] {
  const last = new Map<string | Node, Pair>();
  for (const pair of pairs) {
    const id = pair.key instanceof ScalarNode ? pair.key.text : pair.key;
    last.delete(id);
    last.set(id, pair);
  }
  return [...last.values()];
}
