import { Text } from "@stepauth/text";
import { inspected } from "../evaluate/texts.js";
import { Unknown } from "../value/unknown.js";
import { Arr, Hash, identity, Range, Str, Sym, type Value } from "../value/values.js";
import { type BuiltIn, type Builtins, yields } from "./method.js";

type Change = (self: Arr, call: BuiltIn) => Arr | undefined;

/** Methods that give another array; each has a twin with an exclamation mark that changes the array in place. */
const changes: Readonly<Record<string, Change>> = {
  map: mapped,
  collect: mapped,
  select: (self, call) => filtered(self, call, true),
  filter: (self, call) => filtered(self, call, true),
  keep_if: (self, call) => filtered(self, call, true),
  reject: (self, call) => filtered(self, call, false),
  compact: (self, { run }) => new Arr(self.items.filter((item) => run.settled(item) !== null)),
  flatten: (self) => new Arr(flat(self.items)),
  uniq: (self) => new Arr([...new Map(self.items.map((item) => [identity(item), item])).values()]),
  reverse: (self) => new Arr([...self.items].reverse()),
  rotate: (self, { args: [by] }) => {
    const at = ((typeof by === "number" ? by : 1) % (self.items.length || 1)) + self.items.length;
    return new Arr(self.items.map((_, index) => self.items[(index + at) % self.items.length] ?? null));
  },
  sort: (self, { block }) => (block ? undefined : sorted(self.items)),
  sort_by: (self, call) => {
    const keyed = self.items.map((item) => ({ item, key: yields(call, item) }));
    const order = sorted(keyed.map(({ key }) => key));
    if (!order) return undefined;
    return new Arr(
      keyed.toSorted((a, b) => order.items.indexOf(a.key) - order.items.indexOf(b.key)).map(({ item }) => item),
    );
  },
  shuffle: () => undefined,
};

/** Ruby's methods of arrays. */
export const arrayMethods: Builtins<Arr> = {
  ...changes,
  ...Object.fromEntries(Object.entries(changes).map(([name, change]) => [`${name}!`, inPlace(change)])),
  to_a: (self) => self,
  entries: (self) => self,
  to_ary: (self) => self,
  dup: (self) => new Arr([...self.items]),
  clone: (self) => new Arr([...self.items]),
  to_h: (self, call) => {
    const hash = new Hash();
    for (const item of self.items) {
      const pair = call.block ? yields(call, item) : call.run.settled(item);
      if (!(pair instanceof Arr)) return undefined;
      hash.set(call.run.settled(pair.items[0] ?? null), pair.items[1] ?? null);
    }
    return hash;
  },
  to_s: (self) => texted(inspected(self)),
  inspect: (self) => texted(inspected(self)),
  length: (self) => self.items.length,
  size: (self) => self.items.length,
  count: (self, call) => counted(self, call),
  "empty?": (self) => self.items.length === 0,
  first: (self, { args: [count] }) =>
    typeof count === "number" ? new Arr(self.items.slice(0, count)) : (self.items[0] ?? null),
  last: (self, { args: [count] }) =>
    typeof count === "number" ? new Arr(count > 0 ? self.items.slice(-count) : []) : (self.items.at(-1) ?? null),
  take: (self, { args: [count] }) => (typeof count === "number" ? new Arr(self.items.slice(0, count)) : undefined),
  drop: (self, { args: [count] }) => (typeof count === "number" ? new Arr(self.items.slice(count)) : undefined),
  "[]": at,
  slice: at,
  at,
  dig: (self, call) => dug(at(self, { ...call, args: call.args.slice(0, 1) }), call),
  fetch: (self, call) => at(self, { ...call, args: call.args.slice(0, 1) }) ?? null,
  values_at: (self, { args }) =>
    new Arr(args.map((index) => (typeof index === "number" ? (self.items.at(index) ?? null) : null))),
  "[]=": (self, { args: [index, value] }) => {
    if (typeof index !== "number" || value === undefined || index > 10_000) return undefined;
    const to = index < 0 ? self.items.length + index : index;
    while (self.items.length < to) self.items.push(null);
    self.items[to] = value;
    return value;
  },
  push: pushed,
  append: pushed,
  "<<": pushed,
  pop: (self) => self.items.pop() ?? null,
  shift: (self) => self.items.shift() ?? null,
  unshift: (self, { args }) => {
    self.items.unshift(...args);
    return self;
  },
  prepend: (self, { args }) => {
    self.items.unshift(...args);
    return self;
  },
  concat: (self, { args }) => {
    for (const other of args) if (other instanceof Arr) self.items.push(...other.items);
    return self;
  },
  delete: (self, { args: [what] }) => {
    const before = self.items.length;
    self.items = self.items.filter((item) => identity(item) !== identity(what ?? null));
    return self.items.length < before ? (what ?? null) : null;
  },
  delete_at: (self, { args: [index] }) =>
    typeof index === "number" ? (self.items.splice(index, 1)[0] ?? null) : undefined,
  delete_if: (self, call) => {
    const left = filtered(self, call, false);
    if (left) self.items = left.items;
    return self;
  },
  clear: (self) => {
    self.items = [];
    return self;
  },
  "+": (self, { args: [other] }) => (other instanceof Arr ? new Arr([...self.items, ...other.items]) : undefined),
  "-": (self, { args: [other] }) => without(self, other),
  difference: (self, { args: [other] }) => without(self, other),
  "|": (self, { args: [other] }) =>
    other instanceof Arr
      ? new Arr([...new Map([...self.items, ...other.items].map((item) => [identity(item), item])).values()])
      : undefined,
  "&": (self, { args: [other] }) => {
    if (!(other instanceof Arr)) return undefined;
    const known = new Set(other.items.map(identity));
    return new Arr(self.items.filter((item) => known.has(identity(item))));
  },
  "*": (self, call) => (call.args[0] instanceof Str ? joinedText(self, call) : undefined),
  join: joinedText,
  each: (self, call) => {
    for (const item of [...self.items]) yields(call, item);
    return call.block ? self : undefined;
  },
  reverse_each: (self, call) => {
    for (const item of [...self.items].reverse()) yields(call, item);
    return self;
  },
  each_with_index: (self, call) => {
    if (!call.block) return new Arr(self.items.map((item, index) => new Arr([item, index])));
    for (const [index, item] of [...self.items].entries()) yields(call, item, index);
    return self;
  },
  each_index: (self, call) => {
    for (const index of [...self.items.keys()]) yields(call, index);
    return self;
  },
  with_index: (self, call) =>
    mapped(new Arr(self.items.map((item, index) => new Arr([item, index + offset(call)]))), call),
  each_with_object: (self, call) => {
    const memo = call.args[0] ?? null;
    for (const item of [...self.items]) yields(call, item, memo);
    return memo;
  },
  each_slice: (self, call) => grouped(self, call),
  each_cons: (self, call) => {
    const [size] = call.args;
    if (typeof size !== "number" || size < 1) return undefined;
    const groups = self.items
      .slice(0, Math.max(0, self.items.length - size + 1))
      .map((_, from) => new Arr(self.items.slice(from, from + size)));
    if (!call.block) return new Arr(groups);
    for (const group of groups) yields(call, group);
    return self;
  },
  each_entry: (self, call) => mapped(self, call),
  flat_map: (self, call) => {
    const items = mapped(self, call)?.items.flatMap((item) => (item instanceof Arr ? item.items : [item]));
    return items && new Arr(items);
  },
  filter_map: (self, call) => {
    const items = self.items.map((item) => yields(call, item)).filter((item) => call.run.truthy(item));
    return new Arr(items);
  },
  inject: reduced,
  reduce: reduced,
  sum: (self, call) => {
    const values = call.block ? self.items.map((item) => yields(call, item)) : self.items;
    return values.every((value) => typeof value === "number")
      ? values.reduce((a: number, b) => a + Number(b), 0)
      : undefined;
  },
  find: (self, call) => found(self, call),
  detect: (self, call) => found(self, call),
  find_index: (self, call) => indexOf(self, call),
  index: (self, call) => indexOf(self, call),
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
  zip: (self, { args: [other] }) =>
    other instanceof Arr
      ? new Arr(self.items.map((item, index) => new Arr([item, other.items[index] ?? null])))
      : undefined,
  "include?": (self, { args: [what] }) => includes(self, what ?? null),
  "member?": (self, { args: [what] }) => includes(self, what ?? null),
  "any?": (self, call) => tested(self, call, true, true),
  "all?": (self, call) => tested(self, call, false, false),
  "none?": (self, call) => tested(self, call, true, false),
  "one?": (self, call) =>
    self.items.filter((item) => call.run.truthy(call.block ? yields(call, item) : item)).length === 1,
  min: (self, { block }) => (block ? undefined : sorted(self.items)?.items.at(0)),
  max: (self, { block }) => (block ? undefined : sorted(self.items)?.items.at(-1)),
  lazy: (self) => self,
  force: (self) => self,
  assoc: (self, { args: [key] }) =>
    self.items.find((item) => item instanceof Arr && identity(item.items[0] ?? null) === identity(key ?? null)) ?? null,
  transpose: () => undefined,
  sample: () => undefined,
  pack: () => undefined,
};

function inPlace(change: Change) {
  return (self: Arr, call: BuiltIn): Value | undefined => {
    const changed = change(self, call);
    if (!changed) return undefined;
    self.items = changed.items;
    return self;
  };
}

function mapped(self: Arr, call: BuiltIn): Arr | undefined {
  // Without a block it is an enumerator, which goes on as the array itself does.
  return call.block ? new Arr(self.items.map((item) => yields(call, item))) : self;
}

function filtered(self: Arr, call: BuiltIn, keep: boolean): Arr {
  return new Arr(self.items.filter((item) => call.run.truthy(yields(call, item)) === keep));
}

function flat(items: readonly Value[]): Value[] {
  return items.flatMap((item) => (item instanceof Arr ? flat(item.items) : [item]));
}

function sorted(items: readonly Value[]): Arr | undefined {
  if (items.every((item) => typeof item === "number")) return new Arr([...items].sort((a, b) => Number(a) - Number(b)));
  if (!items.every((item) => item instanceof Str)) return undefined;
  return new Arr([...items].sort((a, b) => ((a as Str).clear < (b as Str).clear ? -1 : 1)));
}

function counted(self: Arr, call: BuiltIn): number {
  const [what] = call.args;
  if (what !== undefined) return self.items.filter((item) => identity(item) === identity(what)).length;
  return call.block ? filtered(self, call, true).items.length : self.items.length;
}

/** `array[index]`, `array[from, length]`, `array[range]`. */
function at(self: Arr, { args: [index, length] }: BuiltIn): Value | undefined {
  if (typeof index === "number") {
    if (length === undefined) return self.items.at(index) ?? null;
    const from = index < 0 ? self.items.length + index : index;
    return typeof length === "number" && from >= 0 ? new Arr(self.items.slice(from, from + length)) : undefined;
  }
  if (!(index instanceof Range)) return undefined;
  const bound = (value: Value, none: number) =>
    typeof value === "number" ? (value < 0 ? self.items.length + value : value) : none;
  const to = bound(index.to, self.items.length - 1);
  return new Arr(self.items.slice(bound(index.from, 0), index.excludesEnd ? to : to + 1));
}

/** The rest of `dig`. */
export function dug(value: Value | undefined, call: BuiltIn): Value | undefined {
  const rest = call.args.slice(1);
  const settled = value === undefined ? undefined : call.run.settled(value);
  if (settled === undefined || settled === null || rest.length === 0) return settled;
  return call.run.call(settled, "dig", { list: rest }, call.call);
}

function pushed(self: Arr, { args }: BuiltIn): Arr {
  self.items.push(...args);
  return self;
}

function without(self: Arr, other: Value | undefined): Arr | undefined {
  if (!(other instanceof Arr)) return undefined;
  const known = new Set(other.items.map(identity));
  return new Arr(self.items.filter((item) => !known.has(identity(item))));
}

function joinedText(self: Arr, { args: [by], run }: BuiltIn): Value | undefined {
  const between = by instanceof Str ? by.text : Text.empty;
  const parts: Text[] = [];
  for (const [index, item] of flat(self.items).entries()) {
    const text = run.textOf(item);
    if (!text) return new Unknown(identity(self), "text", item instanceof Unknown ? item.why : { what: "join" });
    if (index > 0) parts.push(between);
    parts.push(text);
  }
  return new Str(Text.join(parts));
}

function offset({ args: [from] }: BuiltIn): number {
  return typeof from === "number" ? from : 0;
}

function grouped(self: Arr, call: BuiltIn): Value | undefined {
  const [size] = call.args;
  if (typeof size !== "number" || size < 1) return undefined;
  const groups: Value[] = [];
  for (let from = 0; from < self.items.length; from += size) groups.push(new Arr(self.items.slice(from, from + size)));
  if (!call.block) return new Arr(groups);
  for (const group of groups) yields(call, group);
  return self;
}

function reduced(self: Arr, call: BuiltIn): Value | undefined {
  const { args, block, run } = call;
  const operator = block ? undefined : args.at(-1);
  if (!block && !(operator instanceof Sym)) return undefined;
  const items = [...args.slice(0, block ? 1 : -1), ...self.items];
  let memo: Value = items.shift() ?? null;
  for (const item of items) {
    if (block) memo = run.callProc(block, [memo, item]);
    else if (operator instanceof Sym) memo = run.call(memo, operator.name, { list: [item] }, call.call);
  }
  return memo;
}

function found(self: Arr, call: BuiltIn): Value {
  for (const item of self.items) if (call.run.truthy(yields(call, item))) return item;
  return null;
}

function indexOf(self: Arr, call: BuiltIn): Value {
  const [what] = call.args;
  const at = self.items.findIndex((item) =>
    what === undefined ? call.run.truthy(yields(call, item)) : identity(item) === identity(what),
  );
  return at < 0 ? null : at;
}

function includes(self: Arr, what: Value): boolean | undefined {
  if (self.items.some((item) => identity(item) === identity(what))) return true;
  return what instanceof Unknown || self.items.some((item) => item instanceof Unknown) ? undefined : false;
}

/** `any?` and its like: the first item whose test gives `stop` decides. */
function tested(self: Arr, call: BuiltIn, stop: boolean, answer: boolean): boolean {
  const [pattern] = call.args;
  for (const item of self.items) {
    const value = call.block
      ? yields(call, item)
      : pattern === undefined
        ? item
        : call.run.call(pattern, "===", { list: [item] }, call.call);
    if (call.run.truthy(value) === stop) return answer;
  }
  return !answer;
}

function texted(text: Text | undefined): Str | undefined {
  return text && new Str(text);
}
