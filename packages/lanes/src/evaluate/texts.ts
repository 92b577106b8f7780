import { Text } from "@stepauth/text";
import { Module } from "../value/module.js";
import { Unknown } from "../value/unknown.js";
import { Arr, Hash, Obj, Pattern, Range, Str, Sym, type Value } from "../value/values.js";

/** `to_s`. Undefined where only the run can tell. */
export function textOf(value: Value): Text | undefined {
  if (value === null) return Text.empty;
  if (value instanceof Str) return value.text;
  if (value instanceof Sym) return Text.of(value.name);
  if (typeof value === "boolean" || typeof value === "number") return Text.of(String(value));
  if (value instanceof Module) return Text.of(value.name);
  if (value instanceof Obj) return objectText(value);
  if (value instanceof Arr || value instanceof Hash || value instanceof Range) return inspected(value);
  return undefined;
}

function objectText(object: Obj): Text | undefined {
  const message = object.fields.get("message");
  return message instanceof Str ? message.text : undefined;
}

/** `inspect`. Undefined where only the run can tell. */
export function inspected(value: Value): Text | undefined {
  if (value === null) return Text.of("nil");
  if (value instanceof Str) {
    const quoted = JSON.stringify(value.clear).replaceAll("#{", "\\#{");
    return value.text.isSecret ? Text.secret(quoted) : Text.of(quoted);
  }
  if (value instanceof Sym) return Text.of(`:${value.name}`);
  if (value instanceof Arr) return listed("[", value.items.map(inspected), "]");
  if (value instanceof Hash) {
    if (value.mayHaveMore) return undefined;
    return listed("{", [...value.entries.values()].map(pair), "}");
  }
  if (value instanceof Range) return range(value);
  return value instanceof Unknown || value instanceof Pattern ? undefined : textOf(value);
}

function pair([key, value]: readonly [Value, Value]): Text | undefined {
  const [name, item] = [inspected(key), inspected(value)];
  return name && item ? Text.join([name, Text.of("=>"), item]) : undefined;
}

function range({ from, to, excludesEnd }: Range): Text | undefined {
  const [first, last] = [from === null ? Text.empty : textOf(from), to === null ? Text.empty : textOf(to)];
  return first && last ? Text.join([first, Text.of(excludesEnd ? "..." : ".."), last]) : undefined;
}

function listed(open: string, items: readonly (Text | undefined)[], close: string): Text | undefined {
  const parts: Text[] = [Text.of(open)];
  for (const [index, item] of items.entries()) {
    if (item === undefined) return undefined;
    if (index > 0) parts.push(Text.of(", "));
    parts.push(item);
  }
  return Text.join([...parts, Text.of(close)]);
}
