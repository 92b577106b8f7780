import { failure } from "../evaluate/errors.js";
import { Decimal } from "../value/decimal.js";
import { Unknown } from "../value/unknown.js";
import { Arr, Range, Str, type Value } from "../value/values.js";
import { numberOf } from "./compare.js";
import { type BuiltIn, type Builtins, yields } from "./method.js";

type Num = number | Decimal;

/** Methods of all numbers. Integers that are too large to be exact are left to the run. */
const shared: Builtins<Num> = {
  "+": arithmetic((a, b) => a + b),
  "-": arithmetic((a, b) => a - b),
  "*": arithmetic((a, b) => a * b),
  "**": (self, call) => {
    const [other] = call.args;
    if (typeof self === "number" && typeof other === "number" && other < 0) return undefined;
    return arithmetic((a, b) => a ** b)(self, call);
  },
  pow: (self, call) => shared["**"]?.(self, call),
  "/": (self, call) => quotient(self, call),
  div: (self, call) => whole(quotient(self, call)),
  "%": arithmetic((a, b) => a - nonZero(b) * Math.floor(a / b)),
  modulo: arithmetic((a, b) => a - nonZero(b) * Math.floor(a / b)),
  fdiv: (self, { args: [other] }) => {
    const by = numberOf(other);
    return by === undefined ? undefined : new Decimal(clear(self) / by);
  },
  divmod: (self, { args: [other] }) => {
    if (typeof self !== "number" || typeof other !== "number") return undefined;
    const times = Math.floor(self / nonZero(other));
    return new Arr([times, self - other * times]);
  },
  "<": comparison((a, b) => a < b),
  ">": comparison((a, b) => a > b),
  "<=": comparison((a, b) => a <= b),
  ">=": comparison((a, b) => a >= b),
  "==": equal,
  "===": equal,
  "<=>": (self, { args: [other] }) => {
    const by = numberOf(other);
    return by === undefined ? (other instanceof Unknown ? undefined : null) : Math.sign(clear(self) - by);
  },
  "-@": (self) => made(-clear(self), self),
  "+@": (self) => self,
  abs: (self) => made(Math.abs(clear(self)), self),
  to_i: (self) => Math.trunc(clear(self)),
  to_int: (self) => Math.trunc(clear(self)),
  truncate: (self) => Math.trunc(clear(self)),
  to_f: (self) => new Decimal(clear(self)),
  to_s: (self, { args: [base] }) =>
    Str.of(typeof self === "number" ? self.toString(typeof base === "number" ? base : 10) : self.toString()),
  inspect: (self) => Str.of(String(self)),
  round: (self, { args: [digits] }) => rounded(self, digits, roundHalfUp),
  floor: (self, { args: [digits] }) => rounded(self, digits, Math.floor),
  ceil: (self, { args: [digits] }) => rounded(self, digits, Math.ceil),
  "zero?": (self) => clear(self) === 0,
  "nonzero?": (self) => (clear(self) === 0 ? null : self),
  "positive?": (self) => clear(self) > 0,
  "negative?": (self) => clear(self) < 0,
  "integer?": (self) => typeof self === "number",
  "finite?": (self) => Number.isFinite(clear(self)),
  "nan?": (self) => (typeof self === "number" ? undefined : Number.isNaN(self.value)),
  clamp: (self, { args: [low, high] }) => {
    const [from, to] = low instanceof Range ? [low.from, low.to] : [low ?? null, high ?? null];
    if ((numberOf(from ?? null) ?? Number.NEGATIVE_INFINITY) > clear(self)) return from;
    return (numberOf(to ?? null) ?? Number.POSITIVE_INFINITY) < clear(self) ? to : self;
  },
  "between?": (self, { args: [low, high] }) => {
    const [from, to] = [numberOf(low), numberOf(high)];
    return from === undefined || to === undefined ? undefined : from <= clear(self) && clear(self) <= to;
  },
  step: stepped,
  coerce: () => undefined,
};

/** Methods of `Float`. */
export const decimalMethods: Builtins<Decimal> = shared as Builtins<Decimal>;

/** Methods of `Integer`. */
export const numberMethods: Builtins<number> = {
  ...(shared as Builtins<number>),
  "even?": (self) => self % 2 === 0,
  "odd?": (self) => self % 2 !== 0,
  succ: (self) => self + 1,
  next: (self) => self + 1,
  pred: (self) => self - 1,
  chr: (self) => (self >= 0 && self < 128 ? Str.of(String.fromCharCode(self)) : undefined),
  ord: (self) => self,
  digits: (self, { args }) =>
    args.length > 0 || self < 0 ? undefined : new Arr([...String(self)].reverse().map(Number)),
  gcd: (self, { args: [other] }) => (typeof other === "number" ? divisor(Math.abs(self), Math.abs(other)) : undefined),
  lcm: (self, { args: [other] }) =>
    typeof other === "number" ? exact(Math.abs(self * other) / divisor(Math.abs(self), Math.abs(other))) : undefined,
  "&": bits((a, b) => a & b),
  "|": bits((a, b) => a | b),
  "^": bits((a, b) => a ^ b),
  "<<": (self, { args: [by] }) => (typeof by === "number" ? exact(self * 2 ** by) : undefined),
  ">>": (self, { args: [by] }) => (typeof by === "number" ? Math.floor(self / 2 ** by) : undefined),
  times: (self, call) => counted(0, self - 1, 1, self, call),
  upto: (self, call) => counted(self, Number(call.args[0]), 1, self, call),
  downto: (self, call) => counted(self, Number(call.args[0]), -1, self, call),
};

function clear(number: Num): number {
  return typeof number === "number" ? number : number.value;
}

/** A number of the kind that the others were. */
function made(value: number, ...from: readonly (Num | Value)[]): Value | undefined {
  return from.some((each) => each instanceof Decimal) ? new Decimal(value) : exact(value);
}

function exact(value: number): number | undefined {
  return Number.isSafeInteger(value) ? value : undefined;
}

function arithmetic(operation: (a: number, b: number) => number) {
  return (self: Num, { args: [other = null] }: BuiltIn): Value | undefined => {
    const by = numberOf(other);
    if (by !== undefined) return made(operation(clear(self), by), self, other);
    if (other instanceof Unknown) return undefined;
    throw failure("TypeError", "type-error", `${classOf(other)} can't be coerced into ${classOf(self)}`);
  };
}

function classOf(value: Value): string {
  if (value === null) return "nil";
  if (value instanceof Str) return "String";
  if (value instanceof Decimal) return "Float";
  return typeof value === "number" ? "Integer" : typeof value === "boolean" ? String(value) : "Object";
}

function quotient(self: Num, call: BuiltIn): Value | undefined {
  const [other] = call.args;
  if (typeof self === "number" && typeof other === "number") return Math.floor(self / nonZero(other));
  return arithmetic((a, b) => a / b)(self, call);
}

function whole(value: Value | undefined): Value | undefined {
  return value instanceof Decimal ? Math.floor(value.value) : value;
}

function bits(operation: (a: number, b: number) => number) {
  return (self: number, { args: [other] }: BuiltIn): Value | undefined => {
    const isSmall = (value: number) => value >= 0 && value < 2 ** 31;
    return typeof other === "number" && isSmall(self) && isSmall(other) ? operation(self, other) : undefined;
  };
}

function comparison(operation: (a: number, b: number) => boolean) {
  return (self: Num, { args: [other = null] }: BuiltIn): Value | undefined => {
    const by = numberOf(other);
    if (by !== undefined) return operation(clear(self), by);
    if (other instanceof Unknown) return undefined;
    throw failure("ArgumentError", "type-error", `comparison of ${classOf(self)} failed`);
  };
}

function equal(self: Num, { args: [other = null] }: BuiltIn): Value | undefined {
  if (other instanceof Unknown) return other.derived(`==(${clear(self)})`, "boolean");
  return numberOf(other) === clear(self);
}

function rounded(self: Num, digits: Value | undefined, how: (value: number) => number): Value | undefined {
  const places = typeof digits === "number" ? digits : 0;
  if (typeof self === "number") return places < 0 ? how(self / 10 ** -places) * 10 ** -places : self;
  if (places <= 0) return exact(how(self.value * 10 ** places) / 10 ** places);
  return new Decimal(Number(`${how(Number(`${self.value}e${places}`))}e-${places}`));
}

/** Away from zero, where it is half. */
function roundHalfUp(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}

function nonZero(value: number): number {
  if (value === 0) throw failure("ZeroDivisionError", "type-error", "divided by 0");
  return value;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

function stepped(self: Num, call: BuiltIn): Value | undefined {
  const [limit = call.keywords?.option("to"), by = call.keywords?.option("by") ?? 1] = call.args;
  if (typeof self !== "number" || typeof limit !== "number" || typeof by !== "number" || by === 0) return undefined;
  return counted(self, limit, by, self, call);
}

function counted(from: number, to: number, by: number, self: number, call: BuiltIn): Value | undefined {
  if (!Number.isSafeInteger(to)) return undefined;
  const length = Math.max(0, Math.floor((to - from) / by) + 1);
  if (!call.block) return length > 1000 ? undefined : new Arr(Array.from({ length }, (_, index) => from + index * by));
  for (let at = from; by > 0 ? at <= to : at >= to; at += by) yields(call, at);
  return self;
}
