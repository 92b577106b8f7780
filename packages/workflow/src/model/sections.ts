import { named } from "../diagnostics.js";
import { valuesIn } from "../yaml/mapping.js";
import { isNull, type MapNode, type Node, type ScalarNode } from "../yaml/node.js";
import type { Reader } from "./reader.js";

/**
 * The mappings under a key: one, but more when the key is written more than once, or merged from elsewhere and written
 * too. They all go into the same object, which null empties.
 */
export function sectionMaps(map: MapNode, name: string, reader: Reader): MapNode[] {
  const values = valuesIn(map, name);
  return values.slice(values.findLastIndex(isNull) + 1).flatMap((value) => reader.asMap(value, named(name)) ?? []);
}

/** The ids under a top-level key. Of an id written twice, the last one counts. */
export function sections(
  top: MapNode,
  name: string,
  reader: Reader,
): Map<string, { readonly key: ScalarNode; readonly value: Node }> {
  return new Map(sectionMaps(top, name, reader).flatMap((map) => [...reader.entries(map)]));
}

/** What stands under a top-level key, by id. */
export function readAll<T>(
  top: MapNode,
  name: string,
  reader: Reader,
  read: (id: string, key: ScalarNode, fields: MapNode | undefined) => T,
): Map<string, T> {
  const all = new Map<string, T>();
  for (const [id, { key, value }] of sections(top, name, reader)) {
    const fields = isNull(value) ? undefined : reader.asMap(value, named(id));
    all.set(id, read(id, key, fields));
  }
  return all;
}
