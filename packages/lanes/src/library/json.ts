import { Text } from "@stepauth/text";
import { failure } from "../evaluate/errors.js";
import type { BuiltIn, Builtins } from "../methods/method.js";
import type { Module } from "../value/module.js";
import { Unknown } from "../value/unknown.js";
import { Arr, Hash, Str, Sym, type Value } from "../value/values.js";

export const json: Builtins<Module> = {
  parse: parsed,
  "parse!": parsed,
  load: parsed,
  generate: (_, { args: [value = null] }) => generated(value),
  pretty_generate: (_, { args: [value = null] }) => generated(value),
  dump: (_, { args: [value = null] }) => generated(value),
};

function parsed(_: Module, { args: [text = null], keywords }: BuiltIn): Value | undefined {
  if (text instanceof Unknown) return text.derived("JSON.parse", "any");
  if (!(text instanceof Str)) throw failure("TypeError", "type-error", "no implicit conversion of nil into String");
  const hasSymbols = keywords?.option("symbolize_names") === true;
  const value = valueOfJson(text.text, hasSymbols);
  if (value === undefined) throw failure("JSON::ParserError", "not-json", "unexpected token");
  return value;
}

/** What a JSON text stands for; undefined where it is none. What is in a secret is secret. */
export function valueOfJson(text: Text, hasSymbols: boolean): Value | undefined {
  try {
    const parsedValue: unknown = JSON.parse(text.reveal());
    return converted(parsedValue, { secret: text.isSecret, hasSymbols, depth: 0 });
  } catch {
    return undefined; // Not JSON: what it is instead is nobody's business.
  }
}

interface Conversion {
  readonly secret: boolean;
  readonly hasSymbols: boolean;
  readonly depth: number;
}

function converted(value: unknown, how: Conversion): Value {
  const inner = { ...how, depth: how.depth + 1 };
  if (inner.depth > 100) return null;
  if (typeof value === "string") return new Str(Text.of(value, { secret: how.secret }));
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return new Arr(value.map((item) => converted(item, inner)));
  if (typeof value !== "object" || value === null) return null;
  return Hash.of(
    Object.entries(value).map(([key, item]) => [how.hasSymbols ? Sym.of(key) : Str.of(key), converted(item, inner)]),
  );
}

function generated(value: Value): Value | undefined {
  let isSecret = false;
  const plain = (each: Value): unknown => {
    if (each instanceof Str) {
      isSecret ||= each.text.isSecret;
      return each.clear;
    }
    if (each instanceof Sym) return each.name;
    if (each instanceof Arr) return each.items.map(plain);
    if (each instanceof Hash && !each.mayHaveMore) {
      return Object.fromEntries([...each.entries.values()].map(([key, item]) => [String(plain(key)), plain(item)]));
    }
    if (each === null || typeof each !== "object") return each;
    throw new NotPlain();
  };
  try {
    return new Str(Text.of(JSON.stringify(plain(value)), { secret: isSecret }));
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** A value in it is one that only the run can tell, or no data. */
class NotPlain extends Error {}
