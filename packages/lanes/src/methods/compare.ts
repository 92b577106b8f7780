import { failure } from "../evaluate/errors.js";
import { Decimal } from "../value/decimal.js";
import { Unknown } from "../value/unknown.js";
import { Arr, Obj, Str, Sym, type Value } from "../value/values.js";
import type { BuiltIn } from "./method.js";

/** `<=>`: null where two values can't be compared, undefined where only the run can tell. */
export function compared(one: Value, two: Value, call: BuiltIn): number | null | undefined {
  const [a, b] = [call.run.settled(one), call.run.settled(two)];
  if (a instanceof Unknown || b instanceof Unknown) return undefined;
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== undefined && y !== undefined) return Math.sign(x - y);
  if (a instanceof Str && b instanceof Str) return order(a.clear, b.clear);
  if (a instanceof Sym && b instanceof Sym) return order(a.name, b.name);
  if (a instanceof Arr && b instanceof Arr) return comparedLists(a, b, call);
  if (a instanceof Obj) {
    const result = call.run.settled(call.run.call(a, "<=>", { list: [b] }, call.call));
    return typeof result === "number" || result === null ? result : undefined;
  }
  return a === b ? 0 : null;
}

/** A number, whether it is an integer or not. */
export function numberOf(value: Value | undefined): number | undefined {
  if (typeof value === "number") return value;
  return value instanceof Decimal ? value.value : undefined;
}

function comparedLists(one: Arr, two: Arr, call: BuiltIn): number | null | undefined {
  for (const [index, item] of one.items.entries()) {
    const other = two.items[index];
    if (other === undefined) return 1;
    const result = compared(item, other, call);
    if (result !== 0) return result;
  }
  return one.items.length - two.items.length;
}

/** By code points, as Ruby compares the bytes of UTF-8. */
export function order(one: string, two: string): number {
  const [a, b] = [[...one], [...two]];
  for (const [index, character] of a.entries()) {
    const difference = (character.codePointAt(0) ?? 0) - (b[index]?.codePointAt(0) ?? -1);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(a.length - b.length);
}

/** Only the run can tell how some of the values compare. */
class Undecided extends Error {}

/** Values in order: by a block that compares, else as they are. Undefined where only the run can tell. */
export function inOrder<T>(items: readonly T[], keyOf: (item: T) => Value, call: BuiltIn): T[] | undefined {
  const by = (a: T, b: T) => {
    const result = compared(keyOf(a), keyOf(b), call);
    if (result === undefined) throw new Undecided();
    if (result === null) throw failure("ArgumentError", "type-error", "comparison failed");
    return result;
  };
  return ordered(items, by);
}

/** Values in the order that a block gives. */
export function inOrderOf(items: readonly Value[], { block, run }: BuiltIn): Value[] | undefined {
  return ordered(items, (a, b) => {
    const result = block ? numberOf(run.settled(run.callProc(block, [a, b]))) : undefined;
    if (result === undefined) throw new Undecided();
    return result;
  });
}

function ordered<T>(items: readonly T[], by: (a: T, b: T) => number): T[] | undefined {
  try {
    return items.toSorted(by);
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}
