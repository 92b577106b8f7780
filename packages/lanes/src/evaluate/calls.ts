import * as nodes from "@ruby/prism/src/nodes.js";
import { isEverywhere } from "../methods/common.js";
import { Module } from "../value/module.js";
import { Proc } from "../value/proc.js";
import { Unknown } from "../value/unknown.js";
import { Obj, type Value } from "../value/values.js";
import type { Args } from "./args.js";
import { argsOf } from "./arguments.js";
import { failure } from "./errors.js";
import type { Call, Interpreter } from "./interpreter.js";
import { kernel } from "./kernel.js";
import { callMethod, ownerOf } from "./methods.js";
import { row } from "./rule.js";
import type { Scope } from "./scope.js";
import { Break } from "./signals.js";

/** Calls. */
export const callRules = [
  row(nodes.CallNode, (node, scope, run) => {
    if (node.receiver === null || (node.receiver instanceof nodes.SelfNode && isCalledOnSelf(node, scope))) {
      return ended(argsOf(node.arguments_, node.block, scope, run), (args) =>
        callSelf(node.name, args, { node, scope, run, at: run.at(node, scope) }),
      );
    }
    const receiver = run.eval(node.receiver, scope);
    if (!node.isSafeNavigation()) return callOn(receiver, node, scope, run);
    const settled = run.settled(receiver);
    if (settled === null) return null;
    if (!(settled instanceof Unknown)) return callOn(settled, node, scope, run);
    // Whether it is nil is as unknown as it is itself.
    return settled.kind === "any" ? settled.derived(`&.${node.name}`) : callOn(settled, node, scope, run);
  }),
];

function isCalledOnSelf(node: nodes.CallNode, { frame: { self } }: Scope): boolean {
  return !/^\W|[=\]]$/.test(node.name) && (self instanceof Obj || self instanceof Module);
}

function callOn(receiver: Value, node: nodes.CallNode, scope: Scope, run: Interpreter): Value {
  return ended(argsOf(node.arguments_, node.block, scope, run), (args) =>
    run.call(receiver, node.name, args, { node, scope, run, at: run.at(node, scope) }),
  );
}

/** A call that a `break` in its block may end. */
function ended(args: Args, call: (args: Args) => Value): Value {
  if (!(args.block instanceof Proc)) return call(args);
  try {
    return call(args);
  } catch (signal) {
    if (signal instanceof Break && signal.from === args.block) return signal.value;
    throw signal;
  }
}

/** A call without a receiver: the program's own method, Ruby's, or one of what the program runs in. */
export function callSelf(name: string, args: Args, call: Call): Value {
  const { run, scope } = call;
  const { self } = scope.frame;
  const own = self instanceof Module ? self.findOwn(name) : self instanceof Obj ? self.of.find(name) : undefined;
  if (own) {
    const owner =
      self instanceof Module ? moduleOwner(self, name) : self instanceof Obj ? ownerOf(self.of, name) : undefined;
    return callMethod(run, own, self, name, args, owner);
  }
  const global = run.object.methods.get(name);
  if (global) return callMethod(run, global, self, name, args);
  for (const known of [
    () => run.host.callSelf(name, args, call),
    () => kernel(name, args, call),
    () => (isEverywhere(name) ? run.call(self, name, args, call) : undefined),
    () => run.host.callMissing(name, args, call),
  ]) {
    const value = known();
    if (value !== undefined) return value;
  }
  if (self !== run.main) return run.call(self, name, args, call);
  throw failure("NameError", "undefined-name", `undefined local variable or method '${name}'`);
}

function moduleOwner(self: Module, name: string): Module | undefined {
  for (let at: Module | undefined = self; at; at = at.superclass) if (at.ownMethods.has(name)) return at;
  return undefined;
}
