import { equalsAny, negated, ordered, whether } from "./compare.js";
import { TemplateError } from "./errors.js";
import { escapeHtml, escapeJs, escapeUrl } from "./escape.js";
import { format } from "./format.js";
import { element, escaped, length, piece, print, textOf } from "./texts.js";
import type { TemplateValue } from "./values.js";

/** Finds a variable for `getenv` and its kin. */
export type GetEnv = (name: string) => TemplateValue & { readonly type: "string" };

type Values = readonly TemplateValue[];
type Call = (args: Values, getenv: GetEnv) => TemplateValue;

interface TemplateFunction {
  readonly least: number;
  readonly most: number;
  readonly call: Call;
}

/** `and` and `or` stop at the argument that decides; they are evaluated elsewhere. */
const LAZY = new Set(["and", "or"]);

const FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map([
  taking(1, "getenv", ([name], getenv) => getenv(textOf(name as TemplateValue))),
  taking(2, "enveq", (args, getenv) => compared(args, getenv, (value, other) => value === other)),
  taking(2, "envcontain", (args, getenv) => compared(args, getenv, (value, part) => value.includes(part))),
  taking(1, "not", ([value]) => negated(value as TemplateValue)),
  from(1, "eq", ([one, ...others]) => equalsAny(one as TemplateValue, others)),
  taking(2, "ne", ([one, ...others]) => negated(equalsAny(one as TemplateValue, others))),
  taking(2, "lt", ([one, other]) => ordered(one as TemplateValue, other as TemplateValue, (order) => order < 0)),
  taking(2, "le", ([one, other]) => ordered(one as TemplateValue, other as TemplateValue, (order) => order <= 0)),
  taking(2, "gt", ([one, other]) => ordered(one as TemplateValue, other as TemplateValue, (order) => order > 0)),
  taking(2, "ge", ([one, other]) => ordered(one as TemplateValue, other as TemplateValue, (order) => order >= 0)),
  taking(1, "len", ([value]) => length(value as TemplateValue)),
  from(1, "index", ([of, ...indexes]) => indexes.reduce(element, of as TemplateValue)),
  from(1, "slice", ([of, ...ends]) => piece(of as TemplateValue, ends)),
  from(0, "print", (args) => print(args)),
  from(0, "println", (args) => print(args, true)),
  from(1, "printf", ([pattern, ...args]) => format(pattern as TemplateValue, args)),
  from(0, "html", (args) => escaped(args, escapeHtml)),
  from(0, "js", (args) => escaped(args, escapeJs)),
  from(0, "urlquery", (args) => escaped(args, escapeUrl)),
  from(0, "call", () => {
    throw new TemplateError("it calls something that is not a function");
  }),
]);

/** Whether the CLI's templates have a function of this name. */
export function isFunction(name: string): boolean {
  return FUNCTIONS.has(name) || LAZY.has(name);
}

/** Calls a function. Throws a {@link TemplateError} where Go's would fail. */
export function callFunction(name: string, args: Values, getenv: GetEnv): TemplateValue {
  const { least, most, call } = FUNCTIONS.get(name) as TemplateFunction;
  if (args.length < least || args.length > most)
    throw new TemplateError("it calls a function with a wrong number of arguments");
  return call(args, getenv);
}

function taking(count: number, name: string, call: Call): [string, TemplateFunction] {
  return [name, { least: count, most: count, call }];
}

function from(least: number, name: string, call: Call): [string, TemplateFunction] {
  return [name, { least, most: Number.POSITIVE_INFINITY, call }];
}

function compared([name, other]: Values, getenv: GetEnv, test: (value: string, other: string) => boolean) {
  const { value } = getenv(textOf(name as TemplateValue));
  return whether(value, (known) => test(known, textOf(other as TemplateValue)));
}
