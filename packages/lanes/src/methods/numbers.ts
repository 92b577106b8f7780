import { failure } from "../evaluate/errors.js";
import { Arr, Str, type Value } from "../value/values.js";
import { type BuiltIn, type Builtins, yields } from "./method.js";

/** Integers; what is no integer any more, only the run can tell. */
export const numberMethods: Builtins<number> = {
  "+": arithmetic((a, b) => a + b),
  "-": arithmetic((a, b) => a - b),
  "*": arithmetic((a, b) => a * b),
  "**": arithmetic((a, b) => a ** b),
  "/": arithmetic((a, b) => Math.floor(a / nonZero(b))),
  "%": arithmetic((a, b) => a - nonZero(b) * Math.floor(a / b)),
  "<": comparison((a, b) => a < b),
  ">": comparison((a, b) => a > b),
  "<=": comparison((a, b) => a <= b),
  ">=": comparison((a, b) => a >= b),
  "<=>": arithmetic((a, b) => Math.sign(a - b)),
  "-@": (self) => -self,
  to_i: (self) => self,
  to_int: (self) => self,
  to_s: (self, { args }) => Str.of(self.toString(typeof args[0] === "number" ? args[0] : 10)),
  inspect: (self) => Str.of(String(self)),
  "zero?": (self) => self === 0,
  "positive?": (self) => self > 0,
  "negative?": (self) => self < 0,
  "even?": (self) => self % 2 === 0,
  "odd?": (self) => self % 2 !== 0,
  "integer?": () => true,
  abs: (self) => Math.abs(self),
  succ: (self) => self + 1,
  next: (self) => self + 1,
  pred: (self) => self - 1,
  times: (self, call) => counted(0, self - 1, 1, self, call),
  upto: (self, call) => counted(self, Number(call.args[0]), 1, self, call),
  downto: (self, call) => counted(self, Number(call.args[0]), -1, self, call),
};

function arithmetic(operation: (a: number, b: number) => number) {
  return (self: number, { args: [other] }: BuiltIn): Value | undefined => {
    if (typeof other === "number") return finite(operation(self, other));
    if (other === null || other instanceof Str)
      throw failure("TypeError", "type-error", "can't be coerced into Integer");
    return undefined;
  };
}

function comparison(operation: (a: number, b: number) => boolean) {
  return (self: number, { args: [other] }: BuiltIn): Value | undefined => {
    if (typeof other === "number") return operation(self, other);
    if (other === null || other instanceof Str)
      throw failure("ArgumentError", "type-error", "comparison of Integer failed");
    return undefined;
  };
}

function finite(value: number): number | undefined {
  return Number.isSafeInteger(value) ? value : undefined;
}

function nonZero(value: number): number {
  if (value === 0) throw failure("ZeroDivisionError", "type-error", "divided by 0");
  return value;
}

function counted(from: number, to: number, by: number, self: number, call: BuiltIn): Value | undefined {
  if (!Number.isSafeInteger(to)) return undefined;
  const length = Math.max(0, Math.floor((to - from) / by) + 1);
  if (!call.block) return length > 1000 ? undefined : new Arr(Array.from({ length }, (_, index) => from + index * by));
  for (let at = from; by > 0 ? at <= to : at >= to; at += by) yields(call, at);
  return self;
}
