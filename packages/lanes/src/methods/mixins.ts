import { Enumerator } from "../value/enumerator.js";
import type { Obj, Value } from "../value/values.js";
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
  const holds = COMPARISONS[name];
  if (!holds || !includes(self, "Comparable")) return undefined;
  const difference = call.run.settled(call.run.call(self, "<=>", { list: call.args }, call.call));
  return typeof difference === "number" ? holds(difference) : undefined;
}

function includes({ of }: Obj, name: string): boolean {
  for (const module of of.ancestors()) if (module.parent === undefined && module.name === name) return true;
  return false;
}
