import { numbersIn } from "../evaluate/literals.js";
import { Arr, type Range, Str, type Value } from "../value/values.js";
import { arrayMethods } from "./arrays.js";
import { type BuiltIn, type Builtins, yields } from "./method.js";

const own: Builtins<Range> = {
  to_a: (self) => listed(self),
  first: (self, call) => (call.args.length === 0 ? self.from : arrayMethods.first?.(listed(self) ?? new Arr([]), call)),
  begin: (self) => self.from,
  min: (self) => self.from,
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
  to_s: () => undefined,
};

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
  return typeof self.from === "number" && typeof self.to === "number" ? new Arr(numbersIn(self)) : undefined;
}

function covers({ from, to, excludesEnd }: Range, { args: [value] }: BuiltIn): Value | undefined {
  const [low, high, at] = [from, to, value ?? null].map((each) => (each instanceof Str ? each.clear : each));
  if (typeof at !== "number" && typeof at !== "string") return at === null ? false : undefined;
  const isAbove = low === null || (typeof low === typeof at && (low as typeof at) <= at);
  const isBelow =
    high === null ||
    (typeof high === typeof at && (excludesEnd ? at < (high as typeof at) : at <= (high as typeof at)));
  return isAbove && isBelow;
}
