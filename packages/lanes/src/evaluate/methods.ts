import { type Attribute, type Method, Module } from "../value/module.js";
import { Obj, Str, type Value } from "../value/values.js";
import type { Args } from "./args.js";
import { failure, isErrorClass } from "./errors.js";
import type { Interpreter } from "./interpreter.js";
import { bindParameters } from "./parameters.js";
import { type Frame, Scope } from "./scope.js";
import { Return } from "./signals.js";
import { fieldsOf } from "./variables.js";

/** Calls of methods that may be open in each other before Ruby's own stack would end. */
const MOST_CALLS = 150;

/** Calls a method of the program's own. */
export function callMethod(
  run: Interpreter,
  method: Method,
  self: Value,
  name: string,
  args: Args,
  owner?: Module,
): Value {
  if ("field" in method) return callAttribute(run, method, self, args);
  if (method.kind === "proc")
    return run.callProc(method.proc, args.list, { self, keywords: args.keywords, block: args.block });
  const { node, nesting, file, shownFile, lines } = method;
  const frame: Frame = {
    self,
    nesting,
    file,
    shownFile,
    lines,
    block: args.block,
    method: name,
    owner,
    args,
    parameters: node.parameters,
    isOver: false,
  };
  const scope = new Scope(frame);
  if (run.calls >= MOST_CALLS) throw failure("SystemStackError", "endless-recursion", "stack level too deep");
  run.calls += 1;
  try {
    bindParameters(node.parameters, args, scope, run, true);
    return run.eval(node.body, scope);
  } catch (signal) {
    if (signal instanceof Return && signal.frame === frame) return signal.value;
    throw signal;
  } finally {
    run.calls -= 1;
    frame.isOver = true;
  }
}

function callAttribute(run: Interpreter, { kind, field }: Attribute, self: Value, args: Args): Value {
  const fields = fieldsOf(self);
  if (kind === "reader") return fields?.get(field) ?? null;
  const [value = null] = args.list;
  run.choices.touch();
  fields?.set(field, value);
  return value;
}

/** `initialize` of a class that has none, or that of an exception: its message. */
export function callInitialize(self: Value, { list: [message] }: Args): Value {
  if (self instanceof Obj && isErrorClass(self.of)) self.fields.set("message", message ?? Str.of(self.of.name));
  return null;
}

/** `Class.new(...)`. */
export function instantiate(run: Interpreter, of: Module, args: Args): Obj {
  run.step(10);
  if (!of.isClass) throw failure("NoMethodError", "no-method", `undefined method new for ${of.name}`);
  const object = new Obj(of);
  callInitialize(object, args);
  const initialize = of.find("initialize");
  if (initialize) callMethod(run, initialize, object, "initialize", args, ownerOf(of, "initialize"));
  return object;
}

/** The module that a method of a class comes from. */
export function ownerOf(of: Module, name: string): Module | undefined {
  for (const module of of.ancestors()) if (module.methods.has(name)) return module;
  return undefined;
}

/** Calls what a module does when it is included, extended or inherited from. */
export function callHook(run: Interpreter, module: Module, hook: string, by: Value): void {
  const method = module.findOwn(hook);
  if (method) callMethod(run, method, module, hook, { list: [by] }, module);
}

/** The class of one object alone: `def object.name`, `class << object`. The program itself is the only one of its class. */
export function singletonOf(object: Obj, run: Interpreter): Module {
  if (object === run.main || object.of.isSingleton) return object.of;
  const own = new Module(object.of.name, object.of.parent ?? run.object, object.of, true);
  own.isSingleton = true;
  object.of = own;
  return own;
}
