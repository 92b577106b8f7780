import * as nodes from "@ruby/prism/src/nodes.js";
import { Module } from "../value/module.js";
import { Obj, Str, type Value } from "../value/values.js";
import { failure } from "./errors.js";
import type { Interpreter } from "./interpreter.js";
import { row } from "./rule.js";
import type { Frame, Scope } from "./scope.js";

/** Reading of names. */
export const variableRules = [
  row(nodes.LocalVariableReadNode, ({ name }, scope) => scope.find(name) ?? null),
  row(nodes.ItLocalVariableReadNode, (_, scope) => scope.find("it") ?? null),
  row(nodes.InstanceVariableReadNode, ({ name }, scope) => fieldsOf(scope.frame.self)?.get(name) ?? null),
  row(nodes.ClassVariableReadNode, ({ name }, scope) => classFields(scope.frame)?.get(name) ?? null),
  row(nodes.GlobalVariableReadNode, (node, scope, run) => globalVariable(node, scope, run)),
  row(nodes.NumberedReferenceReadNode, ({ number }, scope) => scope.find(`$${number}`) ?? null),
  row(nodes.BackReferenceReadNode, ({ name }, scope) => scope.find(name) ?? null),
  row(nodes.ConstantReadNode, (node, scope, run) => constant(node.name, scope.frame, run)),
  row(nodes.ConstantPathNode, (node, scope, run) => {
    const name = node.name ?? "";
    if (node.parent === null) return constantOf(run.object, name, run);
    const parent = run.settled(run.eval(node.parent, scope));
    if (parent instanceof Module) return constantOf(parent, name, run);
    return run.unknown("any", name, scope, node);
  }),
];

/** Instance variables of an object or a module. */
export function fieldsOf(self: Value): Map<string, Value> | undefined {
  return self instanceof Obj || self instanceof Module ? self.fields : undefined;
}

/** Class variables: they are shared by a class and what inherits from it. */
export function classFields({ nesting }: Frame): Map<string, Value> | undefined {
  return nesting[0]?.fields;
}

function globalVariable(node: nodes.GlobalVariableReadNode, scope: Scope, run: Interpreter): Value {
  const known = run.object.fields.get(node.name);
  if (known !== undefined) return known;
  if (node.name === "$!") return run.rescuing;
  if (node.name === "$~") return scope.find(node.name) ?? null;
  return node.name === "$0" || node.name === "$PROGRAM_NAME"
    ? Str.of("fastlane")
    : run.unknown("any", node.name, scope, node);
}

/** A constant as code sees it: of the modules around it, of what they inherit from, of fastlane and Ruby. */
function constant(name: string, frame: Frame, run: Interpreter): Value {
  for (const module of frame.nesting) {
    const own = module.constants.get(name);
    if (own !== undefined) return own;
  }
  for (const ancestor of frame.nesting[0]?.ancestors() ?? []) {
    const inherited = ancestor.constants.get(name);
    if (inherited !== undefined) return inherited;
  }
  const own = run.object.constants.get(name);
  if (own !== undefined) return own;
  const found = run.host.constant(name, undefined);
  if (found === undefined) throw failure("NameError", "uninitialized-constant", `uninitialized constant ${name}`);
  return found;
}

function constantOf(module: Module, name: string, run: Interpreter): Value {
  for (const ancestor of module.ancestors()) {
    const own = ancestor.constants.get(name);
    if (own !== undefined) return own;
  }
  const found = run.host.constant(name, module === run.object ? undefined : module);
  if (found === undefined) {
    throw failure("NameError", "uninitialized-constant", `uninitialized constant ${module.name}::${name}`);
  }
  return found;
}
