import { type Kind, Unknown } from "../value/unknown.js";
import { Arr, Hash, Str, type Value } from "../value/values.js";

/** What kind of value it is, as far as unknown values tell kinds apart. */
export function kindOf(value: Value): Kind {
  if (value instanceof Unknown) return value.kind;
  if (value instanceof Str) return "text";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  if (value instanceof Arr) return "array";
  if (value instanceof Hash) return "hash";
  return value === null ? "any" : "object";
}
