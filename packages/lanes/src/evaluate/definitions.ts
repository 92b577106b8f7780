import * as nodes from "@ruby/prism/src/nodes.js";
import { Module } from "../value/module.js";
import { Arr, Hash, Obj, Str, Sym, type Value } from "../value/values.js";
import { type Args, NO_ARGS } from "./args.js";
import { argsOf } from "./arguments.js";
import { noMethod } from "./errors.js";
import type { Interpreter } from "./interpreter.js";
import { callHook, callInitialize, callMethod, singletonOf } from "./methods.js";
import { row } from "./rule.js";
import { type Frame, Scope } from "./scope.js";

/** Methods, classes and modules, and calls that only make sense in them. */
export const definitionRules = [
  row(nodes.DefNode, (node, scope, run) => {
    run.choices.touch();
    const { frame } = scope;
    const method = {
      kind: "def",
      node,
      nesting: frame.nesting,
      file: frame.file,
      shownFile: frame.shownFile,
      lines: frame.lines,
    } as const;
    const receiver = node.receiver ? run.settled(run.eval(node.receiver, scope)) : undefined;
    if (receiver instanceof Module) receiver.ownMethods.set(node.name, method);
    else if (receiver instanceof Obj) singletonOf(receiver, run).methods.set(node.name, method);
    else if (receiver === undefined) define(frame, node.name, method, run);
    return Sym.of(node.name);
  }),
  row(nodes.ModuleNode, (node, scope, run) => body(node, opened(node, scope, run, false), scope, run)),
  row(nodes.ClassNode, (node, scope, run) => body(node, opened(node, scope, run, true), scope, run)),
  row(nodes.SingletonClassNode, (node, scope, run) => {
    const of = run.settled(run.eval(node.expression, scope));
    if (of instanceof Obj) return run.eval(node.body, new Scope(inside(singletonOf(of, run), scope.frame)));
    if (!(of instanceof Module)) return null;
    return run.eval(node.body, new Scope({ ...inside(of, scope.frame), isEigen: true }));
  }),
  row(nodes.YieldNode, (node, scope, run) => {
    const args = argsOf(node.arguments_, null, scope, run);
    const { block } = scope.frame;
    if (!block) return null;
    return run.callProc(block, args.list, { keywords: args.keywords });
  }),
  row(nodes.SuperNode, (node, scope, run) => callSuper(argsOf(node.arguments_, node.block, scope, run), scope, run)),
  row(nodes.ForwardingSuperNode, (node, scope, run) => {
    const { block } = argsOf(null, node.block, scope, run);
    return callSuper({ ...passedOn(scope), block: block ?? scope.frame.block }, scope, run);
  }),
  row(nodes.AliasMethodNode, (node, scope, run) => {
    const [name, before] = [node.newName, node.oldName].map((each) => run.eval(each, scope));
    const module = scope.frame.nesting[0];
    const method = before instanceof Sym ? module?.find(before.name) : undefined;
    if (name instanceof Sym && method) module?.methods.set(name.name, method);
    return null;
  }),
  row(nodes.UndefNode, () => null),
];

function define(frame: Frame, name: string, method: Parameters<Module["methods"]["set"]>[1], run: Interpreter): void {
  const module = frame.definee ?? frame.nesting[0] ?? run.object;
  if (frame.isEigen) module.ownMethods.set(name, method);
  else {
    module.methods.set(name, method);
    if (module.isHiding) module.hidden.add(name);
    else module.hidden.delete(name);
  }
  if (module.isModuleFunction) module.ownMethods.set(name, method);
}

type Opening = nodes.ClassNode | nodes.ModuleNode;

/** The module of that name, new or not. */
function opened(node: Opening, scope: Scope, run: Interpreter, isClass: boolean): Module {
  run.choices.touch();
  const path = node.constantPath;
  const around =
    path instanceof nodes.ConstantPathNode && path.parent ? run.settled(run.eval(path.parent, scope)) : undefined;
  const parent = around instanceof Module ? around : (scope.frame.nesting[0] ?? run.object);
  const known =
    parent.constants.get(node.name) ?? (around instanceof Module ? hosted(node.name, around, run) : undefined);
  if (known instanceof Module) return known;
  const above =
    node instanceof nodes.ClassNode && node.superclass ? run.settled(run.eval(node.superclass, scope)) : undefined;
  const prefix = parent === run.object || parent === scope.frame.nesting.at(-1) ? "" : `${parent.name}::`;
  const module = new Module(`${prefix}${node.name}`, parent, above instanceof Module ? above : undefined, isClass);
  parent.constants.set(node.name, module);
  if (above instanceof Module) callHook(run, above, "inherited", module);
  return module;
}

/** A class of fastlane's that the program opens by its full name: `class Fastlane::FastFile`. */
function hosted(name: string, around: Module, run: Interpreter): Value | undefined {
  return around.parent === undefined ? run.host.constant(name, around) : undefined;
}

function body(node: Opening, module: Module, scope: Scope, run: Interpreter): Value {
  module.isHiding = false;
  try {
    return run.eval(node.body, new Scope(inside(module, scope.frame)));
  } finally {
    module.isHiding = false;
  }
}

function inside(module: Module, { nesting, file, shownFile, lines }: Frame): Frame {
  return {
    self: module,
    nesting: [module, ...nesting],
    file,
    shownFile,
    lines,
    block: undefined,
    method: undefined,
    isOver: false,
  };
}

/** What a bare `super` is given: the method's parameters, with the values they have by now. */
function passedOn(scope: Scope): Args {
  const { parameters } = scope.frame;
  if (!parameters) return NO_ARGS;
  const value = (name: string): Value => scope.find(name) ?? null;
  const named = (list: readonly nodes.Node[]) =>
    list.flatMap((each) => ("name" in each && each.name ? [value(each.name)] : []));
  const rest = parameters.rest instanceof nodes.RestParameterNode ? value(parameters.rest.name ?? "*") : null;
  const keywords = Hash.of(
    parameters.keywords.flatMap((each): [Value, Value][] =>
      "name" in each && each.name ? [[Sym.of(each.name), value(each.name)]] : [],
    ),
  );
  const { keywordRest } = parameters;
  const more = keywordRest instanceof nodes.KeywordRestParameterNode ? value(keywordRest.name ?? "**") : null;
  if (more instanceof Hash) for (const [key, item] of more.entries.values()) keywords.set(key, item);
  return {
    list: [
      ...named(parameters.requireds),
      ...named(parameters.optionals),
      ...(rest instanceof Arr ? rest.items : []),
      ...named(parameters.posts),
    ],
    keywords,
  };
}

function callSuper(args: Args, scope: Scope, run: Interpreter): Value {
  const { self, method, owner } = scope.frame;
  if (!method || !owner) return null;
  if (self instanceof Module) {
    const found = owner.superclass?.findOwn(method);
    return found && owner.superclass ? callMethod(run, found, self, method, args, owner.superclass) : null;
  }
  const ancestors = self instanceof Obj ? [...self.of.ancestors()] : [];
  const next = ancestors.slice(ancestors.indexOf(owner) + 1).find((each) => each.methods.has(method));
  const found = next?.methods.get(method);
  if (found && next) return callMethod(run, found, self, method, args, next);
  return withoutAncestor(self, method, args);
}

/** What every object does itself; hooks that nobody else has do nothing. */
function withoutAncestor(self: Value, method: string, args: Args): Value {
  if (method === "initialize") return callInitialize(self, args);
  if (method === "respond_to_missing?") return false;
  if (method === "inherited" || method === "included" || method === "extended" || method === "prepended") return null;
  if (self instanceof Obj && method === "to_s") return Str.of(`#<${self.of.name}>`);
  throw noMethod(method === "method_missing" ? nameOf(args.list[0]) : method);
}

function nameOf(value: Value | undefined): string {
  return value instanceof Sym ? value.name : "";
}
