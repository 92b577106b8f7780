import * as nodes from "@ruby/prism/src/nodes.js";
import { Text } from "@stepauth/text";
import { membersOf } from "../methods/structs.js";
import { textsBetween } from "../methods/succ.js";
import { Decimal } from "../value/decimal.js";
import { Proc } from "../value/proc.js";
import { Unknown } from "../value/unknown.js";
import { Arr, freeze, Hash, Obj, Pattern, Range, Str, Sym, type Value } from "../value/values.js";
import type { Interpreter } from "./interpreter.js";
import { row } from "./rule.js";
import type { Scope } from "./scope.js";

/** Values as they are written. */
export const literalRules = [
  row(nodes.NilNode, () => null),
  row(nodes.TrueNode, () => true),
  row(nodes.FalseNode, () => false),
  row(nodes.SelfNode, (_, scope) => scope.frame.self),
  row(nodes.IntegerNode, ({ value }) => Number(value)),
  row(nodes.FloatNode, ({ value }) => new Decimal(value)),
  row(nodes.StringNode, (node, scope, run) => {
    const text = new Str(Text.of(node.unescaped.value, { origin: run.at(node, scope) }));
    // `# frozen_string_literal: true` at the top of the file.
    return node.isFrozen() ? freeze(text) : text;
  }),
  row(nodes.SymbolNode, ({ unescaped }) => Sym.of(unescaped.value)),
  row(nodes.XStringNode, (node, scope, run) => run.unknown("text", "a command", scope, node)),
  row(nodes.InterpolatedXStringNode, (node, scope, run) => {
    interpolated(node.parts, scope, run);
    return run.unknown("text", "a command", scope, node);
  }),
  row(nodes.InterpolatedStringNode, (node, scope, run) => {
    const text = interpolated(node.parts, scope, run);
    return text instanceof Text ? new Str(text) : new Unknown(text.id, "text", text.why);
  }),
  row(nodes.InterpolatedSymbolNode, (node, scope, run) => {
    const text = interpolated(node.parts, scope, run);
    return text instanceof Text ? Sym.of(text.reveal()) : text.derived("to_sym", "object");
  }),
  row(nodes.EmbeddedStatementsNode, (node, scope, run) => run.eval(node.statements, scope)),
  row(nodes.EmbeddedVariableNode, (node, scope, run) => run.eval(node.variable, scope)),
  row(nodes.RegularExpressionNode, (node) => new Pattern(node.unescaped.value, flags(node))),
  row(nodes.InterpolatedRegularExpressionNode, (node, scope, run) => {
    const text = interpolated(node.parts, scope, run);
    return text instanceof Text ? new Pattern(text.reveal(), flags(node)) : text.derived("to_r", "object");
  }),
  row(nodes.RangeNode, (node, scope, run) => {
    return new Range(run.eval(node.left, scope), run.eval(node.right, scope), node.isExcludeEnd());
  }),
  row(nodes.ArrayNode, (node, scope, run) => arrayOf(node.elements, scope, run)),
  row(nodes.HashNode, (node, scope, run) => hashOf(node.elements, scope, run)),
  row(nodes.KeywordHashNode, (node, scope, run) => hashOf(node.elements, scope, run)),
  row(nodes.ImplicitNode, (node, scope, run) => run.eval(node.value, scope)),
  row(nodes.LambdaNode, (node, scope) => new Proc(node.parameters, node.body, scope, true)),
  row(nodes.SourceFileNode, (_, scope) => Str.of(scope.frame.shownFile)),
  row(nodes.SourceLineNode, (node, scope, run) => Number(run.at(node, scope).split(":").at(-1))),
];

/** The parts of an interpolated text, one after the other; or why nobody can tell. */
function interpolated(parts: readonly nodes.Node[], scope: Scope, run: Interpreter): Text | Unknown {
  const texts: Text[] = [];
  let unknown: Unknown | undefined;
  for (const part of parts) {
    const inside = run.settled(run.eval(part, scope));
    // Objects of the program's own say what they are called.
    const value =
      inside instanceof Obj
        ? run.settled(run.call(inside, "to_s", { list: [] }, { node: part, scope, run, at: run.at(part, scope) }))
        : inside;
    const text = run.textOf(value);
    if (text) texts.push(text);
    else unknown ??= value instanceof Unknown ? value : run.unknown("text", "an object", scope, part);
  }
  if (!unknown) return Text.join(texts);
  return unknown.derived(`"${texts.map((text) => text.reveal()).join("#")}"`, "text");
}

/** The values of a list, spread ones in their place. */
export function arrayOf(elements: readonly nodes.Node[], scope: Scope, run: Interpreter): Value {
  const items: Value[] = [];
  for (const element of elements) {
    if (!(element instanceof nodes.SplatNode)) items.push(run.eval(element, scope));
    else {
      const spread = spreadOf(run.settled(run.eval(element.expression, scope)));
      if (spread instanceof Unknown) return spread.derived("splat", "array");
      items.push(...spread);
    }
  }
  return new Arr(items);
}

/** What `*value` stands for. */
export function spreadOf(value: Value): Value[] | Unknown {
  if (value instanceof Arr) return value.items;
  if (value === null) return [];
  if (value instanceof Hash) return [...value.entries.values()].map((entry) => new Arr([...entry]));
  if (value instanceof Range) return itemsOf(value) ?? [value];
  const members = value instanceof Obj ? membersOf(value.of) : undefined;
  if (value instanceof Obj && members) return members.map((name) => value.fields.get(`@${name}`) ?? null);
  return value instanceof Unknown ? value : [value];
}

/** What a range goes through: integers or texts; undefined where it goes through nothing, or for ever. */
export function itemsOf(range: Range): Value[] | undefined {
  const { from, to, excludesEnd } = range;
  if (typeof from === "number" && typeof to === "number") return numbersIn(range);
  if (!(from instanceof Str && to instanceof Str)) return undefined;
  return textsBetween(from.clear, to.clear, excludesEnd).map(Str.of);
}

/** The numbers of a range; at most a thousand, which is more than any list of lanes or names. */
function numbersIn({ from, to, excludesEnd }: Range): number[] {
  if (typeof from !== "number" || typeof to !== "number") return [];
  const length = Math.max(0, Math.min(1000, to - from + (excludesEnd ? 0 : 1)));
  return Array.from({ length }, (_, index) => from + index);
}

/** A hash, with other hashes merged in where `**` says so. */
export function hashOf(elements: readonly nodes.Node[], scope: Scope, run: Interpreter): Hash {
  const hash = new Hash();
  for (const element of elements) {
    if (element instanceof nodes.AssocNode) {
      const key = run.settled(run.eval(element.key, scope));
      const value = run.eval(element.value, scope);
      if (key instanceof Unknown) hash.mayHaveMore = key;
      else hash.set(key instanceof Str ? new Str(key.text) : key, value);
    } else if (element instanceof nodes.AssocSplatNode) {
      const merged = run.settled(run.eval(element.value, scope));
      if (merged instanceof Hash) {
        for (const [key, value] of merged.entries.values()) hash.set(key, value);
        hash.mayHaveMore ??= merged.mayHaveMore;
      } else if (merged instanceof Unknown) hash.mayHaveMore = merged;
    }
  }
  return hash;
}

function flags(node: { isIgnoreCase(): boolean; isExtended(): boolean; isMultiLine(): boolean }): string {
  return `${node.isIgnoreCase() ? "i" : ""}${node.isMultiLine() ? "m" : ""}${node.isExtended() ? "x" : ""}`;
}
