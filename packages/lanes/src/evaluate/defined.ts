import * as nodes from "@ruby/prism/src/nodes.js";
import { Str, Sym, type Value } from "../value/values.js";
import type { Interpreter } from "./interpreter.js";
import { isKernelMethod } from "./kernel.js";
import type { Scope } from "./scope.js";
import { Raised } from "./signals.js";
import { fieldsOf } from "./variables.js";

/** `defined?(x)`: a word for what it is, or nil. */
export function inspectKind(node: nodes.Node, scope: Scope, run: Interpreter): Value {
  if (node instanceof nodes.ParenthesesNode && node.body instanceof nodes.StatementsNode) {
    return inspectKind(node.body.body[0] ?? node, scope, run);
  }
  if (node instanceof nodes.LocalVariableReadNode) return Str.of("local-variable");
  if (node instanceof nodes.InstanceVariableReadNode) {
    return fieldsOf(scope.frame.self)?.has(node.name) ? Str.of("instance-variable") : null;
  }
  if (node instanceof nodes.GlobalVariableReadNode) {
    return run.object.fields.has(node.name) ? Str.of("global-variable") : null;
  }
  if (node instanceof nodes.ConstantReadNode || node instanceof nodes.ConstantPathNode) {
    return isRaised(() => run.eval(node, scope)) ? null : Str.of("constant");
  }
  const word = WORDS.find(([type]) => node instanceof type)?.[1];
  if (word !== undefined) return Str.of(word);
  if (node instanceof nodes.YieldNode) return scope.frame.block ? Str.of("yield") : null;
  if (node instanceof nodes.SuperNode || node instanceof nodes.ForwardingSuperNode) return null;
  if (node instanceof nodes.CallNode && node.receiver !== null) return calledKind(node, scope, run);
  if (node instanceof nodes.CallNode && node.receiver === null) {
    const known = scope.frame.nesting[0]?.find(node.name);
    // Lanes and actions are no methods: Ruby does not see them.
    return known || isKernelMethod(node.name) ? Str.of("method") : null;
  }
  return Str.of("expression");
}

const WORDS: readonly (readonly [abstract new (...args: never[]) => nodes.Node, string])[] = [
  [nodes.SelfNode, "self"],
  [nodes.NilNode, "expression"],
  [nodes.TrueNode, "expression"],
  [nodes.FalseNode, "expression"],
  [nodes.LocalVariableWriteNode, "assignment"],
  [nodes.InstanceVariableWriteNode, "assignment"],
  [nodes.LocalVariableOrWriteNode, "assignment"],
];

/** A call on something: nil where that can't be had, or has no such method. */
function calledKind(node: nodes.CallNode, scope: Scope, run: Interpreter): Value {
  const { receiver } = node;
  if (receiver === null || isRaised(() => run.eval(receiver, scope))) return null;
  const list = [Sym.of(node.name)];
  const call = { node, scope, run, at: run.at(node, scope) };
  const responds = run.settled(run.call(run.eval(receiver, scope), "respond_to?", { list }, call));
  return run.branch(
    responds,
    () => Str.of("method"),
    () => null,
  );
}

function isRaised(action: () => Value): boolean {
  try {
    action();
    return false;
  } catch (signal) {
    if (signal instanceof Raised) return true;
    throw signal;
  }
}
