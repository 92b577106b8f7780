import { Text } from "@stepauth/text";
import { Decimal } from "./decimal.js";
import type { Module } from "./module.js";
import type { Proc } from "./proc.js";
import type { Unknown } from "./unknown.js";

/** A value of the Ruby program that is being read. `null` is nil; `undefined` never is a value. */
export type Value =
  | null
  | boolean
  | number
  | Decimal
  | Str
  | Sym
  | Arr
  | Hash
  | Range
  | Pattern
  | Proc
  | Module
  | Obj
  | Unknown;

/** A text, which Ruby may change in place. */
export class Str {
  constructor(public text: Text) {}

  static of(text: string): Str {
    return new Str(Text.of(text));
  }

  get clear(): string {
    return this.text.reveal();
  }
}

/** A symbol: `:ios`. */
export class Sym {
  private static readonly known = new Map<string, Sym>();

  private constructor(readonly name: string) {}

  static of(name: string): Sym {
    const known = Sym.known.get(name) ?? new Sym(name);
    // What a hostile file makes up is not kept for the life of a server.
    if (Sym.known.size < 10_000) Sym.known.set(name, known);
    return known;
  }
}

/** An array. */
export class Arr {
  constructor(public items: Value[]) {}
}

/** A range: `1..3`. */
export class Range {
  constructor(
    readonly from: Value,
    readonly to: Value,
    readonly excludesEnd: boolean,
  ) {}
}

/** A regular expression, as it is written. */
export class Pattern {
  constructor(
    readonly source: string,
    readonly flags: string,
  ) {}
}

/** An object of a class: of the program's own, an exception, or one that stands for something of fastlane's. */
export class Obj {
  readonly fields = new Map<string, Value>();

  constructor(public of: Module) {}
}

/** A hash: keys in order, a value for those that are absent, and whether there may be others. */
export class Hash {
  readonly entries = new Map<string, readonly [key: Value, value: Value]>();
  /** What `Hash.new(...)` gives for a missing key. */
  fallback: Value = null;
  fallbackProc: Proc | undefined;
  /** Set where something unknown was merged in: any key may be there. */
  mayHaveMore: Unknown | undefined;

  static of(pairs: Iterable<readonly [Value, Value]> = []): Hash {
    const hash = new Hash();
    for (const [key, value] of pairs) hash.set(key, value);
    return hash;
  }

  get(key: Value): Value | undefined {
    return this.entries.get(identity(key))?.[1];
  }

  /** The value of a symbol key. */
  option(name: string): Value | undefined {
    return this.entries.get(`:${name}`)?.[1];
  }

  set(key: Value, value: Value): void {
    this.entries.set(identity(key), [key, value]);
  }

  delete(key: Value): boolean {
    return this.entries.delete(identity(key));
  }

  copy(): Hash {
    const copy = Hash.of(this.entries.values());
    copy.fallback = this.fallback;
    copy.fallbackProc = this.fallbackProc;
    copy.mayHaveMore = this.mayHaveMore;
    return copy;
  }
}

const unchangeable = new WeakSet<object>();

/** `freeze`. */
export function freeze(value: Value): Value {
  if (typeof value === "object" && value !== null) unchangeable.add(value);
  return value;
}

/** Whether Ruby refuses to change a value: it was frozen, or it is of a kind that never changes. */
export function isFrozen(value: Value): boolean {
  if (typeof value !== "object" || value === null) return true;
  return value instanceof Sym || value instanceof Decimal || value instanceof Range || unchangeable.has(value);
}

const numbers = new WeakMap<object, number>();
let count = 0;

/** What two values have in common that Ruby's `eql?` calls the same. */
export function identity(value: Value): string {
  if (value === null || typeof value !== "object") return `${typeof value} ${String(value)}`;
  if (value instanceof Str) return `"${value.clear}`;
  if (value instanceof Sym) return `:${value.name}`;
  if (value instanceof Decimal) return `float ${value.value}`;
  if (value instanceof Range) return `${identity(value.from)}..${value.excludesEnd ? "." : ""}${identity(value.to)}`;
  if (value instanceof Arr) return `[${value.items.map(identity).join("\n")}]`;
  if (value instanceof Hash)
    return `{${[...value.entries].map(([key, [, item]]) => `${key}=>${identity(item)}`).join("\n")}}`;
  const known = numbers.get(value);
  if (known !== undefined) return `#${known}`;
  count += 1;
  numbers.set(value, count);
  return `#${count}`;
}
