import { equalsAny, negated, ordered, whether } from "./compare.js";
import { TemplateError, TemplateUnsupported } from "./errors.js";
import { escapeHtml, escapeJs, escapeUrl } from "./escape.js";
import { format } from "./format.js";
import { tainted, taintOf, unknownOf } from "./taint.js";
import { element, escaped, length, piece, print, textOf } from "./texts.js";
import type { StringValue, TemplateValue } from "./values.js";

/** Finds a variable for `getenv` and its kin. */
export type GetEnv = (name: TemplateValue) => StringValue;

type Values = readonly TemplateValue[];
type Call = (args: Values, getenv: GetEnv) => TemplateValue;

/**
 * What becomes of secrets: `kept` is a text that is empty only where they are, `weighed` is for the function itself to say;
 * by default they decide what the result is, and be it an error.
 */
type Secrets = "kept" | "weighed" | "decide";

interface TemplateFunction {
  readonly least: number;
  readonly most: number;
  readonly call: Call;
  readonly secrets: Secrets;
  readonly gives: "string" | "int" | "bool";
}

/** `and` and `or` stop at the argument that decides; they are evaluated elsewhere. */
const LAZY = new Set(["and", "or"]);

const FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map([
  taking(1, "getenv", ([name], getenv) => getenv(name as TemplateValue), "weighed"),
  taking(
    2,
    "enveq",
    ([name, other], getenv) => enveq(name as TemplateValue, other as TemplateValue, getenv),
    "weighed",
  ),
  taking(2, "envcontain", (args, getenv) => envcontain(args, getenv), "weighed"),
  taking(1, "not", ([value]) => negated(value as TemplateValue), "weighed"),
  from(1, "eq", ([one, ...others]) => equalsAny(one as TemplateValue, others), "weighed"),
  taking(2, "ne", ([one, ...others]) => negated(equalsAny(one as TemplateValue, others)), "weighed"),
  taking(2, "lt", ([one, other]) => ordered(one as TemplateValue, other as TemplateValue, (order) => order < 0)),
  taking(2, "le", ([one, other]) => ordered(one as TemplateValue, other as TemplateValue, (order) => order <= 0)),
  taking(2, "gt", ([one, other]) => ordered(one as TemplateValue, other as TemplateValue, (order) => order > 0)),
  taking(2, "ge", ([one, other]) => ordered(one as TemplateValue, other as TemplateValue, (order) => order >= 0)),
  taking(1, "len", ([value]) => length(value as TemplateValue), "decide", "int"),
  from(1, "index", ([of, ...indexes]) => indexes.reduce(element, of as TemplateValue), "decide", "int"),
  from(1, "slice", ([of, ...ends]) => piece(of as TemplateValue, ends), "decide", "string"),
  from(0, "print", (args) => print(args), "kept", "string"),
  from(0, "println", (args) => print(args, true), "kept", "string"),
  from(1, "printf", ([pattern, ...args]) => format(pattern as TemplateValue, args), "decide", "string"),
  from(0, "html", (args) => escaped(args, escapeHtml), "kept", "string"),
  from(0, "js", (args) => escaped(args, escapeJs), "kept", "string"),
  from(0, "urlquery", (args) => escaped(args, escapeUrl), "kept", "string"),
  from(0, "call", () => {
    throw new TemplateError("it calls something that is not a function");
  }),
]);

/** Whether the CLI's templates have a function of this name. */
export function isFunction(name: string): boolean {
  return FUNCTIONS.has(name) || LAZY.has(name);
}

/** Calls a function. Throws a {@link TemplateError} where Go's would fail, unless that would tell of a secret. */
export function callFunction(name: string, args: Values, getenv: GetEnv): TemplateValue {
  const { least, most, call, secrets, gives } = FUNCTIONS.get(name) as TemplateFunction;
  if (args.length < least || args.length > most)
    throw new TemplateError("it calls a function with a wrong number of arguments");
  const taint = taintOf(args);
  if (taint === undefined || secrets === "weighed") return call(args, getenv);
  if (taint === "secret" && secrets === "kept") return tainted(call(args, getenv), taint);
  refuseTypes(() => call(args.map(unknownOf), getenv));
  return tainted(withoutError(() => call(args, getenv)) ?? { type: gives }, "veiled");
}

/** What is wrong whatever the values are is no secret. */
function refuseTypes(call: () => TemplateValue): void {
  try {
    call();
  } catch (error) {
    if (!(error instanceof TemplateUnsupported)) throw error;
  }
}

function withoutError(call: () => TemplateValue): TemplateValue | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof TemplateError || error instanceof TemplateUnsupported) return undefined;
    throw error;
  }
}

function taking(
  count: number,
  name: string,
  call: Call,
  secrets: Secrets = "decide",
  gives: TemplateFunction["gives"] = "bool",
): [string, TemplateFunction] {
  return [name, { least: count, most: count, call, secrets, gives }];
}

function from(
  least: number,
  name: string,
  call: Call,
  secrets: Secrets = "decide",
  gives: TemplateFunction["gives"] = "bool",
): [string, TemplateFunction] {
  return [name, { least, most: Number.POSITIVE_INFINITY, call, secrets, gives }];
}

function enveq(name: TemplateValue, other: TemplateValue, getenv: GetEnv): TemplateValue {
  if (other.taint === undefined) textOf(other);
  return equalsAny(getenv(name), [other]);
}

function envcontain([name, part]: Values, getenv: GetEnv): TemplateValue {
  const value = getenv(name as TemplateValue);
  const other = part as TemplateValue;
  const taint = taintOf([value, other]);
  const contains = whether(value.value, (known) => known.includes(clearText(other)));
  return tainted(contains, taint && "veiled");
}

// What a secret decided is a text or not, and says neither.
function clearText(value: TemplateValue): string {
  return value.taint === undefined ? textOf(value) : String(value.value ?? "");
}
