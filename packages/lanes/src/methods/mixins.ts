import { Enumerator } from "../value/enumerator.js";
import { type Obj, Range, type Value } from "../value/values.js";
import { enumeratorMethods } from "./enumerators.js";
import type { BuiltIn } from "./method.js";

const COMPARISONS: Readonly<Record<string, (difference: number) => boolean>> = {
  "<": (difference) => difference < 0,
  ">": (difference) => difference > 0,
  "<=": (difference) => difference <= 0,
  ">=": (difference) => difference >= 0,
  "==": (difference) => difference === 0,
};

/** What objects of the program's own can do because their class includes `Enumerable` or `Comparable`. */
export function mixedIn(self: Obj, name: string, call: BuiltIn): Value | undefined {
  if (includes(self, "Enumerable") && name !== "each" && Object.hasOwn(enumeratorMethods, name)) {
    const through = new Enumerator((block) => call.run.call(self, "each", { list: [], block }, call.call));
    return enumeratorMethods[name]?.(through, call);
  }
  if (!includes(self, "Comparable")) return undefined;
  const to = (other: Value) => call.run.settled(call.run.call(self, "<=>", { list: [other] }, call.call));
  const [first = null, second = null] = call.args;
  const [low, high] = first instanceof Range ? [first.from, first.to] : [first, second];
  if (name === "clamp" || name === "between?") {
    const [below, above] = [to(low), to(high)];
    if (typeof below !== "number" || typeof above !== "number") return undefined;
    if (name === "between?") return below >= 0 && above <= 0;
    return below < 0 ? low : above > 0 ? high : self;
  }
  const difference = to(first);
  return typeof difference === "number" ? COMPARISONS[name]?.(difference) : undefined;
}

function includes({ of }: Obj, name: string): boolean {
  for (const module of of.ancestors()) if (module.parent === undefined && module.name === name) return true;
  return false;
}
