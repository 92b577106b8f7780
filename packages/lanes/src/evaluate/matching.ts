import * as nodes from "@ruby/prism/src/nodes.js";
import { structMethods } from "../methods/structs.js";
import { Unknown } from "../value/unknown.js";
import { Arr, Hash, Obj, Sym, type Value } from "../value/values.js";
import { assignTo } from "./assignments.js";
import { failure } from "./errors.js";
import type { Interpreter } from "./interpreter.js";
import { spreadOf } from "./literals.js";
import { row } from "./rule.js";
import type { Scope } from "./scope.js";

/** `case`, with `when` and with `in`. */
export const matchRules = [
  row(nodes.CaseNode, (node, scope, run) => {
    const subject = node.predicate ? run.eval(node.predicate, scope) : undefined;
    const from = (index: number): Value => {
      const clause = node.conditions[index];
      if (!(clause instanceof nodes.WhenNode)) return run.eval(node.elseClause, scope);
      const matches = anyMatches(clause.conditions, subject, scope, run);
      return run.branch(
        matches,
        () => run.eval(clause.statements, scope),
        () => from(index + 1),
      );
    };
    return from(0);
  }),
  row(nodes.CaseMatchNode, (node, scope, run) => {
    const subject = run.settled(run.eval(node.predicate, scope));
    const from = (index: number): Value => {
      const clause = node.conditions[index];
      if (!(clause instanceof nodes.InNode)) {
        if (node.elseClause) return run.eval(node.elseClause, scope);
        throw failure("NoMatchingPatternError", "no-pattern-matches", "no pattern matches");
      }
      const matches = matchesPattern(clause.pattern, subject, scope, run);
      return run.branch(
        matches,
        () => run.eval(clause.statements, scope),
        () => from(index + 1),
      );
    };
    return from(0);
  }),
  row(nodes.MatchPredicateNode, (node, scope, run) =>
    matchesPattern(node.pattern, run.settled(run.eval(node.value, scope)), scope, run),
  ),
  row(nodes.MatchRequiredNode, (node, scope, run) => {
    if (run.truthy(matchesPattern(node.pattern, run.settled(run.eval(node.value, scope)), scope, run))) return null;
    throw failure("NoMatchingPatternError", "no-pattern-matches", "no pattern matches");
  }),
  row(nodes.MatchWriteNode, (node, scope, run) => {
    const value = run.eval(node.call, scope);
    for (const target of node.targets) {
      const name = target instanceof nodes.LocalVariableTargetNode ? target.name : "";
      assignTo(target, scope.find(`$${name}`) ?? null, scope, run);
    }
    return value;
  }),
];

/** Whether one of the values of a `when` fits. */
function anyMatches(
  conditions: readonly nodes.Node[],
  subject: Value | undefined,
  scope: Scope,
  run: Interpreter,
): Value {
  let unknown: Unknown | undefined;
  for (const condition of conditions) {
    for (const candidate of candidates(condition, scope, run)) {
      const matches =
        subject === undefined ? run.settled(candidate) : tripleEquals(candidate, subject, condition, scope, run);
      if (matches instanceof Unknown) unknown ??= matches;
      else if (matches !== false && matches !== null) return true;
    }
  }
  return unknown ?? false;
}

function candidates(condition: nodes.Node, scope: Scope, run: Interpreter): readonly Value[] {
  if (!(condition instanceof nodes.SplatNode)) return [run.eval(condition, scope)];
  const spread = spreadOf(run.settled(run.eval(condition.expression, scope)));
  return spread instanceof Unknown ? [spread] : spread;
}

function tripleEquals(candidate: Value, subject: Value, node: nodes.Node, scope: Scope, run: Interpreter): Value {
  return run.settled(run.call(candidate, "===", { list: [subject] }, { node, scope, run, at: run.at(node, scope) }));
}

/** Whether a value fits a pattern of `in`; names in it are set on the way. */
function matchesPattern(pattern: nodes.Node, value: Value, scope: Scope, run: Interpreter): Value {
  if (pattern instanceof nodes.LocalVariableTargetNode) {
    assignTo(pattern, value, scope, run);
    return true;
  }
  if (pattern instanceof nodes.AlternationPatternNode) {
    const left = run.settled(matchesPattern(pattern.left, value, scope, run));
    return left === true ? true : either(left, matchesPattern(pattern.right, value, scope, run));
  }
  if (pattern instanceof nodes.CapturePatternNode) {
    const matches = matchesPattern(pattern.value, value, scope, run);
    if (matches !== false) assignTo(pattern.target, value, scope, run);
    return matches;
  }
  if (pattern instanceof nodes.PinnedVariableNode)
    return tripleEquals(run.eval(pattern.variable, scope), value, pattern, scope, run);
  if (pattern instanceof nodes.PinnedExpressionNode)
    return tripleEquals(run.eval(pattern.expression, scope), value, pattern, scope, run);
  if (pattern instanceof nodes.IfNode) return guarded(pattern, true, value, scope, run);
  if (pattern instanceof nodes.UnlessNode) return guarded(pattern, false, value, scope, run);
  if (pattern instanceof nodes.ArrayPatternNode) return matchesArray(pattern, value, scope, run);
  if (pattern instanceof nodes.FindPatternNode) return findsInArray(pattern, value, scope, run);
  if (pattern instanceof nodes.HashPatternNode) return matchesHash(pattern, value, scope, run);
  if (pattern instanceof nodes.ImplicitNode) return matchesPattern(pattern.value, value, scope, run);
  return tripleEquals(run.eval(pattern, scope), value, pattern, scope, run);
}

function guarded(
  node: nodes.IfNode | nodes.UnlessNode,
  wanted: boolean,
  value: Value,
  scope: Scope,
  run: Interpreter,
): Value {
  const [pattern] = node.statements?.body ?? [];
  const matches = pattern ? run.settled(matchesPattern(pattern, value, scope, run)) : true;
  if (matches === false || matches === null) return false;
  const guard = run.settled(run.eval(node.predicate, scope));
  if (guard instanceof Unknown) return wanted ? guard : guard.not();
  const holds = (guard !== null && guard !== false) === wanted;
  return holds ? matches : false;
}

function matchesArray(pattern: nodes.ArrayPatternNode, value: Value, scope: Scope, run: Interpreter): Value {
  if (value instanceof Unknown) return value.derived("in []", "boolean");
  const isOf = isOfConstant(pattern.constant, value, scope, run);
  const members = value instanceof Obj ? spreadOf(value) : undefined;
  const items = value instanceof Arr ? value.items : members;
  if (isOf === false || items === undefined || items instanceof Unknown) return false;
  const { requireds, posts, rest } = pattern;
  const fixed = requireds.length + posts.length;
  if (items.length < fixed || (rest === null && items.length > fixed)) return false;
  const tail = items.length - posts.length;
  const pairs = [
    ...requireds.map((each, index) => [each, items[index] ?? null] as const),
    ...posts.map((each, index) => [each, items[tail + index] ?? null] as const),
  ];
  if (rest instanceof nodes.SplatNode && rest.expression) {
    assignTo(rest.expression, new Arr(items.slice(requireds.length, tail)), scope, run);
  }
  return both(isOf, () => allMatch(pairs, scope, run));
}

/** `Config(...)`: whether it is one; true where no constant stands before the parentheses. */
function isOfConstant(constant: nodes.Node | null, value: Value, scope: Scope, run: Interpreter): Value {
  return constant ? tripleEquals(run.eval(constant, scope), value, constant, scope, run) : true;
}

function both(one: Value, two: () => Value): Value {
  const other = two();
  return one instanceof Unknown && other !== false ? one : other;
}

/** `[*, String => name, *]`. */
function findsInArray(pattern: nodes.FindPatternNode, value: Value, scope: Scope, run: Interpreter): Value {
  if (value instanceof Unknown) return value.derived("in [*]", "boolean");
  if (!(value instanceof Arr)) return false;
  const { requireds, left, right } = pattern;
  for (let from = 0; from + requireds.length <= value.items.length; from += 1) {
    const pairs = requireds.map((each, index) => [each, value.items[from + index] ?? null] as const);
    const matches = run.settled(allMatch(pairs, scope, run));
    if (matches === false || matches === null) continue;
    assignRest(left, value.items.slice(0, from), scope, run);
    assignRest(right, value.items.slice(from + requireds.length), scope, run);
    return matches;
  }
  return false;
}

function assignRest(node: nodes.Node | null, items: Value[], scope: Scope, run: Interpreter): void {
  if (node instanceof nodes.SplatNode && node.expression) assignTo(node.expression, new Arr(items), scope, run);
}

function matchesHash(pattern: nodes.HashPatternNode, value: Value, scope: Scope, run: Interpreter): Value {
  if (value instanceof Unknown) return value.derived("in {}", "boolean");
  const isOf = isOfConstant(pattern.constant, value, scope, run);
  const hash = value instanceof Obj ? structMethods.to_h?.(value, { args: [] } as never) : value;
  if (isOf === false || !(hash instanceof Hash)) return false;
  const pairs: [nodes.Node, Value][] = [];
  const rest = hash.copy();
  for (const element of pattern.elements) {
    if (!(element instanceof nodes.AssocNode) || !(element.key instanceof nodes.SymbolNode)) continue;
    const key = Sym.of(element.key.unescaped.value);
    const item = hash.get(key);
    if (item === undefined) return hash.mayHaveMore?.derived("key?", "boolean") ?? false;
    rest.delete(key);
    if (element.value) pairs.push([element.value, item]);
  }
  if (pattern.rest instanceof nodes.NoKeywordsParameterNode && rest.entries.size > 0) return false;
  if (pattern.rest instanceof nodes.AssocSplatNode && pattern.rest.value)
    assignTo(pattern.rest.value, rest, scope, run);
  return both(isOf, () => allMatch(pairs, scope, run));
}

function allMatch(pairs: readonly (readonly [nodes.Node, Value])[], scope: Scope, run: Interpreter): Value {
  let all: Value = true;
  for (const [pattern, item] of pairs) {
    const matches = run.settled(matchesPattern(pattern, run.settled(item), scope, run));
    if (matches === false || matches === null) return false;
    if (matches instanceof Unknown) all = matches;
  }
  return all;
}

function either(left: Value, right: Value): Value {
  if (right === true || !(left instanceof Unknown)) return right;
  return right instanceof Unknown ? right : left;
}
