import * as nodes from "@ruby/prism/src/nodes.js";
import { Module } from "../value/module.js";
import { NativeProc, type Proc } from "../value/proc.js";
import { Arr, type Value } from "../value/values.js";
import type { Interpreter, ProcCall } from "./interpreter.js";
import { bindParameters, parametersOf } from "./parameters.js";
import { type Frame, Scope } from "./scope.js";
import { Next, Return } from "./signals.js";

/** Calls a block, a proc or a lambda. */
export function callProc(run: Interpreter, proc: Proc, args: readonly Value[], more: ProcCall = {}): Value {
  if (proc instanceof NativeProc) return proc.run([...args]);
  const { frame } = proc.scope;
  const scope = new Scope("self" in more ? withSelf(frame, more.self ?? null) : frame, proc.scope);
  scope.jumps.push(proc);
  if (proc.isLambda) scope.lambda = proc;
  bind(run, proc, args, more, scope);
  try {
    return run.eval(proc.body, scope);
  } catch (signal) {
    if (signal instanceof Next && signal.from === proc) return signal.value;
    if (signal instanceof Return && proc.isLambda && signal.frame === proc) return signal.value;
    throw signal;
  }
}

function withSelf(frame: Frame, self: Value): Frame {
  return { ...frame, self, ...(self instanceof Module ? { definee: self } : {}) };
}

function bind(run: Interpreter, proc: Proc, args: readonly Value[], { keywords, block }: ProcCall, scope: Scope): void {
  if (proc.parameters instanceof nodes.NumberedParametersNode) {
    const items = unpacked(run, args, proc.parameters.maximum > 1);
    for (let at = 1; at <= proc.parameters.maximum; at += 1) scope.variables.set(`_${at}`, items[at - 1] ?? null);
  } else if (proc.parameters instanceof nodes.ItParametersNode) scope.variables.set("it", args[0] ?? null);
  else {
    const parameters = parametersOf(proc.parameters);
    const list = proc.isLambda ? args : unpacked(run, args, takesSeveral(parameters));
    bindParameters(parameters, { list, keywords, block }, scope, run, proc.isLambda);
  }
}

function takesSeveral(parameters: nodes.ParametersNode | null): boolean {
  if (parameters === null) return false;
  const { requireds, optionals, posts, rest } = parameters;
  const count = requireds.length + optionals.length + posts.length;
  return count > 1 || (count === 1 && rest !== null);
}

/** A block with several parameters takes an array apart. */
function unpacked(run: Interpreter, args: readonly Value[], takesApart: boolean): readonly Value[] {
  const [only] = args;
  if (!takesApart || args.length !== 1 || only === undefined) return args;
  const settled = run.settled(only);
  return settled instanceof Arr ? settled.items : args;
}
