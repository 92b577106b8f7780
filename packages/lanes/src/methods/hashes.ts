import { failure } from "../evaluate/errors.js";
import { inspected } from "../evaluate/texts.js";
import { Arr, Hash, identity, Str, type Value } from "../value/values.js";
import { arrayMethods, dug } from "./arrays.js";
import { type BuiltIn, type Builtins, yields } from "./method.js";

type Change = (self: Hash, call: BuiltIn) => Hash | undefined;

/** Methods that give another hash; each has a twin with an exclamation mark that changes the hash in place. */
const changes: Readonly<Record<string, Change>> = {
  merge: (self, call) => merged(self.copy(), call),
  select: (self, call) => chosen(self, call, true),
  filter: (self, call) => chosen(self, call, true),
  reject: (self, call) => chosen(self, call, false),
  compact: (self, { run }) => kept(self, ([, value]) => run.settled(value) !== null),
  transform_values: (self, call) => rewritten(self, ([key, value]) => [key, yields(call, value)]),
  transform_keys: (self, call) => {
    const [names] = call.args;
    if (names instanceof Hash) return rewritten(self, ([key, value]) => [names.get(key) ?? key, value]);
    return rewritten(self, ([key, value]) => [yields(call, key), value]);
  },
  slice: (self, { args }) =>
    Hash.of(
      args.flatMap((key): [Value, Value][] => {
        const value = self.get(key) ?? self.mayHaveMore?.derived(`[${identity(key)}]`);
        return value === undefined ? [] : [[key, value]];
      }),
    ),
  except: (self, { args }) => kept(self, ([key]) => !args.some((arg) => identity(arg) === identity(key))),
};

/** Twins that give nil where there was nothing to change. */
const NIL_WITHOUT_CHANGE: ReadonlySet<string> = new Set(["select", "filter", "reject", "compact"]);

const PAIRWISE = (
  "map collect flat_map collect_concat each_with_index each_with_object inject reduce sort_by min_by max_by minmax_by partition " +
  "group_by sum count all? none? one? first take drop take_while drop_while zip sort min max each_slice each_cons each_entry to_set " +
  "reverse_each find_index uniq tally cycle lazy filter_map"
).split(" ");

/** Ruby's methods of hashes. */
export const hashMethods: Builtins<Hash> = {
  // What takes pairs one by one does so as an array of pairs does.
  ...Object.fromEntries(
    Object.entries(arrayMethods)
      .filter(([name]) => PAIRWISE.includes(name))
      .map(([name, method]) => [
        name,
        (self: Hash, call: BuiltIn) => (self.mayHaveMore ? undefined : method(pairs(self), call)),
      ]),
  ),
  ...changes,
  ...Object.fromEntries(
    Object.entries(changes).map(([name, change]) => [`${name}!`, inPlace(change, NIL_WITHOUT_CHANGE.has(name))]),
  ),
  // Of hashes, this one gives pairs.
  find_all: (self, call) => chosenPairs(self, call),
  update: inPlace((self, call) => merged(self.copy(), call), false),
  replace: inPlace((_, { args: [other] }) => (other instanceof Hash ? other : undefined), false),
  keep_if: inPlace((self, call) => chosen(self, call, true), false),
  shift: (self) => {
    const [entry] = self.entries.values();
    if (entry) self.delete(entry[0]);
    return entry ? new Arr([...entry]) : null;
  },
  default: (self) => self.fallback,
  to_h: (self, call) => {
    if (!call.block) return self;
    return rewritten(self, ([key, value]) => {
      const pair = yields(call, key, value);
      return pair instanceof Arr ? [call.run.settled(pair.items[0] ?? null), pair.items[1] ?? null] : [key, value];
    });
  },
  to_hash: (self) => self,
  dup: (self) => self.copy(),
  clone: (self) => self.copy(),
  to_a: (self) => pairs(self),
  to_s: (self) => textual(self),
  inspect: (self) => textual(self),
  to_proc: () => undefined,
  "[]": (self, { args: [key = null], run, call }) => itemOf(self, key, run, call),
  dig: (self, call) => dug(itemOf(self, call.args[0] ?? null, call.run, call.call), call),
  fetch: (self, call) => fetched(self, call),
  values_at: (self, { args, run, call }) => new Arr(args.map((key) => itemOf(self, key, run, call))),
  fetch_values: (self, call) => new Arr(call.args.map((key) => fetched(self, { ...call, args: [key] }))),
  "[]=": stored,
  store: stored,
  delete: (self, call) => {
    const key = call.args[0] ?? null;
    const value = self.get(key);
    self.delete(key);
    return value ?? (call.block ? yields(call, key) : (self.mayHaveMore?.derived("delete") ?? null));
  },
  delete_if: (self, call) => {
    for (const [key, value] of [...self.entries.values()])
      if (call.run.truthy(yields(call, key, value))) self.delete(key);
    return self;
  },
  clear: (self) => {
    self.entries.clear();
    self.mayHaveMore = undefined;
    return self;
  },
  "default=": (self, { args: [value = null] }) => {
    self.fallback = value;
    return value;
  },
  "key?": has,
  "has_key?": has,
  "include?": has,
  "member?": has,
  "value?": hasValue,
  key: (self, { args: [value = null] }) =>
    [...self.entries.values()].find(([, item]) => identity(item) === identity(value))?.[0] ?? null,
  keys: (self) => (self.mayHaveMore ? undefined : new Arr([...self.entries.values()].map(([key]) => key))),
  values: (self) => (self.mayHaveMore ? undefined : new Arr([...self.entries.values()].map(([, value]) => value))),
  length: (self) => (self.mayHaveMore ? undefined : self.entries.size),
  size: (self) => (self.mayHaveMore ? undefined : self.entries.size),
  "empty?": (self) => (self.entries.size > 0 ? false : self.mayHaveMore ? undefined : true),
  "any?": (self, call) =>
    call.block
      ? arrayMethods["any?"]?.(pairs(self), call)
      : self.entries.size > 0 || (self.mayHaveMore ? undefined : false),
  each: each,
  each_pair: each,
  each_key: (self, call) => {
    for (const [key] of [...self.entries.values()]) yields(call, key);
    return self;
  },
  each_value: (self, call) => {
    for (const [, value] of [...self.entries.values()]) yields(call, value);
    return self;
  },
  "has_value?": hasValue,
  assoc: (self, { args: [key = null] }) => {
    const value = self.get(key);
    return value === undefined ? (self.mayHaveMore ? undefined : null) : new Arr([key, value]);
  },
  find: (self, call) => foundPair(self, call),
  detect: (self, call) => foundPair(self, call),
  invert: (self) => rewritten(self, ([key, value]) => [value, key]),
  compare_by_identity: () => undefined,
  deep_symbolize_keys: () => undefined,
  symbolize_keys: () => undefined,
};

function pairs(self: Hash): Arr {
  return new Arr([...self.entries.values()].map((entry) => new Arr([...entry])));
}

function textual(self: Hash): Str | undefined {
  const text = inspected(self);
  return text && new Str(text);
}

function chosenPairs(self: Hash, call: BuiltIn): Arr | undefined {
  return self.mayHaveMore ? undefined : pairs(chosen(self, call, true));
}

function inPlace(change: Change, givesNil: boolean) {
  return (self: Hash, call: BuiltIn): Value | undefined => {
    const changed = change(self, call);
    if (!changed) return undefined;
    const isSame = givesNil && changed.entries.size === self.entries.size;
    const entries = [...changed.entries.values()];
    self.entries.clear();
    for (const [key, value] of entries) self.set(key, value);
    self.mayHaveMore = changed.mayHaveMore;
    return isSame ? null : self;
  };
}

function merged(into: Hash, call: BuiltIn): Hash {
  const others = call.keywords ? [...call.args, call.keywords] : call.args;
  for (const other of others) {
    if (!(other instanceof Hash)) {
      into.mayHaveMore ??= call.call.run.unknown("hash", "a hash", call.call.scope, call.call.node);
      continue;
    }
    for (const [key, value] of other.entries.values()) {
      const before = into.get(key);
      into.set(key, before !== undefined && call.block ? yields(call, key, before, value) : value);
    }
    into.mayHaveMore ??= other.mayHaveMore;
  }
  return into;
}

function chosen(self: Hash, call: BuiltIn, keep: boolean): Hash {
  return kept(self, ([key, value]) => call.run.truthy(yields(call, key, value)) === keep);
}

function kept(self: Hash, test: (entry: readonly [Value, Value]) => boolean, isClosed = false): Hash {
  const result = Hash.of([...self.entries.values()].filter(test));
  result.mayHaveMore = isClosed ? undefined : self.mayHaveMore;
  return result;
}

function rewritten(self: Hash, change: (entry: readonly [Value, Value]) => readonly [Value, Value]): Hash {
  const result = Hash.of([...self.entries.values()].map(change));
  result.mayHaveMore = self.mayHaveMore;
  return result;
}

/** `hash[key]`, with what it falls back to. */
function itemOf(self: Hash, key: Value, run: BuiltIn["run"], call: BuiltIn["call"]): Value {
  const value = self.get(key);
  if (value !== undefined) return value;
  if (self.mayHaveMore) return self.mayHaveMore.derived(`[${identity(key)}]`);
  return self.fallbackProc ? run.callProc(self.fallbackProc, [self, key]) : call.run.settled(self.fallback);
}

function fetched(self: Hash, call: BuiltIn): Value {
  const [key = null, fallback] = call.args;
  const value = self.get(key);
  if (value !== undefined) return value;
  if (self.mayHaveMore) return self.mayHaveMore.derived(`[${identity(key)}]`);
  if (call.block) return yields(call, key);
  if (fallback !== undefined) return fallback;
  throw failure("KeyError", "key-missing", `key not found: ${inspected(key)?.reveal() ?? ""}`);
}

function stored(self: Hash, { args: [key = null, value = null] }: BuiltIn): Value {
  self.set(key instanceof Str ? new Str(key.text) : key, value);
  return value;
}

function has(self: Hash, { args: [key = null] }: BuiltIn): boolean | undefined {
  if (self.get(key) !== undefined) return true;
  return self.mayHaveMore ? undefined : false;
}

function hasValue(self: Hash, { args: [value = null] }: BuiltIn): boolean {
  return [...self.entries.values()].some(([, item]) => identity(item) === identity(value));
}

function each(self: Hash, call: BuiltIn): Value {
  for (const [key, value] of [...self.entries.values()]) {
    // One pair, which a block with two parameters takes apart.
    if (call.block) call.run.callProc(call.block, [new Arr([key, value])]);
  }
  if (self.mayHaveMore && call.block) {
    const { block } = call;
    const more = self.mayHaveMore;
    call.run.perhaps(more, () => call.run.callProc(block, [new Arr([more.derived("key"), more.derived("value")])]));
  }
  return self;
}

function foundPair(self: Hash, call: BuiltIn): Value {
  for (const [key, value] of self.entries.values())
    if (call.run.truthy(yields(call, key, value))) return new Arr([key, value]);
  return null;
}
