import { file } from "../library/files.js";
import { dirname } from "../library/paths.js";
import { formatted } from "../methods/format.js";
import type { BuiltIn } from "../methods/method.js";
import { moduleMethod } from "../methods/modules.js";
import { Decimal } from "../value/decimal.js";
import { Module } from "../value/module.js";
import { NativeProc, Proc } from "../value/proc.js";
import { Unknown } from "../value/unknown.js";
import { Arr, Hash, identity, Obj, Str, Sym, type Value } from "../value/values.js";
import type { Args } from "./args.js";
import { errorClass, failure, isErrorClass } from "./errors.js";
import type { Call } from "./interpreter.js";
import { spreadOf } from "./literals.js";
import { instantiate } from "./methods.js";
import { LimitReached, Raised, Thrown } from "./signals.js";
import { inspected } from "./texts.js";

/** A method that every object has without a receiver. */
export function kernel(name: string, args: Args, call: Call): Value | undefined {
  if (!Object.hasOwn(table, name)) return undefined;
  const { run } = call;
  const settled = args.list.map((value) => run.settled(value));
  const given = { args: settled, keywords: args.keywords, block: args.block, run, call, more: args.more };
  const value = table[name]?.(given);
  return value === undefined ? run.unknown("any", name, call.scope, call.node) : value;
}

/** Whether every object has a method of that name. */
export function isKernelMethod(name: string): boolean {
  return Object.hasOwn(table, name);
}

/** Rounds of `loop` that are followed while only the run can tell when it ends. */
const MOST_LOOPS = 2_000;
const MOST_UNKNOWN_ROUNDS = 2;

const said =
  (what: string) =>
  ({ run, call }: BuiltIn) =>
    run.unknown("any", what, call.scope, call.node);

/** Not written out: an object with such a member would be taken for a promise. */
const THEN = "then";

const table: Readonly<Record<string, (call: BuiltIn) => Value | undefined>> = {
  puts: () => null,
  print: () => null,
  p: ({ args }) => args[0] ?? null,
  pp: ({ args }) => args[0] ?? null,
  warn: () => null,
  printf: () => null,
  putc: () => null,
  sleep: () => 0,
  require: () => true,
  gem: () => true,
  trap: () => null,
  at_exit: () => null,
  srand: () => 0,
  raise: raised,
  fail: raised,
  exit: () => exits(),
  "exit!": () => exits(),
  abort: () => exits(),
  lambda: ({ block }) =>
    block instanceof NativeProc ? block : block && new Proc(block.parameters, block.body, block.scope, true),
  proc: ({ block }) => block,
  loop: looped,
  catch: caught,
  throw: ({ args: [tag = null, value = null], run }) => {
    if (!run.tags.includes(identity(tag))) throw failure("UncaughtThrowError", "uncaught-throw", "uncaught throw");
    throw new Thrown(identity(tag), value);
  },
  "block_given?": ({ call }) => call.scope.frame.block !== undefined,
  "iterator?": ({ call }) => call.scope.frame.block !== undefined,
  format: formatting,
  sprintf: formatting,
  Integer: (call) => converted(call, "to_i", /^\s*[+-]?\d[\d_]*\s*$/, "Integer"),
  Float: (call) => converted(call, "to_f", /^\s*[+-]?\d[\d_]*(?:\.\d+)?(?:e[-+]?\d+)?\s*$/i, "Float"),
  String: ({ args: [value = null], run }) => {
    const text = run.textOf(value);
    return text ? new Str(text) : undefined;
  },
  Array: ({ args: [value = null] }) => {
    const items = spreadOf(value);
    return items instanceof Unknown ? items.derived("Array()", "array") : new Arr([...items]);
  },
  Hash: ({ args: [value = null] }) => (value instanceof Hash ? value : new Hash()),
  Pathname: ({ args: [path = null] }) => path,
  __method__: ({ call }) => (call.scope.frame.method ? Sym.of(call.scope.frame.method) : null),
  __dir__: ({ call }) => Str.of(dirname(call.scope.frame.shownFile)),
  binding: said("a binding"),
  caller: said("the callers"),
  rand: said("a random number"),
  system: said("a command"),
  spawn: said("a command"),
  exec: said("a command"),
  "`": said("a command"),
  gets: () => null,
  open: (call) => file.open?.(new Module("File", undefined, undefined, true), call),
  eval: said("eval"),
  instance_variable_get: (call) =>
    call.run.call(call.call.scope.frame.self, "instance_variable_get", { list: call.args }, call.call),
  instance_variable_set: (call) =>
    call.run.call(call.call.scope.frame.self, "instance_variable_set", { list: call.args }, call.call),
  "instance_variable_defined?": (call) =>
    call.run.call(call.call.scope.frame.self, "instance_variable_defined?", { list: call.args }, call.call),
  send: (call) =>
    call.run.call(
      call.call.scope.frame.self,
      "send",
      { list: call.args, keywords: call.keywords, block: call.block },
      call.call,
    ),
  public_send: (call) =>
    call.run.call(
      call.call.scope.frame.self,
      "send",
      { list: call.args, keywords: call.keywords, block: call.block },
      call.call,
    ),
  method: (call) => call.run.call(call.call.scope.frame.self, "method", { list: call.args }, call.call),
  tap: (call) => call.run.call(call.call.scope.frame.self, "tap", { list: [], block: call.block }, call.call),
  [THEN]: (call) => call.run.call(call.call.scope.frame.self, "then", { list: [], block: call.block }, call.call),
  define_method: (call) => onInnermost(call, "define_method"),
  private: (call) => onInnermost(call, "private"),
  public: (call) => onInnermost(call, "public"),
  module_function: (call) => onInnermost(call, "module_function"),
  attr_accessor: (call) => onInnermost(call, "attr_accessor"),
  attr_reader: (call) => onInnermost(call, "attr_reader"),
  attr_writer: (call) => onInnermost(call, "attr_writer"),
  alias_method: (call) => onInnermost(call, "alias_method"),
  private_constant: () => null,
  private_class_method: (call) => onInnermost(call, "private_class_method"),
  prepend: (call) => onInnermost(call, "prepend"),
  protected: (call) => onInnermost(call, "protected"),
  include: (call) => onInnermost(call, "include"),
  extend: (call) => onInnermost(call, call.call.scope.frame.self instanceof Module ? "extend" : "include"),
  using: () => null,
  refine: () => null,
};

/** What a module's body calls on the module, also where the program itself stands for one. */
function onInnermost(call: BuiltIn, name: string): Value | undefined {
  const { self, nesting } = call.call.scope.frame;
  const module = self instanceof Module ? self : nesting[0];
  call.run.choices.touch();
  if (module && call.call.scope.frame.isEigen && name.startsWith("attr_"))
    return attributesOfModule(module, call, name);
  const value = module && moduleMethod(module, name, call);
  return value === undefined ? null : value;
}

/** `class << self; attr_accessor :name; end`. */
function attributesOfModule(module: Module, { args }: BuiltIn, name: string): Value {
  for (const each of args) {
    if (!(each instanceof Sym)) continue;
    const field = `@${each.name}`;
    if (name !== "attr_writer") module.ownMethods.set(each.name, { kind: "reader", field });
    if (name !== "attr_reader") module.ownMethods.set(`${each.name}=`, { kind: "writer", field });
  }
  return null;
}

function raised(call: BuiltIn): never {
  const raising = exceptionToRaise(call);
  const { rescuing } = call.run;
  if (rescuing !== raising.error && !raising.error.fields.has("cause")) raising.error.fields.set("cause", rescuing);
  throw raising;
}

function exceptionToRaise({ args: [first, message], keywords, run }: BuiltIn): Raised {
  const settled = first === undefined ? undefined : run.settled(first);
  if (settled === undefined) {
    // Inside a `rescue`, what was rescued is raised again.
    const again = run.rescuing instanceof Obj ? run.raised.get(run.rescuing) : undefined;
    return again ?? failure("RuntimeError", "raised", "unhandled exception");
  }
  if (settled instanceof Str) {
    const error = failure("RuntimeError", "raised");
    error.error.fields.set("message", settled);
    return error;
  }
  if (settled instanceof Obj) {
    if (message !== undefined) settled.fields.set("message", message);
    return run.raised.get(settled) ?? new Raised(settled, "raised");
  }
  if (settled instanceof Unknown) return failure("RuntimeError", "raised");
  if (!(settled instanceof Module && isErrorClass(settled)))
    return failure("TypeError", "type-error", "exception class/object expected");
  const list = message === undefined ? [] : [message];
  return new Raised(instantiate(run, settled, { list, keywords }), "raised");
}

function exits(): never {
  throw new Raised(new Obj(errorClass("SystemExit")), "exit");
}

function looped({ block, run, call }: BuiltIn): Value | undefined {
  if (!block) return undefined;
  const before = run.choices.unknowns;
  for (let round = 0; round < MOST_LOOPS; round += 1) {
    if (run.choices.unknowns - before > MOST_UNKNOWN_ROUNDS) return run.unknown("any", "loop", call.scope, call.node);
    try {
      run.callProc(block, []);
    } catch (signal) {
      if (signal instanceof Raised && signal.error.of.inherits(errorClass("StopIteration"))) return null;
      throw signal;
    }
  }
  throw new LimitReached("steps");
}

function caught({ args: [tag = null], block, run }: BuiltIn): Value {
  const name = identity(tag);
  run.tags.push(name);
  try {
    return block ? run.callProc(block, [tag]) : null;
  } catch (signal) {
    if (signal instanceof Thrown && signal.tag === name) return signal.value;
    throw signal;
  } finally {
    run.tags.pop();
  }
}

function formatting(call: BuiltIn): Value | undefined {
  const [template, ...values] = call.args;
  const all = call.keywords ? [call.keywords, ...values] : values;
  return template instanceof Str ? formatted(template, all, call) : undefined;
}

const PREFIXES: Readonly<Record<string, number>> = { "0x": 16, "0b": 2, "0o": 8 };

/** A number in another base, which its beginning may say. */
function inBase(text: string, asked: number): number | undefined {
  const base = PREFIXES[text.slice(0, 2)];
  const digits = base === undefined ? text : text.slice(2);
  const used = base ?? asked;
  const isNumber = [...digits].every((digit) => Number.parseInt(digit, used) >= 0) && digits !== "";
  return isNumber ? Number.parseInt(digits, used) : undefined;
}

/** `Integer(x)`, `Float(x)`: `exception: false` gives nil instead of a failure. */
function converted(
  { args: [value = null, base], keywords, run, call }: BuiltIn,
  method: string,
  form: RegExp,
  name: string,
): Value | undefined {
  if (value instanceof Unknown) return undefined;
  if (typeof value === "number" || value instanceof Decimal) return run.call(value, method, { list: [] }, call);
  if (value instanceof Str && base === undefined && form.test(value.clear))
    return run.call(value, method, { list: [] }, call);
  if (value instanceof Str && name === "Integer") {
    const number = inBase(value.clear.trim().toLowerCase(), typeof base === "number" ? base : 10);
    if (number !== undefined) return number;
  }
  if (keywords?.option("exception") === false) return null;
  if (value === null) throw failure("TypeError", "type-error", `can't convert nil into ${name}`);
  const shown = value instanceof Str ? inspected(value)?.reveal() : "";
  throw failure("ArgumentError", "type-error", `invalid value for ${name}(): ${shown}`);
}
