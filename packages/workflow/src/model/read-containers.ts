import type { MapNode, Node, ScalarNode } from "../yaml/node.js";
import type { Reader } from "./reader.js";
import type { Container } from "./types.js";

/** The container a step runs in. */
export function readExecutionContainer(fields: MapNode, reader: Reader): string | undefined {
  const node = reader.field(fields, "execution_container");
  return node && readMention(node, reader);
}

/** The containers that run beside a step. */
export function readServiceContainers(fields: MapNode, reader: Reader): readonly string[] {
  const list = reader.listField(fields, "service_containers");
  return list === undefined ? NONE : list.items.flatMap((node) => readMention(node, reader) ?? []);
}

const NONE: readonly string[] = [];

/** An id, or a mapping with the id as its key. */
function readMention(node: Node, reader: Reader): string | undefined {
  if (node.kind === "scalar") return reader.text(node);
  const ids = node.kind === "map" ? [...reader.entries(node).keys()] : [];
  if (ids.length !== 1) reader.invalid("a container must be named by its id", node);
  return ids[0];
}

/** A container as the file defines it. */
export function readContainer(key: ScalarNode, fields: MapNode | undefined, reader: Reader): Container {
  return { at: key, type: (fields && reader.textField(fields, "type")?.text) || undefined };
}
