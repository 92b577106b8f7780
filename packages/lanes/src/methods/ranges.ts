import { itemsOf } from "../evaluate/literals.js";
import { inspected } from "../evaluate/texts.js";
import { Arr, type Range, Str, Sym, type Value } from "../value/values.js";
import { arrayMethods } from "./arrays.js";
import { numberOf, order } from "./compare.js";
import { type BuiltIn, type Builtins, yields } from "./method.js";

const own: Builtins<Range> = {
  to_a: (self) => listed(self),
  first: (self, call) => {
    const [count] = call.args;
    if (typeof count === "number" && typeof self.from === "number" && self.to === null && count <= 1000) {
      const { from } = self;
      return new Arr(Array.from({ length: count }, (_, index) => from + index));
    }
    return firstOf(self, call);
  },
  begin: (self) => self.from,
  end: (self) => self.to,
  "include?": covers,
  "member?": covers,
  "cover?": covers,
  "===": covers,
  step: (self, call) => {
    const [by] = call.args;
    if (typeof by !== "number" || by < 1) return undefined;
    const items = listed(self)?.items.filter((_, index) => index % by === 0);
    if (!items || !call.block) return items && new Arr(items);
    for (const item of items) yields(call, item);
    return self;
  },
  last: (self, call) => (call.args.length === 0 ? self.to : arrayMethods.last?.(listed(self) ?? new Arr([]), call)),
  "exclude_end?": ({ excludesEnd }) => excludesEnd,
  to_s: textual,
  inspect: textual,
};

function firstOf(self: Range, call: BuiltIn): Value | undefined {
  return call.args.length === 0 ? self.from : arrayMethods.first?.(listed(self) ?? new Arr([]), call);
}

function textual(self: Range): Value | undefined {
  const text = inspected(self);
  return text && new Str(text);
}

/** Ranges of integers do what arrays do. */
export const rangeMethods: Builtins<Range> = {
  ...Object.fromEntries(
    Object.entries(arrayMethods).map(([name, method]) => [
      name,
      (self: Range, call: BuiltIn) => {
        const list = listed(self);
        return list && method(list, call);
      },
    ]),
  ),
  ...own,
};

function listed(self: Range): Arr | undefined {
  const items = itemsOf(self);
  return items && new Arr(items);
}

/** Whether a value is between the ends: of numbers, of texts. */
function covers({ from, to, excludesEnd }: Range, { args: [value = null] }: BuiltIn): Value | undefined {
  const isAbove = from === null ? true : difference(value, from);
  const isBelow = to === null ? true : difference(to, value);
  if (isAbove === undefined || isBelow === undefined) return undefined;
  if (isAbove === null || isBelow === null) return false;
  return (isAbove === true || isAbove >= 0) && (isBelow === true || (excludesEnd ? isBelow > 0 : isBelow >= 0));
}

/** null where two values can't be compared, undefined where only the run can tell. */
function difference(one: Value, two: Value): number | null | undefined {
  const [a, b] = [numberOf(one), numberOf(two)];
  if (a !== undefined && b !== undefined) return a - b;
  if (one instanceof Str && two instanceof Str) return order(one.clear, two.clear);
  return isPlain(one) && isPlain(two) ? null : undefined;
}

function isPlain(value: Value): boolean {
  return numberOf(value) !== undefined || value === null || value instanceof Str || value instanceof Sym;
}
