import { Arr, type Value } from "../value/values.js";
import { compared, inOrder, inOrderOf } from "./compare.js";
import { type BuiltIn, type Builtins, yields } from "./method.js";

const itself = (item: Value) => item;

/** Methods of arrays that put things in order, or look for the first and the last in order. */
export const arrayOrder: Builtins<Arr> = {
  min: (self, call) => ends(sortedItems(self, call), call.args[0]),
  max: (self, call) => ends(sortedItems(self, call)?.toReversed(), call.args[0]),
  minmax: (self, call) => {
    const items = sortedItems(self, call);
    return items && new Arr([items[0] ?? null, items.at(-1) ?? null]);
  },
  min_by: (self, call) => ends(sortedBy(self, call), call.args[0]),
  max_by: (self, call) => ends(lastFirst(self, call), call.args[0]),
  minmax_by: (self, call) => {
    const items = sortedBy(self, call);
    return items && new Arr([items[0] ?? null, items.at(-1) ?? null]);
  },
  "<=>": (self, call) => (call.args[0] instanceof Arr ? compared(self, call.args[0], call) : null),
};

/** `sort`. */
export function sorted(self: Arr, call: BuiltIn): Arr | undefined {
  const items = sortedItems(self, call);
  return items && new Arr(items);
}

/** `sort_by`. */
export function sortedWith(self: Arr, call: BuiltIn): Arr | undefined {
  const items = sortedBy(self, call);
  return items && new Arr(items);
}

function sortedItems(self: Arr, call: BuiltIn): Value[] | undefined {
  return call.block ? inOrderOf(self.items, call) : inOrder(self.items, itself, call);
}

function sortedBy(self: Arr, call: BuiltIn): Value[] | undefined {
  const keyed = self.items.map((item) => ({ item, key: yields(call, item) }));
  return inOrder(keyed, ({ key }) => key, call)?.map(({ item }) => item);
}

/** Of several that are equally large, the first one. */
function lastFirst(self: Arr, call: BuiltIn): Value[] | undefined {
  const items = sortedBy(new Arr(self.items.toReversed()), call);
  return items?.toReversed();
}

/** The first, or the first few. */
function ends(items: readonly Value[] | undefined, count: Value | undefined): Value | undefined {
  if (!items) return undefined;
  return typeof count === "number" ? new Arr(items.slice(0, count)) : (items[0] ?? null);
}
