import { Text } from "@stepauth/text";
import { Decimal } from "../value/decimal.js";
import { Match } from "../value/match.js";
import { Module } from "../value/module.js";
import { Unknown } from "../value/unknown.js";
import { Arr, Hash, Obj, Pattern, Range, Str, Sym, type Value } from "../value/values.js";

/** `to_s`. Undefined where only the run can tell. */
export function textOf(value: Value): Text | undefined {
  if (value === null) return Text.empty;
  if (value instanceof Str) return value.text;
  if (value instanceof Sym) return Text.of(value.name);
  if (typeof value === "boolean" || typeof value === "number" || value instanceof Decimal)
    return Text.of(String(value));
  if (value instanceof Module) return Text.of(value.name);
  if (value instanceof Match) return Text.of(value.found[0], { secret: value.subject.text.isSecret });
  if (value instanceof Obj) return objectText(value);
  if (value instanceof Range) return range(value, textOf);
  return value instanceof Arr || value instanceof Hash ? inspected(value) : undefined;
}

function objectText(object: Obj): Text | undefined {
  const message = object.fields.get("message");
  return message instanceof Str ? message.text : undefined;
}

/** `inspect`. Undefined where only the run can tell. */
export function inspected(value: Value): Text | undefined {
  if (value === null) return Text.of("nil");
  if (value instanceof Str) {
    const quoted = quotedText(value.clear);
    return value.text.isSecret ? Text.secret(quoted) : Text.of(quoted);
  }
  if (value instanceof Sym) return Text.of(isPlainSymbol(value.name) ? `:${value.name}` : `:${quotedText(value.name)}`);
  if (value instanceof Arr) return listed("[", value.items.map(inspected), "]");
  if (value instanceof Hash) {
    if (value.mayHaveMore) return undefined;
    return listed("{", [...value.entries.values()].map(pair), "}");
  }
  if (value instanceof Range) return range(value, inspected);
  return value instanceof Unknown || value instanceof Pattern ? undefined : textOf(value);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\t": "\\t",
  "\r": "\\r",
  "\f": "\\f",
  "\v": "\\v",
  "\b": "\\b",
  "\u0007": "\\a",
  "\u001b": "\\e",
};

/** A text as Ruby would write it. */
function quotedText(clear: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it is about
  const inside = clear.replace(/["\\\u0000-\u001f\u007f]|#(?=[{$@])/g, (character) => {
    if (character === "#") return "\\#";
    return ESCAPES[character] ?? `\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  });
  return `"${inside}"`;
}

function isPlainSymbol(name: string): boolean {
  return /^(?:@{0,2}|\$)[A-Za-z_]\w*$|^[A-Za-z_]\w*[?!=]$|^(?:\[\]=?|[-+*/%<>!~^&|]|\*\*|<=>|===?|=~|![=~]|<<|>>|[<>]=|[-+]@)$/.test(
    name,
  );
}

function pair([key, value]: readonly [Value, Value]): Text | undefined {
  const [name, item] = [inspected(key), inspected(value)];
  return name && item ? Text.join([name, Text.of("=>"), item]) : undefined;
}

function range({ from, to, excludesEnd }: Range, shown: (value: Value) => Text | undefined): Text | undefined {
  const [first, last] = [from === null ? Text.empty : shown(from), to === null ? Text.empty : shown(to)];
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
