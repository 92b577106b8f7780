import { isErrorClass } from "../evaluate/errors.js";
import { instantiate } from "../evaluate/methods.js";
import { newStruct } from "../library/classes.js";
import { library } from "../library/library.js";
import { Module } from "../value/module.js";
import { Arr, Str, Sym, type Value } from "../value/values.js";
import { exceptionOf, isInstance } from "./common.js";
import type { BuiltIn, Builtins } from "./method.js";

const own: Builtins<Module> = {
  new: (self, call) => {
    const struct = newStruct(self, call);
    if (struct) return struct;
    if (self.parent === undefined && !isErrorClass(self)) return undefined;
    return instantiate(call.run, self, { list: call.args, keywords: call.keywords, block: call.block });
  },
  exception: (self, { args: [message] }) => (isErrorClass(self) ? exceptionOf(self, message) : undefined),
  name: (self) => Str.of(self.name),
  to_s: (self) => Str.of(self.name),
  inspect: (self) => Str.of(self.name),
  "===": (self, { args: [value = null] }) => isInstance(value, self),
  "<=": (self, { args: [other] }) => (other instanceof Module ? self.inherits(other) : undefined),
  "<": (self, { args: [other] }) => (other instanceof Module ? self !== other && self.inherits(other) : undefined),
  superclass: (self) => self.superclass ?? null,
  const_get: (self, { args: [name], run }) => {
    const named = nameOf(name);
    for (const module of self.ancestors()) {
      const value = module.constants.get(named);
      if (value !== undefined) return value;
    }
    return run.host.constant(named, self);
  },
  const_set: (self, { args: [name, value = null] }) => {
    self.constants.set(nameOf(name), value);
    return value;
  },
  "const_defined?": (self, { args: [name] }) => self.constants.has(nameOf(name)) || undefined,
  constants: (self) => (self.parent ? new Arr([...self.constants.keys()].map((name) => Sym.of(name))) : undefined),
  include: (self, { args }) => {
    for (const module of args) if (module instanceof Module) self.included.push(module);
    return self;
  },
  prepend: (self, { args }) => {
    for (const module of args) if (module instanceof Module) self.included.push(module);
    return self;
  },
  extend: (self, { args }) => {
    for (const module of args) self.extended.push(module instanceof Module ? module : self);
    return self;
  },
  module_function: (self, { args }) => exported(self, args),
  private_class_method: () => null,
  public_class_method: () => null,
  private_constant: () => null,
  private: (_, { args }) => args[0] ?? null,
  public: (_, { args }) => args[0] ?? null,
  protected: (_, { args }) => args[0] ?? null,
  attr_reader: (self, { args }) => attributes(self, args, true, false),
  attr_writer: (self, { args }) => attributes(self, args, false, true),
  attr_accessor: (self, { args }) => attributes(self, args, true, true),
  define_method: (self, { args: [name], block }) => {
    if (block) self.methods.set(nameOf(name), { kind: "proc", proc: block });
    return name ?? null;
  },
  alias_method: (self, { args: [name, before] }) => {
    const method = self.find(nameOf(before));
    if (method) self.methods.set(nameOf(name), method);
    return name ?? null;
  },
  "method_defined?": (self, { args: [name] }) => self.find(nameOf(name)) !== undefined,
  instance_methods: () => undefined,
  class_eval: (self, { block, run }) => (block ? run.callProc(block, [self], { self }) : undefined),
  module_eval: (self, { block, run }) => (block ? run.callProc(block, [self], { self }) : undefined),
  class_variable_get: (self, { args: [name] }) => self.fields.get(nameOf(name)) ?? null,
  class_variable_set: (self, { args: [name, value = null] }) => {
    self.fields.set(nameOf(name), value);
    return value;
  },
  instance_method: () => undefined,
  hash: () => undefined,
};

/** A method of a module: of Ruby's own library first, then those that every module has. */
export function moduleMethod(self: Module, name: string, call: BuiltIn): Value | undefined {
  const known = self.parent === undefined ? library.get(self.name)?.get(name) : undefined;
  const value = known?.(self, call);
  if (value !== undefined) return value;
  return Object.hasOwn(own, name) ? own[name]?.(self, call) : undefined;
}

function exported(self: Module, names: readonly Value[]): Value {
  if (names.length === 0) self.isModuleFunction = true;
  for (const name of names.flatMap((each) => (each instanceof Arr ? each.items : [each]))) {
    const method = self.methods.get(nameOf(name));
    if (method) self.ownMethods.set(nameOf(name), method);
  }
  return null;
}

function attributes(self: Module, names: readonly Value[], reads: boolean, writes: boolean): Value {
  for (const name of names.map(nameOf)) {
    const field = `@${name}`;
    if (reads) self.methods.set(name, { kind: "reader", field });
    if (writes) self.methods.set(`${name}=`, { kind: "writer", field });
  }
  return new Arr([...names]);
}

function nameOf(value: Value | undefined): string {
  return value instanceof Sym ? value.name : value instanceof Str ? value.clear : "";
}
