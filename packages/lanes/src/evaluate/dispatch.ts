import { arrayMethods } from "../methods/arrays.js";
import { booleanMethods } from "../methods/booleans.js";
import { className, commonMethod, isEverywhere } from "../methods/common.js";
import { enumeratorMethods, isEnumerating } from "../methods/enumerators.js";
import { hashMethods } from "../methods/hashes.js";
import { matchMethods } from "../methods/matches.js";
import type { BuiltIn, Builtins } from "../methods/method.js";
import { mixedIn } from "../methods/mixins.js";
import { moduleMethod } from "../methods/modules.js";
import { nilMethods } from "../methods/nil.js";
import { decimalMethods, numberMethods } from "../methods/numbers.js";
import { objectMethods } from "../methods/objects.js";
import { patternMethods } from "../methods/patterns.js";
import { procMethods } from "../methods/procs.js";
import { rangeMethods } from "../methods/ranges.js";
import { hasMethod } from "../methods/ruby-names.js";
import { stringMethods } from "../methods/strings.js";
import { openField } from "../methods/structs.js";
import { symbolMethods } from "../methods/symbols.js";
import { unknownMethod } from "../methods/unknowns.js";
import { Decimal } from "../value/decimal.js";
import { Enumerator } from "../value/enumerator.js";
import { Match } from "../value/match.js";
import { Module } from "../value/module.js";
import { Proc } from "../value/proc.js";
import { shortened, Unknown } from "../value/unknown.js";
import { Arr, Hash, identity, isFrozen, Obj, Pattern, Range, Str, Sym, type Value } from "../value/values.js";
import type { Args } from "./args.js";
import { errorClasses, failure, noMethod } from "./errors.js";
import type { Call } from "./interpreter.js";
import { callMethod, ownerOf } from "./methods.js";
import { Scope } from "./scope.js";

/** A call on a value. */
export function dispatch(receiver: Value, name: string, args: Args, call: Call): Value {
  const { run } = call;
  const self = run.settled(receiver);
  run.step();
  if (self instanceof Unknown) return unknownMethod(self, name, args, call);
  if (self === run.main && call.scope.frame.self !== self) return onProgram(name, args, call);
  const own = ownMethod(self, name, call);
  if (own) return own(args);
  const hosted = run.host.callObject(self, name, args, call);
  if (hosted !== undefined) return hosted;
  if (CHANGING.has(name) || /\w!$/.test(name)) {
    if (isCollection(self) && isFrozen(self)) throw failure("FrozenError", "frozen", "can't modify frozen object");
    run.choices.touch();
  }
  const isCounted = args.list.length + (args.keywords?.entries.size ?? 0);
  if (!args.block && isEnumerating(self, name, isCounted)) {
    return new Enumerator((block) => dispatch(self, name, { ...args, block }, call));
  }
  const builtIn: BuiltIn = {
    args: args.list.map((value) => run.settled(value)),
    keywords: args.keywords,
    block: args.block,
    run,
    call,
    more: args.more,
  };
  const found = self instanceof Module ? moduleMethod(self, name, builtIn) : builtInMethod(self, name, builtIn);
  if (found !== undefined) return found;
  const mixed = self instanceof Obj ? (mixedIn(self, name, builtIn) ?? structField(self, name, builtIn)) : undefined;
  if (mixed !== undefined) return mixed;
  const common = commonMethod(self, name, builtIn);
  return common === undefined ? unheard(self, name, args, call) : common;
}

/** A field of an `OpenStruct`, where it is not the name of a method. */
function structField(self: Obj, name: string, call: BuiltIn): Value | undefined {
  return isEverywhere(name) ? undefined : openField(self, name, call);
}

/** What can be frozen and would change otherwise. */
function isCollection(self: Value): boolean {
  return self instanceof Str || self instanceof Arr || self instanceof Hash;
}

/** A call on the program itself by something else: actions and lanes are found as they are without a receiver. */
function onProgram(name: string, args: Args, call: Call): Value {
  const { run, scope } = call;
  return run.callSelf(name, args, { ...call, scope: new Scope({ ...scope.frame, self: run.main }, scope) });
}

/** Methods that change what they are called on, beside those with an exclamation mark. */
const CHANGING: ReadonlySet<string> = new Set([
  ..."<< []= store push append pop shift unshift prepend insert concat delete delete_if delete_at".split(" "),
  ..."clear replace update keep_if fill force_encoding".split(" "),
  ..."default= compare_by_identity const_set instance_variable_set".split(" "),
  ..."class_variable_set define_method define_singleton_method include extend attr_accessor".split(" "),
]);

function builtInMethod(self: Value, name: string, call: BuiltIn): Value | undefined {
  const methods = builtIns(self);
  return Object.hasOwn(methods, name) ? methods[name]?.(self as never, call) : undefined;
}

function builtIns(self: Value): Builtins<never> {
  if (self === null) return nilMethods;
  if (typeof self === "boolean") return booleanMethods;
  if (typeof self === "number") return numberMethods;
  if (self instanceof Decimal) return decimalMethods;
  if (self instanceof Str) return stringMethods;
  if (self instanceof Sym) return symbolMethods;
  if (self instanceof Arr) return arrayMethods;
  if (self instanceof Hash) return hashMethods;
  if (self instanceof Range) return rangeMethods;
  if (self instanceof Pattern) return patternMethods;
  if (self instanceof Proc) return procMethods;
  if (self instanceof Enumerator) return enumeratorMethods;
  if (self instanceof Match) return matchMethods;
  return objectMethods;
}

/** A method that the program itself gave to this value's class. */
function ownMethod(self: Value, name: string, call: Call): ((args: Args) => Value) | undefined {
  const { run } = call;
  const isModule = self instanceof Module;
  const of = self instanceof Obj ? self.of : isModule ? self : run.reopened(self);
  if (!of) return undefined;
  const method = isModule ? of.findOwn(name) : of.find(name);
  if (method && isHidden(of, name, isModule) && call.scope.frame.self !== self && !call.ignoresPrivacy)
    throw noMethod(name);
  if (method) return (args) => callMethod(run, method, self, name, args, isModule ? of : ownerOf(of, name));
  if (isEverywhere(name)) return undefined;
  const missing = isModule ? of.findOwn("method_missing") : of.find("method_missing");
  if (!missing || !(self instanceof Obj || isModule)) return undefined;
  return (args) =>
    callMethod(run, missing, self, "method_missing", { ...args, list: [Sym.of(name), ...args.list] }, of);
}

function isHidden(of: Module, name: string, isModule: boolean): boolean {
  return isModule ? of.hidden.has(`.${name}`) : (ownerOf(of, name)?.hidden.has(name) ?? false);
}

/** A method that is not known here: of nil and of the program's own classes there is none; else only the run can tell. */
function unheard(self: Value, name: string, args: Args, call: Call): Value {
  const isOwn =
    (self instanceof Obj && !errorClasses.has(self.of.name) && !(self instanceof Enumerator)) ||
    (self instanceof Module && self.parent !== undefined);
  const isNone = self === null || isOwn || typeof self === "boolean";
  if (!isEverywhere(name) && (isNone || hasMethod(className(self), name) === false)) throw noMethod(name);
  const id = shortened(`${identity(self)}.${name}(${args.list.map(identity).join(",")})`);
  const unknown = new Unknown(id, name.endsWith("?") ? "boolean" : "any", { what: name, at: call.at });
  const { block } = args;
  if (block) call.run.perhaps(unknown, () => call.run.callProc(block, [unknown.derived("item")]));
  return unknown;
}
