import * as nodes from "@ruby/prism/src/nodes.js";
import { Module } from "../value/module.js";
import { Unknown } from "../value/unknown.js";
import { Arr, type Value } from "../value/values.js";
import { argsOf } from "./arguments.js";
import type { Interpreter } from "./interpreter.js";
import { spreadOf } from "./literals.js";
import { type Rule, type RuleRow, row } from "./rule.js";
import type { Scope } from "./scope.js";
import { classFields, fieldsOf } from "./variables.js";

/** Something that can be assigned to: where it stands was worked out once, and is read and written by these. */
interface Place {
  /** Undefined where there is nothing yet. */
  read(): Value | undefined;
  write(value: Value): void;
}

type Operation = "or" | "and" | "operator" | "plain";

interface Assigning {
  readonly location: nodes.Node["location"];
  readonly value: nodes.Node;
  readonly binaryOperator?: string;
}

/** A kind of place, and its four kinds of assignment. */
function rows<N>(
  types: Readonly<Partial<Record<Operation, abstract new (...args: never[]) => N & Assigning>>>,
  placeOf: (node: N, scope: Scope, run: Interpreter) => Place,
): RuleRow[] {
  return Object.entries(types).map(([operation, type]): RuleRow => {
    const rule = (node: N & Assigning, scope: Scope, run: Interpreter) => {
      return assign(placeOf(node, scope, run), operation as Operation, node, scope, run);
    };
    return [type, rule as unknown as Rule];
  });
}

function assign(place: Place, operation: Operation, node: Assigning, scope: Scope, run: Interpreter): Value {
  const write = (value: Value) => {
    run.choices.touch();
    place.write(value);
    return value;
  };
  if (operation === "plain") return write(run.eval(node.value, scope));
  const before = place.read() ?? null;
  if (operation === "or")
    return run.branch(
      before,
      () => before,
      () => write(run.eval(node.value, scope)),
    );
  if (operation === "and")
    return run.branch(
      before,
      () => write(run.eval(node.value, scope)),
      () => before,
    );
  const list = [run.eval(node.value, scope)];
  return write(
    run.call(
      before,
      node.binaryOperator ?? "",
      { list },
      { node: node.value, scope, run, at: run.at(node.value, scope) },
    ),
  );
}

export const assignmentRules: RuleRow[] = [
  ...rows<{ name: string; depth: number }>(
    {
      plain: nodes.LocalVariableWriteNode,
      or: nodes.LocalVariableOrWriteNode,
      and: nodes.LocalVariableAndWriteNode,
      operator: nodes.LocalVariableOperatorWriteNode,
    },
    ({ name, depth }, scope) => ({ read: () => scope.find(name), write: (value) => scope.assign(name, depth, value) }),
  ),
  ...rows<{ name: string }>(
    {
      plain: nodes.InstanceVariableWriteNode,
      or: nodes.InstanceVariableOrWriteNode,
      and: nodes.InstanceVariableAndWriteNode,
      operator: nodes.InstanceVariableOperatorWriteNode,
    },
    ({ name }, scope) => entry(fieldsOf(scope.frame.self), name),
  ),
  ...rows<{ name: string }>(
    {
      plain: nodes.ClassVariableWriteNode,
      or: nodes.ClassVariableOrWriteNode,
      and: nodes.ClassVariableAndWriteNode,
      operator: nodes.ClassVariableOperatorWriteNode,
    },
    ({ name }, scope) => entry(classFields(scope.frame), name),
  ),
  ...rows<{ name: string }>(
    {
      plain: nodes.GlobalVariableWriteNode,
      or: nodes.GlobalVariableOrWriteNode,
      and: nodes.GlobalVariableAndWriteNode,
      operator: nodes.GlobalVariableOperatorWriteNode,
    },
    ({ name }, _, run) => entry(run.object.fields, name),
  ),
  ...rows<{ name: string }>(
    {
      plain: nodes.ConstantWriteNode,
      or: nodes.ConstantOrWriteNode,
      and: nodes.ConstantAndWriteNode,
      operator: nodes.ConstantOperatorWriteNode,
    },
    ({ name }, scope, run) => entry((scope.frame.nesting[0] ?? run.object).constants, name),
  ),
  ...rows<{ target: nodes.ConstantPathNode }>(
    {
      plain: nodes.ConstantPathWriteNode,
      or: nodes.ConstantPathOrWriteNode,
      and: nodes.ConstantPathAndWriteNode,
      operator: nodes.ConstantPathOperatorWriteNode,
    },
    ({ target }, scope, run) => {
      const parent = target.parent ? run.settled(run.eval(target.parent, scope)) : run.object;
      return entry(parent instanceof Module ? parent.constants : undefined, target.name ?? "");
    },
  ),
  ...rows<nodes.IndexOrWriteNode | nodes.IndexAndWriteNode | nodes.IndexOperatorWriteNode>(
    { or: nodes.IndexOrWriteNode, and: nodes.IndexAndWriteNode, operator: nodes.IndexOperatorWriteNode },
    (node, scope, run) => indexed(node, scope, run),
  ),
  ...rows<nodes.CallOrWriteNode | nodes.CallAndWriteNode | nodes.CallOperatorWriteNode>(
    { or: nodes.CallOrWriteNode, and: nodes.CallAndWriteNode, operator: nodes.CallOperatorWriteNode },
    (node, scope, run) => attribute(run.eval(node.receiver, scope), node.readName, node, scope, run),
  ),
  row(nodes.MultiWriteNode, (node, scope, run) => {
    const value = run.settled(run.eval(node.value, scope));
    assignAll(node, value, scope, run);
    return value;
  }),
  row(nodes.ShareableConstantNode, (node, scope, run) => run.eval(node.write, scope)),
];

function entry(map: Map<string, Value> | undefined, name: string): Place {
  return { read: () => map?.get(name), write: (value) => map?.set(name, value) };
}

function indexed(
  node: nodes.Node & { receiver: nodes.Node | null; arguments_: nodes.ArgumentsNode | null },
  scope: Scope,
  run: Interpreter,
): Place {
  const receiver = run.eval(node.receiver, scope);
  const { list } = argsOf(node.arguments_, null, scope, run);
  const call = { node, scope, run, at: run.at(node, scope) };
  return {
    read: () => run.call(receiver, "[]", { list }, call),
    write: (value) => run.call(receiver, "[]=", { list: [...list, value] }, call),
  };
}

function attribute(receiver: Value, name: string, node: nodes.Node, scope: Scope, run: Interpreter): Place {
  const call = { node, scope, run, at: run.at(node, scope) };
  return {
    read: () => run.call(receiver, name, { list: [] }, call),
    write: (value) => run.call(receiver, `${name}=`, { list: [value] }, call),
  };
}

type Targets = {
  readonly lefts: readonly nodes.Node[];
  readonly rest: nodes.Node | null;
  readonly rights: readonly nodes.Node[];
};

/** `a, *b, (c, d) = value`. */
function assignAll({ lefts, rest, rights }: Targets, value: Value, scope: Scope, run: Interpreter): void {
  const items = value instanceof Arr ? value.items : spreadOf(value);
  const item = (index: number) => (items instanceof Unknown ? items.derived(`[${index}]`) : (items[index] ?? null));
  for (const [index, target] of lefts.entries()) assignTo(target, item(index), scope, run);
  const length = items instanceof Unknown ? lefts.length + rights.length : items.length;
  const end = Math.max(lefts.length, length - rights.length);
  if (rest instanceof nodes.SplatNode && rest.expression) {
    const middle = items instanceof Unknown ? items.derived("rest", "array") : new Arr(items.slice(lefts.length, end));
    assignTo(rest.expression, middle, scope, run);
  }
  for (const [index, target] of rights.entries()) assignTo(target, item(end + index), scope, run);
}

/** Assigns to a target: of a multiple assignment, of `rescue => e`, of `for`, of a parameter in parentheses. */
export function assignTo(target: nodes.Node, value: Value, scope: Scope, run: Interpreter): void {
  run.choices.touch();
  if (target instanceof nodes.LocalVariableTargetNode) scope.assign(target.name, target.depth, value);
  else if (target instanceof nodes.RequiredParameterNode) scope.variables.set(target.name, value);
  else if (target instanceof nodes.InstanceVariableTargetNode) fieldsOf(scope.frame.self)?.set(target.name, value);
  else if (target instanceof nodes.ClassVariableTargetNode) classFields(scope.frame)?.set(target.name, value);
  else if (target instanceof nodes.GlobalVariableTargetNode) run.object.fields.set(target.name, value);
  else if (target instanceof nodes.ConstantTargetNode)
    (scope.frame.nesting[0] ?? run.object).constants.set(target.name, value);
  else if (target instanceof nodes.MultiTargetNode) assignAll(target, run.settled(value), scope, run);
  else if (target instanceof nodes.IndexTargetNode) indexed(target, scope, run).write(value);
  else if (target instanceof nodes.SplatNode && target.expression) assignTo(target.expression, value, scope, run);
  else if (target instanceof nodes.CallTargetNode) {
    attribute(run.eval(target.receiver, scope), target.name.replace(/=$/, ""), target, scope, run).write(value);
  }
}
