import * as nodes from "@ruby/prism/src/nodes.js";
import { Str, type Value } from "../value/values.js";
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
  if (node instanceof nodes.CallNode && node.receiver === null) {
    const known = scope.frame.nesting[0]?.find(node.name);
    // Lanes and actions are no methods: Ruby does not see them.
    return known || isKernelMethod(node.name) ? Str.of("method") : null;
  }
  return Str.of("expression");
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
