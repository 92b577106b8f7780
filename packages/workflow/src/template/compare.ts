import { TemplateError, TemplateUnsupported } from "./errors.js";
import { tainted } from "./taint.js";
import { bool, type TemplateValue, truth, UNKNOWN_BOOL } from "./values.js";

/** The truth of a test, as far as its subject is known. */
export function whether<T>(known: T | undefined, test: (value: T) => boolean): TemplateValue {
  return known === undefined ? UNKNOWN_BOOL : bool(test(known));
}

/** Go's `not`. */
export function negated(value: TemplateValue): TemplateValue {
  // Whether a secret is empty is none.
  return tainted(
    whether(truth(value), (known) => !known),
    value.taint === "veiled" ? "veiled" : undefined,
  );
}

/** Go's `eq`: whether the first equals any of the others. It stops where that is settled. */
export function equalsAny(one: TemplateValue, others: readonly TemplateValue[]): TemplateValue {
  if (others.length === 0) throw new TemplateError("it compares one value with nothing");
  let unknown = false;
  let veiled = false;
  let equal = false;
  for (const other of others) {
    const order = compare(one, other);
    veiled ||= isSecretMatter(one, other);
    equal ||= order === 0;
    if (order === 0 && !veiled) return bool(true);
    unknown ||= order === undefined;
  }
  const result = equal || !unknown ? bool(equal) : UNKNOWN_BOOL;
  return tainted(result, veiled ? "veiled" : undefined);
}

/** Whether it would tell of a secret if two values are equal: more than that it is empty, which is none. */
function isSecretMatter(one: TemplateValue, other: TemplateValue): boolean {
  if (one.taint === undefined && other.taint === undefined) return false;
  const isEmptiness = [one, other].some(({ taint, value }) => taint === undefined && value === "");
  return !isEmptiness || one.taint === "veiled" || other.taint === "veiled";
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
