import { isErrorClass } from "../evaluate/errors.js";
import { callHook, instantiate } from "../evaluate/methods.js";
import { newStruct } from "../library/classes.js";
import { library } from "../library/library.js";
import { Module } from "../value/module.js";
import { Arr, Str, Sym, type Value } from "../value/values.js";
import { exceptionOf, isInstance } from "./common.js";
import type { BuiltIn, Builtins } from "./method.js";
import { membersOf } from "./structs.js";

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
  include: mixing((self, module) => self.included.push(module), "included"),
  prepend: mixing((self, module) => self.prepended.push(module), "prepended"),
  extend: mixing((self, module) => self.extended.push(module), "extended"),
  refine: () => null,
  members: (self) => {
    const names = membersOf(self);
    return names && new Arr(names.map((name) => Sym.of(name)));
  },
  module_function: (self, { args }) => exported(self, args),
  private_class_method: (self, { args }) => {
    for (const name of names(args)) self.hidden.add(`.${name}`);
    return null;
  },
  public_class_method: () => null,
  private_constant: () => null,
  private: (self, { args }) => seen(self, args, true),
  public: (self, { args }) => seen(self, args, false),
  protected: (self, { args }) => seen(self, args, true),
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

/** `private`, bare or with names; a protected method counts as private here. */
function seen(self: Module, args: readonly Value[], isHidden: boolean): Value {
  if (args.length === 0) self.isHiding = isHidden;
  for (const name of names(args)) {
    if (isHidden) self.hidden.add(name);
    else self.hidden.delete(name);
  }
  return args[0] ?? null;
}

function names(args: readonly Value[]): string[] {
  return args.flatMap((each) => (each instanceof Arr ? each.items : [each])).map(nameOf);
}

/** `include` and its like: the module is told. */
function mixing(mix: (self: Module, module: Module) => void, hook: string) {
  return (self: Module, { args, run }: BuiltIn): Value => {
    for (const module of args) {
      if (!(module instanceof Module)) continue;
      mix(self, module);
      callHook(run, module, hook, self);
    }
    return self;
  };
}

function exported(self: Module, given: readonly Value[]): Value {
  if (given.length === 0) self.isModuleFunction = true;
  for (const name of names(given)) {
    const method = self.methods.get(name);
    if (method) self.ownMethods.set(name, method);
  }
  return null;
}

function attributes(self: Module, given: readonly Value[], reads: boolean, writes: boolean): Value {
  for (const name of names(given)) {
    const field = `@${name}`;
    if (reads) self.methods.set(name, { kind: "reader", field });
    if (writes) self.methods.set(`${name}=`, { kind: "writer", field });
  }
  return new Arr([...given]);
}

function nameOf(value: Value | undefined): string {
  return value instanceof Sym ? value.name : value instanceof Str ? value.clear : "";
}
