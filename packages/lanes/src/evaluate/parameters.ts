import * as nodes from "@ruby/prism/src/nodes.js";
import type { Unknown } from "../value/unknown.js";
import { Arr, Hash, Sym, type Value } from "../value/values.js";
import { type Args, positional } from "./args.js";
import { assignTo } from "./assignments.js";
import { failure } from "./errors.js";
import type { Interpreter } from "./interpreter.js";
import type { Scope } from "./scope.js";
import { inspected } from "./texts.js";

/** Gives a method's or lambda's parameters their values, as strictly as Ruby does; a block's, as leniently. */
export function bindParameters(
  parameters: nodes.ParametersNode | null,
  args: Args,
  scope: Scope,
  run: Interpreter,
  isStrict: boolean,
): void {
  const takesKeywords = parameters !== null && (parameters.keywords.length > 0 || parameters.keywordRest !== null);
  const list = takesKeywords ? [...args.list] : positional(args);
  if (parameters === null) {
    if (isStrict && list.length > 0) throw wrongNumber(list.length, "0");
    return;
  }
  if (parameters.keywordRest instanceof nodes.ForwardingParameterNode) {
    // `...`: everything after the named ones is passed on as it came.
    scope.variables.set("*", new Arr(list.splice(parameters.requireds.length)));
    scope.variables.set("**", args.keywords ?? new Hash());
    bindPositional(parameters, list, args.more, scope, run, isStrict);
    return;
  }
  bindPositional(parameters, list, args.more, scope, run, isStrict);
  if (takesKeywords) bindKeywords(parameters, args.keywords ?? new Hash(), scope, run);
  const block = parameters.block;
  if (block instanceof nodes.BlockParameterNode && block.name) scope.variables.set(block.name, args.block ?? null);
}

function bindPositional(
  { requireds, optionals, rest, posts }: nodes.ParametersNode,
  list: Value[],
  more: Unknown | undefined,
  scope: Scope,
  run: Interpreter,
  isStrict: boolean,
): void {
  const needed = requireds.length + posts.length;
  const isTooLong = list.length > needed + optionals.length && rest === null;
  if (isStrict && !more && (list.length < needed || isTooLong)) {
    const most = needed + optionals.length;
    throw wrongNumber(list.length, rest ? `${needed}+` : most > needed ? `${needed}..${most}` : `${needed}`);
  }
  const missing = () => more?.derived("item") ?? null;
  let at = 0;
  const next = () => (at < list.length ? (list[at++] ?? null) : missing());
  for (const target of requireds) assignTo(target, next(), scope, run);
  let spare = Math.max(0, list.length - needed);
  for (const optional of optionals) {
    if (!(optional instanceof nodes.OptionalParameterNode)) continue;
    const isGiven = spare > 0;
    spare -= 1;
    scope.variables.set(optional.name, isGiven ? next() : run.eval(optional.value, scope));
  }
  const end = Math.max(at, list.length - posts.length);
  if (rest instanceof nodes.RestParameterNode || rest instanceof nodes.ImplicitRestNode) {
    const name = rest instanceof nodes.RestParameterNode ? (rest.name ?? "*") : "*";
    scope.variables.set(name, more ? more.derived("rest", "array") : new Arr(list.slice(at, end)));
  }
  at = end;
  for (const target of posts) assignTo(target, next(), scope, run);
}

function bindKeywords(
  { keywords, keywordRest }: nodes.ParametersNode,
  given: Hash,
  scope: Scope,
  run: Interpreter,
): void {
  const named = new Set<string>();
  for (const keyword of keywords) {
    if (
      !(keyword instanceof nodes.RequiredKeywordParameterNode || keyword instanceof nodes.OptionalKeywordParameterNode)
    )
      continue;
    named.add(keyword.name);
    scope.variables.set(keyword.name, keywordValue(keyword, given, scope, run));
  }
  const others = [...given.entries.values()].filter(([key]) => !(key instanceof Sym && named.has(key.name)));
  if (keywordRest instanceof nodes.KeywordRestParameterNode) {
    const rest = Hash.of(others);
    rest.mayHaveMore = given.mayHaveMore;
    scope.variables.set(keywordRest.name ?? "**", rest);
  } else if (others.length > 0) {
    const names = others.map(([key]) => inspected(key)?.reveal() ?? "").join(", ");
    const what = others.length > 1 ? "unknown keywords" : "unknown keyword";
    throw failure("ArgumentError", "unknown-keyword", `${what}: ${names}`);
  }
}

function keywordValue(
  keyword: nodes.RequiredKeywordParameterNode | nodes.OptionalKeywordParameterNode,
  given: Hash,
  scope: Scope,
  run: Interpreter,
): Value {
  const value = given.option(keyword.name);
  if (value !== undefined) return value;
  if (given.mayHaveMore) return given.mayHaveMore.derived(`[:${keyword.name}]`);
  if (keyword instanceof nodes.OptionalKeywordParameterNode) return run.eval(keyword.value, scope);
  throw failure("ArgumentError", "missing-keyword", `missing keyword: :${keyword.name}`);
}

function wrongNumber(given: number, expected: string) {
  const numbers = `(given ${given}, expected ${expected})`;
  return failure("ArgumentError", "wrong-arguments", `wrong number of arguments ${numbers}`);
}

/** The parameters of a block, lambda or method, whatever they are wrapped in. */
export function parametersOf(node: nodes.Node | null): nodes.ParametersNode | null {
  if (node instanceof nodes.BlockParametersNode) return node.parameters;
  return node instanceof nodes.ParametersNode ? node : null;
}

/** Whether a block names keywords: a lane then gets its options that way. */
export function takesKeywords(node: nodes.Node | null): boolean {
  const parameters = parametersOf(node);
  return parameters !== null && (parameters.keywords.length > 0 || parameters.keywordRest !== null);
}
