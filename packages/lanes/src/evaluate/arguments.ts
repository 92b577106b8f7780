import * as nodes from "@ruby/prism/src/nodes.js";
import { NativeProc, Proc } from "../value/proc.js";
import { Unknown } from "../value/unknown.js";
import { Hash, Sym, type Value } from "../value/values.js";
import type { Args } from "./args.js";
import type { Interpreter } from "./interpreter.js";
import { hashOf, spreadOf } from "./literals.js";
import type { Scope } from "./scope.js";

/** What a call is given, worked out in the order in which it is written. */
export function argsOf(
  written: nodes.ArgumentsNode | null,
  block: nodes.Node | null,
  scope: Scope,
  run: Interpreter,
): Args {
  const list: Value[] = [];
  let keywords: Hash | undefined;
  let more: Unknown | undefined;
  for (const argument of written?.arguments_ ?? []) {
    if (argument instanceof nodes.SplatNode) {
      const value = argument.expression ? run.eval(argument.expression, scope) : (scope.find("*") ?? null);
      const spread = spreadOf(run.settled(value));
      if (spread instanceof Unknown) more = spread;
      else list.push(...spread);
    } else if (argument instanceof nodes.KeywordHashNode) keywords = keywordsOf(argument, scope, run);
    else if (argument instanceof nodes.ForwardingArgumentsNode) {
      list.push(...(spreadOf(scope.find("*") ?? null) as Value[]));
      const forwarded = scope.find("**");
      if (forwarded instanceof Hash) keywords = forwarded;
    } else list.push(run.eval(argument, scope));
  }
  const isForwarded = written?.arguments_.some((argument) => argument instanceof nodes.ForwardingArgumentsNode);
  return { list, keywords, more, block: isForwarded ? scope.frame.block : blockOf(block, scope, run) };
}

function keywordsOf(node: nodes.KeywordHashNode, scope: Scope, run: Interpreter): Hash {
  const anonymous = node.elements.filter(
    (element) => element instanceof nodes.AssocSplatNode && element.value === null,
  );
  const hash = hashOf(
    node.elements.filter((element) => !anonymous.includes(element)),
    scope,
    run,
  );
  const forwarded = anonymous.length > 0 ? scope.find("**") : undefined;
  if (forwarded instanceof Hash) for (const [key, value] of forwarded.entries.values()) hash.set(key, value);
  return hash;
}

function blockOf(node: nodes.Node | null, scope: Scope, run: Interpreter): Proc | undefined {
  if (node instanceof nodes.BlockNode) return new Proc(node.parameters, node.body, scope, false);
  if (!(node instanceof nodes.BlockArgumentNode)) return undefined;
  if (node.expression === null) return scope.frame.block;
  const given = run.settled(run.eval(node.expression, scope));
  if (given instanceof Proc) return given;
  if (!(given instanceof Sym)) return undefined;
  return new NativeProc(scope, ([receiver = null, ...list]) =>
    run.call(receiver, given.name, { list }, { node, scope, run, at: run.at(node, scope) }),
  );
}
