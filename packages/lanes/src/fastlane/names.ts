import { Str, Sym, type Value } from "../value/values.js";

/** A name given as text or symbol. */
export function nameOf(value: Value): string {
  return value instanceof Sym ? value.name : value instanceof Str ? value.clear : "";
}

/** Something that was not given: nil, or the empty text. */
export function isMissing(value: Value): boolean {
  return value === null || (value instanceof Str && value.text.isEmpty);
}
