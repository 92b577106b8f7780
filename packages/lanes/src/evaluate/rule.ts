import type * as nodes from "@ruby/prism/src/nodes.js";
import type { Value } from "../value/values.js";
import type { Interpreter } from "./interpreter.js";
import type { Scope } from "./scope.js";

/** How one kind of node is evaluated. */
export type Rule<N extends nodes.Node = nodes.Node> = (node: N, scope: Scope, run: Interpreter) => Value;

/** A row of the table of rules. */
export type RuleRow = readonly [type: unknown, rule: Rule];

/** A row, whose rule knows the kind of its node. */
export function row<N extends nodes.Node>(type: abstract new (...args: never[]) => N, rule: Rule<N>): RuleRow {
  return [type, rule as unknown as Rule];
}
