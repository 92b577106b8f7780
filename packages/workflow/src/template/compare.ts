import { TemplateError, TemplateUnsupported } from "./errors.js";
import { bool, type TemplateValue, truth, UNKNOWN_BOOL } from "./values.js";

/** The truth of a test, as far as its subject is known. */
export function whether<T>(known: T | undefined, test: (value: T) => boolean): TemplateValue {
  return known === undefined ? UNKNOWN_BOOL : bool(test(known));
}

/** Go's `not`. */
export function negated(value: TemplateValue): TemplateValue {
  return whether(truth(value), (known) => !known);
}

/** Go's `eq`: whether the first equals any of the others. It stops where that is settled. */
export function equalsAny(one: TemplateValue, others: readonly TemplateValue[]): TemplateValue {
  if (others.length === 0) throw new TemplateError("it compares one value with nothing");
  let unknown = false;
  for (const other of others) {
    const order = compare(one, other);
    if (order === 0) return bool(true);
    unknown ||= order === undefined;
  }
  return unknown ? UNKNOWN_BOOL : bool(false);
}

/** Go's `lt` and its kin. */
export function ordered(one: TemplateValue, other: TemplateValue, test: (order: number) => boolean): TemplateValue {
  if (one.type === "bool") throw new TemplateError("it puts truth values in order");
  return whether(compare(one, other), test);
}

function compare(one: TemplateValue, other: TemplateValue): number | undefined {
  if (one.type !== other.type) throw new TemplateError("it compares values of different types");
  if (one.type === "list" || one.type === "struct") throw new TemplateUnsupported();
  const [a, b] = [one.value, other.value];
  if (a === undefined || b === undefined) return undefined;
  return a === b ? 0 : a < b ? -1 : 1;
}
