import { Text } from "@stepauth/text";
import { failure } from "../evaluate/errors.js";
import { inspected } from "../evaluate/texts.js";
import { Unknown } from "../value/unknown.js";
import { Arr, Hash, identity, Str, Sym, type Value } from "../value/values.js";
import { arrayGroups } from "./array-groups.js";
import { arrayOrder, sorted, sortedWith } from "./array-order.js";
import { arrayPlaces, at } from "./array-places.js";
import { encodedBase64 } from "./base64.js";
import { type BuiltIn, type Builtins, yields } from "./method.js";

type Change = (self: Arr, call: BuiltIn) => Arr | undefined;

/** Methods that give another array; each has a twin with an exclamation mark that changes the array in place. */
const changes: Readonly<Record<string, Change>> = {
  map: mapped,
  collect: mapped,
  select: (self, call) => filtered(self, call, true),
  filter: (self, call) => filtered(self, call, true),
  find_all: (self, call) => filtered(self, call, true),
  reject: (self, call) => filtered(self, call, false),
  compact: (self, { run }) => new Arr(self.items.filter((item) => run.settled(item) !== null)),
  flatten: (self, { args: [depth] }) => new Arr(flat(self.items, typeof depth === "number" ? depth : 100)),
  uniq: (self, call) => distinct(self.items, (item) => (call.block ? yields(call, item) : item)),
  reverse: (self) => new Arr([...self.items].reverse()),
  rotate: (self, { args: [by] }) => {
    const at = ((typeof by === "number" ? by : 1) % (self.items.length || 1)) + self.items.length;
    return new Arr(self.items.map((_, index) => self.items[(index + at) % self.items.length] ?? null));
  },
  sort: sorted,
  sort_by: sortedWith,
  shuffle: (self) => (self.items.length < 2 ? self : undefined),
};

/** Twins that give nil where there was nothing to change. */
const NIL_WITHOUT_CHANGE: ReadonlySet<string> = new Set(["select", "filter", "reject", "compact", "flatten", "uniq"]);

/** Ruby's methods of arrays. */
export const arrayMethods: Builtins<Arr> = {
  ...changes,
  ...Object.fromEntries(
    Object.entries(changes).map(([name, change]) => [`${name}!`, inPlace(change, NIL_WITHOUT_CHANGE.has(name))]),
  ),
  ...arrayOrder,
  ...arrayGroups,
  ...arrayPlaces,
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
  values_at: (self, { args }) =>
    new Arr(args.map((index) => (typeof index === "number" ? (self.items.at(index) ?? null) : null))),
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
  delete: (self, call) => {
    const [what = null] = call.args;
    const before = self.items.length;
    self.items = self.items.filter((item) => identity(item) !== identity(what));
    if (self.items.length < before) return what;
    return call.block ? yields(call, what) : null;
  },
  delete_at: (self, { args: [index] }) =>
    typeof index === "number" ? (self.items.splice(index, 1)[0] ?? null) : undefined,
  delete_if: (self, call) => {
    self.items = filtered(self, call, false).items;
    return self;
  },
  keep_if: (self, call) => {
    self.items = filtered(self, call, true).items;
    return self;
  },
  clear: (self) => {
    self.items = [];
    return self;
  },
  "+": (self, { args: [other] }) => (other instanceof Arr ? new Arr([...self.items, ...other.items]) : notAList(other)),
  "-": without,
  difference: without,
  "|": (self, call) => united(self, call),
  union: (self, call) => united(self, call),
  "&": shared,
  intersection: shared,
  "intersect?": (self, call) => {
    const common = shared(self, call);
    return common && common.items.length > 0;
  },
  "*": (self, call) => {
    const [by] = call.args;
    if (by instanceof Str) return joinedText(self, call);
    return typeof by === "number" && by >= 0 && by * self.items.length <= 10_000
      ? new Arr(Array.from({ length: by }, () => self.items).flat())
      : undefined;
  },
  take_while: (self, call) => new Arr(self.items.slice(0, firstFailing(self, call))),
  drop_while: (self, call) => new Arr(self.items.slice(firstFailing(self, call))),
  grep: (self, call) => matching(self, call, true),
  grep_v: (self, call) => matching(self, call, false),
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
    for (const [index, item] of [...self.items].entries()) yields(call, item, index);
    return self;
  },
  each_index: (self, call) => {
    for (const index of [...self.items.keys()]) yields(call, index);
    return self;
  },
  each_with_object: (self, call) => {
    const memo = call.args[0] ?? null;
    for (const item of [...self.items]) yields(call, item, memo);
    return memo;
  },
  each_entry: (self, call) => {
    for (const item of [...self.items]) yields(call, item);
    return self;
  },
  flat_map: flatMapped,
  collect_concat: flatMapped,
  filter_map: (self, call) => {
    const items = self.items.map((item) => yields(call, item)).filter((item) => call.run.truthy(item));
    return new Arr(items);
  },
  inject: reduced,
  reduce: reduced,
  sum: (self, call) => {
    const values = call.block
      ? self.items.map((item) => yields(call, item))
      : self.items.map((item) => call.run.settled(item));
    let total: Value = call.args[0] ?? 0;
    for (const value of values) total = call.run.call(total, "+", { list: [value] }, call.call);
    return total;
  },
  cycle: (self, call) => {
    const [times] = call.args;
    if (typeof times !== "number" || times * self.items.length > 10_000) return undefined;
    if (!call.block) return new Arr(Array.from({ length: times }, () => self.items).flat());
    for (let round = 0; round < times; round += 1) for (const item of [...self.items]) yields(call, item);
    return null;
  },
  find: (self, call) => found(self, call),
  detect: (self, call) => found(self, call),
  find_index: (self, call) => indexOf(self, call),
  index: (self, call) => indexOf(self, call),
  "include?": (self, { args: [what] }) => includes(self, what ?? null),
  "member?": (self, { args: [what] }) => includes(self, what ?? null),
  "any?": (self, call) => tested(self, call, true, true),
  "all?": (self, call) => tested(self, call, false, false),
  "none?": (self, call) => tested(self, call, true, false),
  "one?": (self, call) => self.items.filter((item) => passes(item, call)).length === 1,
  lazy: (self) => self,
  force: (self) => self,
  eager: (self) => self,
  assoc: (self, { args: [key] }) =>
    self.items.find((item) => item instanceof Arr && identity(item.items[0] ?? null) === identity(key ?? null)) ?? null,
  sample: (self, { args }) => (self.items.length < 2 && args.length === 0 ? (self.items[0] ?? null) : undefined),
  pack: (self, { args: [how] }) => {
    const [text] = self.items;
    return how instanceof Str && text instanceof Str ? encodedBase64(text, how.clear) : undefined;
  },
};

function inPlace(change: Change, givesNil: boolean) {
  return (self: Arr, call: BuiltIn): Value | undefined => {
    const changed = change(self, call);
    if (!changed) return undefined;
    const isSame = givesNil && identity(changed) === identity(self);
    self.items = changed.items;
    return isSame ? null : self;
  };
}

function mapped(self: Arr, call: BuiltIn): Arr {
  return new Arr(self.items.map((item) => yields(call, item)));
}

function flatMapped(self: Arr, call: BuiltIn): Arr {
  return new Arr(mapped(self, call).items.flatMap((item) => (item instanceof Arr ? item.items : [item])));
}

function distinct(items: readonly Value[], keyOf: (item: Value) => Value): Arr {
  const found = new Map<string, Value>();
  for (const item of items) {
    const key = identity(keyOf(item));
    if (!found.has(key)) found.set(key, item);
  }
  return new Arr([...found.values()]);
}

function filtered(self: Arr, call: BuiltIn, keep: boolean): Arr {
  return new Arr(self.items.filter((item) => call.run.truthy(yields(call, item)) === keep));
}

function flat(items: readonly Value[], depth = 100): Value[] {
  return items.flatMap((item) => (item instanceof Arr && depth > 0 ? flat(item.items, depth - 1) : [item]));
}

function counted(self: Arr, call: BuiltIn): number {
  const [what] = call.args;
  if (what !== undefined) return self.items.filter((item) => identity(item) === identity(what)).length;
  return call.block ? filtered(self, call, true).items.length : self.items.length;
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

function without(self: Arr, { args }: BuiltIn): Arr | undefined {
  if (!args.every((other) => other instanceof Arr)) return undefined;
  const known = new Set(args.flatMap((other) => (other instanceof Arr ? other.items.map(identity) : [])));
  return new Arr(self.items.filter((item) => !known.has(identity(item))));
}

function united(self: Arr, { args }: BuiltIn): Arr | undefined {
  if (!args.every((other) => other instanceof Arr)) return undefined;
  const items = args.flatMap((other) => (other instanceof Arr ? other.items : []));
  return distinct([...self.items, ...items], (item) => item);
}

function shared(self: Arr, { args }: BuiltIn): Arr | undefined {
  let items: readonly Value[] = self.items;
  for (const other of args) {
    if (!(other instanceof Arr)) return undefined;
    const known = new Set(other.items.map(identity));
    items = items.filter((item) => known.has(identity(item)));
  }
  return distinct(items, (item) => item);
}

function notAList(other: Value | undefined): undefined {
  if (other instanceof Unknown) return undefined;
  throw failure("TypeError", "type-error", "no implicit conversion into Array");
}

function firstFailing(self: Arr, call: BuiltIn): number {
  const at = self.items.findIndex((item) => !call.run.truthy(yields(call, item)));
  return at < 0 ? self.items.length : at;
}

function matching(self: Arr, call: BuiltIn, wanted: boolean): Arr {
  const [pattern = null] = call.args;
  const found = self.items.filter(
    (item) => call.run.truthy(call.run.call(pattern, "===", { list: [item] }, call.call)) === wanted,
  );
  return call.block ? mapped(new Arr(found), call) : new Arr(found);
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
  for (const item of self.items) if (passes(item, call) === stop) return answer;
  return !answer;
}

function passes(item: Value, call: BuiltIn): boolean {
  const [pattern] = call.args;
  if (pattern !== undefined) return call.run.truthy(call.run.call(pattern, "===", { list: [item] }, call.call));
  return call.run.truthy(call.block ? yields(call, item) : item);
}

function texted(text: Text | undefined): Str | undefined {
  return text && new Str(text);
}
