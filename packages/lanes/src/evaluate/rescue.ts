import * as nodes from "@ruby/prism/src/nodes.js";
import { Module } from "../value/module.js";
import { Unknown } from "../value/unknown.js";
import type { Value } from "../value/values.js";
import { assignTo } from "./assignments.js";
import { errorClass } from "./errors.js";
import type { Interpreter } from "./interpreter.js";
import { spreadOf } from "./literals.js";
import { row } from "./rule.js";
import type { Scope } from "./scope.js";
import { FileNeeded, LimitReached, Raised, Retry } from "./signals.js";

/** Rounds of `retry` that are followed. */
const MOST_RETRIES = 3;

/** What happens when something fails. */
export const rescueRules = [
  row(nodes.BeginNode, (node, scope, run) =>
    protectedBy(node.ensureClause, scope, run, () => attempt(node, scope, run)),
  ),
  row(nodes.RescueModifierNode, (node, scope, run) => {
    try {
      return run.eval(node.expression, scope);
    } catch (signal) {
      if (!(signal instanceof Raised) || !isA(signal, errorClass("StandardError"))) throw signal;
      run.choices.touch();
      return whileRescuing(signal, run, () => run.eval(node.rescueExpression, scope));
    }
  }),
  row(nodes.RetryNode, () => {
    throw new Retry();
  }),
];

function protectedBy(ensure: nodes.EnsureNode | null, scope: Scope, run: Interpreter, action: () => Value): Value {
  let value: Value;
  try {
    value = action();
  } catch (signal) {
    // Not Ruby's own way out: nothing of the program runs after it.
    if (!(signal instanceof LimitReached || signal instanceof FileNeeded)) run.eval(ensure?.statements ?? null, scope);
    throw signal;
  }
  run.eval(ensure?.statements ?? null, scope);
  return value;
}

function attempt(node: nodes.BeginNode, scope: Scope, run: Interpreter): Value {
  for (let tries = 0; ; tries += 1) {
    try {
      const value = rescued(node, scope, run);
      return node.elseClause && value.isUnharmed ? run.eval(node.elseClause, scope) : value.value;
    } catch (signal) {
      if (!(signal instanceof Retry) || tries >= MOST_RETRIES) throw signal;
    }
  }
}

function rescued(node: nodes.BeginNode, scope: Scope, run: Interpreter): { value: Value; isUnharmed: boolean } {
  try {
    return { value: run.eval(node.statements, scope), isUnharmed: true };
  } catch (signal) {
    if (!(signal instanceof Raised)) throw signal;
    for (let clause = node.rescueClause; clause; clause = clause.subsequent) {
      if (!catches(clause, signal, scope, run)) continue;
      run.choices.touch();
      if (clause.reference) assignTo(clause.reference, signal.error, scope, run);
      const { statements } = clause;
      return { value: whileRescuing(signal, run, () => run.eval(statements, scope)), isUnharmed: false };
    }
    throw signal;
  }
}

function whileRescuing(signal: Raised, run: Interpreter, action: () => Value): Value {
  const before = run.rescuing;
  run.rescuing = signal.error;
  run.raised.set(signal.error, signal);
  try {
    return action();
  } finally {
    run.rescuing = before;
  }
}

function catches(clause: nodes.RescueNode, signal: Raised, scope: Scope, run: Interpreter): boolean {
  if (clause.exceptions.length === 0) return isA(signal, errorClass("StandardError"));
  return clause.exceptions.some((written) => {
    const isSpread = written instanceof nodes.SplatNode;
    const value = run.settled(run.eval(isSpread ? written.expression : written, scope));
    const classes = isSpread ? spreadOf(value) : [value];
    if (classes instanceof Unknown) return run.truthy(classes.derived("===", "boolean"));
    return classes.some((each) => catchesClass(each, signal, run));
  });
}

function catchesClass(value: Value, signal: Raised, run: Interpreter): boolean {
  const settled = run.settled(value);
  if (settled instanceof Module) return isA(signal, settled);
  return settled instanceof Unknown && run.truthy(settled.derived(`=== ${signal.error.of.name}`, "boolean"));
}

function isA(signal: Raised, of: Module): boolean {
  return signal.error.of.inherits(of);
}
