import { failure } from "../evaluate/errors.js";
import { Arr, Range, type Value } from "../value/values.js";
import { type BuiltIn, type Builtins, yields } from "./method.js";

/** Positions that an array may be made to have. */
const MOST_ITEMS = 10_000;

/** Methods of arrays that go by positions. */
export const arrayPlaces: Builtins<Arr> = {
  "[]=": (self, { args }) => {
    const value = args.at(-1) ?? null;
    const [at, count] = args;
    if (at instanceof Range || args.length > 2) {
      const place = placeOf(self, at, args.length > 2 ? count : undefined);
      if (!place) return undefined;
      self.items.splice(place.from, place.count, ...(value instanceof Arr ? value.items : [value]));
      return value;
    }
    if (typeof at !== "number" || at > MOST_ITEMS) return notAnIndex(at);
    const to = at < 0 ? self.items.length + at : at;
    while (self.items.length < to) self.items.push(null);
    self.items[to] = value;
    return value;
  },
  "slice!": (self, { args: [at, count] }) => {
    if (typeof at === "number" && count === undefined) return self.items.splice(at, 1)[0] ?? null;
    const place = placeOf(self, at, count);
    return place && new Arr(self.items.splice(place.from, place.count));
  },
  insert: (self, { args: [at, ...items] }) => {
    if (typeof at !== "number" || at > MOST_ITEMS) return undefined;
    self.items.splice(at < 0 ? self.items.length + at + 1 : at, 0, ...items);
    return self;
  },
  fetch: (self, call) => {
    const [at, fallback] = call.args;
    if (typeof at !== "number") return notAnIndex(at);
    const value = self.items.at(at);
    if (value !== undefined) return value;
    if (call.block) return yields(call, at);
    if (fallback !== undefined) return fallback;
    const bounds = `${-self.items.length}...${self.items.length}`;
    throw failure("IndexError", "index-missing", `index ${at} outside of array bounds: ${bounds}`);
  },
  fill: (self, { args: [value = null], block }) => {
    if (block) return undefined;
    self.items = self.items.map(() => value);
    return self;
  },
};

/** What is no position, though it is known, is a mistake. */
function notAnIndex(at: Value | undefined): undefined {
  if (at === null || at === undefined || typeof at === "boolean" || isNamed(at))
    throw failure("TypeError", "type-error", "no implicit conversion into Integer");
  return undefined;
}

function isNamed(at: Value): boolean {
  return typeof at === "object" && at !== null && ("clear" in at || "name" in at);
}

function placeOf(self: Arr, at: Value | undefined, count: Value | undefined) {
  const size = self.items.length;
  if (typeof at === "number" && typeof count === "number") return { from: at < 0 ? size + at : at, count };
  if (!(at instanceof Range)) return undefined;
  const bound = (value: Value, none: number) => (typeof value === "number" ? (value < 0 ? size + value : value) : none);
  const from = bound(at.from, 0);
  const to = bound(at.to, size - 1) + (at.excludesEnd && at.to !== null ? 0 : 1);
  return { from, count: Math.max(0, to - from) };
}

/** `array[index]`, `array[from, length]`, `array[range]`. */
export function at(self: Arr, { args: [index, length] }: BuiltIn): Value | undefined {
  const size = self.items.length;
  if (typeof index === "number" && length === undefined) return self.items.at(index) ?? null;
  if (typeof index !== "number" && !(index instanceof Range)) return notAnIndex(index);
  const place = placeOf(self, index, length);
  if (!place) return undefined;
  return place.from < 0 || place.from > size ? null : new Arr(self.items.slice(place.from, place.from + place.count));
}
