import { named } from "../diagnostics.js";
import { EnvItem, type EnvOptions, type EnvOrigin } from "../values/env-item.js";
import { meaningOf, nodeText } from "../values/node-text.js";
import { pairOf } from "../yaml/mapping.js";
import { isNull, type MapNode, type Node, type SeqNode } from "../yaml/node.js";
import type { Reader } from "./reader.js";

type Flag = keyof EnvOptions;

const FLAGS: ReadonlyMap<string, Flag> = new Map([
  ["is_expand", "isExpand"],
  ["skip_if_empty", "skipIfEmpty"],
  ["is_sensitive", "isSensitive"],
  ["is_template", "isTemplate"],
  ["unset", "unset"],
] as const);

/** Flags that change no value, but are parsed all the same. */
const OTHER_FLAGS = new Set(["is_required", "is_dont_change_value"]);
const TRUE = /^(?:yes|y|true|t|1)$/i;
const FALSE = /^(?:no|n|false|f|0)$/i;
const NO_OPTIONS: EnvOptions = Object.freeze({});

/** Reads a list of `- KEY: value` items. A bad item is reported and left out. */
export function readEnvs(list: SeqNode | undefined, reader: Reader, origin: EnvOrigin = "yaml"): EnvItem[] {
  if (list === undefined) return [];
  return list.items.flatMap((item) => readEnv(item, reader, origin) ?? []);
}

function readEnv(item: Node, reader: Reader, origin: EnvOrigin): EnvItem | undefined {
  if (item.kind !== "map") {
    reader.invalid("a variable must be written as `- KEY: value`", item);
    return undefined;
  }
  const opts = pairOf(item, "opts");
  const options = opts === undefined ? NO_OPTIONS : readOptions(opts.value, opts.key, reader);
  const only = reader.onlyEntry(item, "opts");
  if (only === undefined) {
    const help = "Each item holds one key, and `opts` beside it where needed.";
    reader.invalid("this item must have one key", item, help);
    return undefined;
  }
  const { text, key, value } = only;
  if (text !== "") return new EnvItem(text, reader.value(value), options, key, value, origin);
  reader.invalid("the key of a variable must not be empty", key);
  return undefined;
}

function readOptions(node: Node, key: Node, reader: Reader): EnvOptions {
  if (node.kind !== "map") {
    reader.invalid("`opts` must be a mapping", isNull(node) ? key : node);
    return NO_OPTIONS;
  }
  const options: { -readonly [K in Flag]?: boolean } = {};
  for (const [name, entry] of reader.entries(node)) {
    if (meaningOf(entry.key).type !== "string") reader.invalid("the name of an option must be a text", entry.key);
    if (name === "value_options" && entry.value.kind !== "seq")
      reader.invalid("`value_options` must be a list", isNull(entry.value) ? entry.key : entry.value);
    const flag = FLAGS.get(name);
    if (flag === undefined && !OTHER_FLAGS.has(name)) continue;
    const value = readFlag(entry.value);
    if (value === undefined)
      reader.invalid(`${named(name)} must be true or false`, isNull(entry.value) ? entry.key : entry.value);
    else if (flag !== undefined) options[flag] = value;
  }
  return options;
}

function readFlag(node: Node): boolean | undefined {
  if (node.kind !== "scalar" || isNull(node)) return undefined;
  const text = nodeText(node).trim();
  if (TRUE.test(text)) return true;
  return FALSE.test(text) ? false : undefined;
}

/** The list of envs under a key of a mapping. */
export function readEnvsField(map: MapNode, key: string, reader: Reader): EnvItem[] {
  return readEnvs(reader.listField(map, key), reader);
}
