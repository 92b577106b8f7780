import * as nodes from "@ruby/prism/src/nodes.js";
import { TRUTHY, Unknown } from "../value/unknown.js";
import { Arr, type Value } from "../value/values.js";
import { assignTo } from "./assignments.js";
import { inspectKind } from "./defined.js";
import { failure } from "./errors.js";
import type { Interpreter } from "./interpreter.js";
import { arrayOf, spreadOf } from "./literals.js";
import { row } from "./rule.js";
import type { Scope } from "./scope.js";
import { Break, Next, Return } from "./signals.js";

/** Rounds that a loop goes on for while only the run can tell when it ends. */
const MOST_UNKNOWN_ROUNDS = 2;

/** What decides which code runs. */
export const controlRules = [
  row(nodes.ProgramNode, (node, scope, run) => run.eval(node.statements, scope)),
  row(nodes.StatementsNode, ({ body }, scope, run) => {
    let value: Value = null;
    for (const statement of body) value = run.eval(statement, scope);
    return value;
  }),
  row(nodes.ParenthesesNode, (node, scope, run) => run.eval(node.body, scope)),
  row(nodes.ElseNode, (node, scope, run) => run.eval(node.statements, scope)),
  row(nodes.IfNode, (node, scope, run) =>
    run.branch(
      run.eval(node.predicate, scope),
      () => run.eval(node.statements, scope),
      () => run.eval(node.subsequent, scope),
    ),
  ),
  row(nodes.UnlessNode, (node, scope, run) =>
    run.branch(
      negated(run.settled(run.eval(node.predicate, scope))),
      () => run.eval(node.statements, scope),
      () => run.eval(node.elseClause, scope),
    ),
  ),
  row(nodes.AndNode, (node, scope, run) => {
    const left = run.eval(node.left, scope);
    return run.branch(
      left,
      () => run.eval(node.right, scope),
      () => falsy(left),
    );
  }),
  row(nodes.OrNode, (node, scope, run) => {
    const left = run.eval(node.left, scope);
    return run.branch(
      left,
      () => left,
      () => run.eval(node.right, scope),
    );
  }),
  row(nodes.WhileNode, (node, scope, run) => loop(node, scope, run, (value) => value)),
  row(nodes.UntilNode, (node, scope, run) => loop(node, scope, run, negated)),
  row(nodes.ForNode, (node, scope, run) => {
    const items = spreadOf(run.settled(run.eval(node.collection, scope)));
    const body = (item: Value) => {
      assignTo(node.index, item, scope, run);
      return run.eval(node.statements, scope);
    };
    if (items instanceof Unknown)
      return run.perhaps(items, () => round(scope, () => body(items.derived("each"))).value);
    for (const item of items) {
      const done = round(scope, () => body(item));
      if (done.isOver) return done.value;
    }
    return new Arr([...items]);
  }),
  row(nodes.ReturnNode, (node, scope, run) => {
    const value = givenValue(node.arguments_, scope, run);
    const { home } = scope;
    // The method that the block was written in is over, or there never was one: `next` is what was meant.
    const isLost = home === scope.frame && (scope.frame.method === undefined || scope.frame.isOver);
    if (isLost) throw failure("LocalJumpError", "return-in-lane", "unexpected return");
    throw new Return(value, home);
  }),
  row(nodes.NextNode, (node, scope, run) => {
    throw new Next(givenValue(node.arguments_, scope, run), scope.jump);
  }),
  row(nodes.BreakNode, (node, scope, run) => {
    throw new Break(givenValue(node.arguments_, scope, run), scope.jump);
  }),
  row(nodes.PreExecutionNode, (node, scope, run) => run.eval(node.statements, scope)),
  row(nodes.PostExecutionNode, () => null),
  row(nodes.DefinedNode, (node, scope, run) => inspectKind(node.value, scope, run)),
];

/** The opposite of a condition. */
function negated(value: Value): Value {
  if (value instanceof Unknown) return TRUTHY.has(value.kind) ? false : value.not();
  return value === null || value === false;
}

/** The value of `left && right` where left is nil, false, or not known to be. */
function falsy(left: Value): Value {
  return left instanceof Unknown ? null : left;
}

function givenValue(written: nodes.ArgumentsNode | null, scope: Scope, run: Interpreter): Value {
  if (!written) return null;
  const values = arrayOf(written.arguments_, scope, run);
  return values instanceof Arr && values.items.length === 1 ? (values.items[0] ?? null) : values;
}

type Loop = {
  readonly predicate: nodes.Node;
  readonly statements: nodes.StatementsNode | null;
  isBeginModifier(): boolean;
};

function loop(node: Loop, scope: Scope, run: Interpreter, goesOn: (value: Value) => Value): Value {
  let unknown = 0;
  for (let isFirst = true; ; isFirst = false) {
    run.step();
    if (!isFirst || !node.isBeginModifier()) {
      const condition = goesOn(run.settled(run.eval(node.predicate, scope)));
      if (condition instanceof Unknown && ++unknown > MOST_UNKNOWN_ROUNDS) return null;
      if (!run.truthy(condition)) return null;
    }
    const done = round(scope, () => run.eval(node.statements, scope));
    if (done.isOver) return done.value;
  }
}

/** One round of a loop; `next` ends it, `break` ends the loop. */
function round(scope: Scope, body: () => Value): { isOver: boolean; value: Value } {
  const token = {};
  scope.jumps.push(token);
  try {
    return { isOver: false, value: body() };
  } catch (signal) {
    if (signal instanceof Next && signal.from === token) return { isOver: false, value: signal.value };
    if (signal instanceof Break && signal.from === token) return { isOver: true, value: signal.value };
    throw signal;
  } finally {
    scope.jumps.splice(scope.jumps.indexOf(token), 1);
  }
}
