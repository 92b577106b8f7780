import { failure, isErrorClass } from "../evaluate/errors.js";
import { callHook, callMethod, ownerOf, singletonOf } from "../evaluate/methods.js";
import { fieldsOf } from "../evaluate/variables.js";
import { Decimal } from "../value/decimal.js";
import { Enumerator } from "../value/enumerator.js";
import { Module } from "../value/module.js";
import { NativeProc, Proc } from "../value/proc.js";
import { Unknown } from "../value/unknown.js";
import { Arr, freeze, Hash, identity, isFrozen, Obj, Pattern, Range, Str, Sym, type Value } from "../value/values.js";
import type { BuiltIn } from "./method.js";
import { hasMethod, isFunction } from "./ruby-names.js";

/** Methods that every object has. */
export function commonMethod(self: Value, name: string, call: BuiltIn): Value | undefined {
  return Object.hasOwn(table, name) ? table[name]?.(self, call) : undefined;
}

/** Not written out: an object with such a member would be taken for a promise. */
const THEN = "then";

const table: Readonly<Record<string, (self: Value, call: BuiltIn) => Value | undefined>> = {
  "!": (self) => self === null || self === false,
  "==": equal,
  "!=": (self, call) => {
    const same = equal(self, call);
    return same instanceof Unknown ? same.not() : same !== true;
  },
  "eql?": equal,
  "equal?": (self, { args: [other = null] }) => (other instanceof Unknown ? undefined : self === other),
  "===": equal,
  "=~": () => null,
  "!~": (self, { args: [by = null], run, call }) => {
    const match = run.settled(run.call(self, "=~", { list: [by] }, call));
    return match instanceof Unknown ? undefined : match === null || match === false;
  },
  "nil?": (self) => self === null,
  "is_a?": isA,
  "kind_of?": isA,
  "instance_of?": (self, { args: [of] }) => (of instanceof Module ? className(self) === of.name : undefined),
  class: (self, { run }) => (self instanceof Obj ? self.of : run.classNamed(className(self))),
  "respond_to?": (self, { args: [name], run }) => {
    if (!(name instanceof Sym || name instanceof Str)) return undefined;
    const missing = self instanceof Obj ? self.of.find("respond_to_missing?") : undefined;
    if (!missing || (self instanceof Obj && self.of.find(nameOf(name)))) return respondsTo(self, nameOf(name), false);
    return callMethod(run, missing, self, "respond_to_missing?", { list: [Sym.of(nameOf(name)), false] });
  },
  send: (self, call) => sent(self, { ...call, call: { ...call.call, ignoresPrivacy: true } }),
  public_send: sent,
  __send__: (self, call) => sent(self, { ...call, call: { ...call.call, ignoresPrivacy: true } }),
  method: (self, { args: [name], run, call }) => {
    if (!(name instanceof Sym || name instanceof Str)) return undefined;
    const named = nameOf(name);
    // Actions and lanes are no methods: they are only found when they are called.
    if (self instanceof Obj && respondsTo(self, named, call.scope.frame.self === self) === false)
      throw failure("NameError", "no-method", `undefined method '${named}'`);
    return new NativeProc(call.scope, (list) =>
      self === call.scope.frame.self ? run.callSelf(named, { list }, call) : run.call(self, named, { list }, call),
    );
  },
  [THEN]: (self, call) => (call.block ? call.run.callProc(call.block, [self]) : undefined),
  yield_self: (self, call) => (call.block ? call.run.callProc(call.block, [self]) : undefined),
  tap: (self, call) => {
    if (call.block) call.run.callProc(call.block, [self]);
    return self;
  },
  itself: (self) => self,
  freeze,
  "frozen?": isFrozen,
  dup: (self) => (self instanceof Obj ? copied(self) : self),
  clone: (self) => (self instanceof Obj ? copied(self) : self),
  to_enum: enumerated,
  enum_for: enumerated,
  "<=>": (self, { args: [other = null] }) => (other instanceof Unknown ? undefined : self === other ? 0 : null),
  to_s: (self, { run }) => {
    const text = run.textOf(self);
    return text && new Str(text);
  },
  inspect: () => undefined,
  hash: () => undefined,
  object_id: () => undefined,
  instance_variable_get: (self, { args: [name] }) => fieldsOf(self)?.get(nameOf(name)) ?? null,
  instance_variable_set: (self, { args: [name, value = null] }) => {
    fieldsOf(self)?.set(nameOf(name), value);
    return value;
  },
  "instance_variable_defined?": (self, { args: [name] }) => fieldsOf(self)?.has(nameOf(name)) ?? false,
  instance_eval: (self, { block, run }) => (block ? run.callProc(block, [self], { self }) : undefined),
  instance_exec: (self, { block, run, args }) => (block ? run.callProc(block, args, { self }) : undefined),
  define_singleton_method: (self, { args: [name], block, run }) => {
    if (!block || !(self instanceof Module || self instanceof Obj)) return undefined;
    const methods = self instanceof Module ? self.ownMethods : singletonOf(self, run).methods;
    methods.set(nameOf(name), { kind: "proc", proc: block });
    return name ?? null;
  },
  extend: (self, { args, run }) => {
    if (!(self instanceof Module || self instanceof Obj)) return undefined;
    const into = self instanceof Module ? self.extended : singletonOf(self, run).included;
    for (const module of args) {
      if (!(module instanceof Module)) continue;
      into.push(module);
      callHook(run, module, "extended", self);
    }
    return self;
  },
  singleton_class: () => undefined,
  methods: () => undefined,
  public_method: () => undefined,
  display: () => null,
  instance_variables: (self) =>
    self instanceof Obj
      ? new Arr([...self.fields.keys()].filter((name) => name.startsWith("@")).map((name) => Sym.of(name)))
      : undefined,
};

function copied(self: Obj): Obj {
  const copy = new Obj(self.of);
  for (const [name, value] of self.fields) copy.fields.set(name, value);
  return copy;
}

/** `to_enum(:each_user)`: calls that method later, with a block. */
function enumerated(self: Value, { args: [name, ...list], run, call }: BuiltIn): Value {
  const named = nameOf(name) || "each";
  return new Enumerator((block) =>
    self === call.scope.frame.self
      ? run.callSelf(named, { list, block }, call)
      : run.call(self, named, { list, block }, call),
  );
}

/** Whether every object has a method of that name. */
export function isEverywhere(name: string): boolean {
  return Object.hasOwn(table, name);
}

function equal(self: Value, { args: [other = null] }: BuiltIn): Value | undefined {
  if (other instanceof Unknown) {
    const isNothing = self === null || typeof self === "boolean";
    if (isNothing && other.kind !== "any" && other.kind !== "boolean") return false;
    // Named after the unknown one, so that `a == b` and `b == a` go the same way.
    return other.derived(`==(${identity(self)})`, "boolean");
  }
  if (containsUnknown(self) || containsUnknown(other)) return undefined;
  return identity(self) === identity(other);
}

function containsUnknown(value: Value): boolean {
  if (value instanceof Arr) return value.items.some(containsUnknown);
  if (!(value instanceof Hash)) return value instanceof Unknown;
  return value.mayHaveMore !== undefined || [...value.entries.values()].some(([, item]) => containsUnknown(item));
}

function isA(self: Value, { args: [of] }: BuiltIn): Value | undefined {
  return of instanceof Module ? isInstance(self, of) : undefined;
}

/** Whether a value is an instance of a class, or of what includes a module. */
export function isInstance(self: Value, of: Module): boolean {
  if (self instanceof Obj) return self.of.inherits(of);
  return classes(self).includes(of.name);
}

function classes(self: Value): readonly string[] {
  const name = className(self);
  return [name, ...(ABOVE[name] ?? []), "Object", "Kernel", "BasicObject"];
}

const ABOVE: Readonly<Record<string, readonly string[]>> = {
  String: ["Comparable"],
  Integer: ["Numeric", "Comparable"],
  Float: ["Numeric", "Comparable"],
  Enumerator: ["Enumerable"],
  Array: ["Enumerable"],
  Hash: ["Enumerable"],
  Range: ["Enumerable"],
  Class: ["Module"],
};

/** The name of the class of a value. */
export function className(self: Value): string {
  if (self === null) return "NilClass";
  if (typeof self === "boolean") return self ? "TrueClass" : "FalseClass";
  if (typeof self === "number") return "Integer";
  if (self instanceof Decimal) return "Float";
  if (self instanceof Str) return "String";
  if (self instanceof Sym) return "Symbol";
  if (self instanceof Arr) return "Array";
  if (self instanceof Hash) return "Hash";
  if (self instanceof Range) return "Range";
  if (self instanceof Pattern) return "Regexp";
  if (self instanceof Proc) return "Proc";
  if (self instanceof Module) return self.isClass ? "Class" : "Module";
  return self instanceof Obj ? self.of.name : "Object";
}

/** Whether there is a method of that name; with those that can only be called without a receiver, where that is asked. */
function respondsTo(self: Value, name: string, withPrivate: boolean): boolean | undefined {
  if (Object.hasOwn(table, name)) return true;
  if (self instanceof Obj && self.of.find(name)) return withPrivate || !ownerOf(self.of, name)?.hidden.has(name);
  if (self instanceof Module && self.findOwn(name)) return true;
  if (self === null) return ["to_a", "to_h", "to_i", "to_f", "&", "|"].includes(name);
  const known = hasMethod(className(self), name);
  if (known !== undefined) return known;
  if (self instanceof Obj && isErrorClass(self.of)) return undefined;
  const isPlain = self instanceof Obj && (self.of.parent !== undefined || self.of.name === "Object");
  return isPlain ? withPrivate && isFunction(name) : undefined;
}

function sent(self: Value, { args: [name, ...list], keywords, block, run, call }: BuiltIn): Value | undefined {
  if (!(name instanceof Sym || name instanceof Str)) return undefined;
  const args = { list, keywords, block };
  const named = name instanceof Sym ? name.name : name.clear;
  return self === call.scope.frame.self ? run.callSelf(named, args, call) : run.call(self, named, args, call);
}

function nameOf(value: Value | undefined): string {
  return value instanceof Sym ? value.name : value instanceof Str ? value.clear : "";
}

/** What `raise` is given, as an exception object. */
export function exceptionOf(of: Module, message: Value | undefined): Obj {
  if (!isErrorClass(of)) throw failure("TypeError", "type-error", "exception class/object expected");
  const error = new Obj(of);
  error.fields.set("message", message ?? Str.of(of.name));
  return error;
}
