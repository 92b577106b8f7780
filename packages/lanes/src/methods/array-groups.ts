import { Arr, Hash, type Value } from "../value/values.js";
import { type BuiltIn, type Builtins, yields } from "./method.js";

/** Combinations that are followed; more are left to the run. */
const MOST_GROUPS = 5_000;

/** Methods of arrays that make groups of what is in them. */
export const arrayGroups: Builtins<Arr> = {
  each_slice: (self, call) => each(self, call, slices(self, call.args[0])),
  each_cons: (self, call) => each(self, call, neighbours(self, call.args[0])),
  partition: (self, call) => {
    const [yes, no]: [Value[], Value[]] = [[], []];
    for (const item of self.items) (call.run.truthy(yields(call, item)) ? yes : no).push(item);
    return new Arr([new Arr(yes), new Arr(no)]);
  },
  group_by: (self, call) => {
    const groups = new Hash();
    for (const item of self.items) {
      const key = yields(call, item);
      const group = groups.get(key);
      if (group instanceof Arr) group.items.push(item);
      else groups.set(key, new Arr([item]));
    }
    return groups;
  },
  tally: (self) => {
    const counts = new Hash();
    for (const item of self.items) counts.set(item, Number(counts.get(item) ?? 0) + 1);
    return counts;
  },
  zip: (self, call) => {
    if (!call.args.every((other) => other instanceof Arr)) return undefined;
    const rows = self.items.map(
      (item, index) =>
        new Arr([item, ...call.args.map((other) => (other instanceof Arr ? (other.items[index] ?? null) : null))]),
    );
    if (!call.block) return new Arr(rows);
    for (const row of rows) yields(call, row);
    return null;
  },
  transpose: (self) => {
    const [first] = self.items;
    if (first === undefined) return new Arr([]);
    const rows = self.items.map((row) => (row instanceof Arr ? row.items : undefined));
    if (!(first instanceof Arr) || rows.some((row) => row?.length !== first.items.length)) return undefined;
    return new Arr(first.items.map((_, column) => new Arr(rows.map((row) => row?.[column] ?? null))));
  },
  product: (self, { args, block }) => {
    if (block || !args.every((other) => other instanceof Arr)) return undefined;
    let rows = self.items.map((item) => [item]);
    for (const other of args) {
      rows = rows.flatMap((row) => (other instanceof Arr ? other.items.map((item) => [...row, item]) : []));
      if (rows.length > MOST_GROUPS) return undefined;
    }
    return new Arr(rows.map((row) => new Arr(row)));
  },
  combination: (self, call) => each(self, call, combinations(self.items, call.args[0])),
  chunk_while: (self, call) => new Arr(cut(self, call, false)),
  slice_when: (self, call) => new Arr(cut(self, call, true)),
};

function each(self: Arr, call: BuiltIn, groups: readonly Arr[] | undefined): Value | undefined {
  if (!groups || !call.block) return groups && new Arr([...groups]);
  for (const group of groups) yields(call, group);
  return self;
}

function slices({ items }: Arr, size: Value | undefined): Arr[] | undefined {
  if (typeof size !== "number" || size < 1) return undefined;
  const groups: Arr[] = [];
  for (let from = 0; from < items.length; from += size) groups.push(new Arr(items.slice(from, from + size)));
  return groups;
}

function neighbours({ items }: Arr, size: Value | undefined): Arr[] | undefined {
  if (typeof size !== "number" || size < 1) return undefined;
  return items.slice(0, Math.max(0, items.length - size + 1)).map((_, from) => new Arr(items.slice(from, from + size)));
}

function combinations(items: readonly Value[], size: Value | undefined): Arr[] | undefined {
  if (typeof size !== "number" || size < 0 || items.length > 12) return undefined;
  if (size === 0) return [new Arr([])];
  return items.flatMap((item, index) =>
    (combinations(items.slice(index + 1), size - 1) ?? []).map((rest) => new Arr([item, ...rest.items])),
  );
}

/** Cuts between two neighbours of which the block says so. */
function cut(self: Arr, call: BuiltIn, cuts: boolean): Arr[] {
  const groups: Arr[] = [];
  for (const [index, item] of self.items.entries()) {
    const before = self.items[index - 1];
    const isNew = before === undefined || call.run.truthy(yields(call, before, item)) === cuts;
    if (isNew) groups.push(new Arr([item]));
    else groups.at(-1)?.items.push(item);
  }
  return groups;
}
