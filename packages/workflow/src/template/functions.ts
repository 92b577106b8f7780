import { utf8Length } from "../values/utf8-length.js";
import { TemplateError, TemplateUnsupported } from "./errors.js";
import { bool, isSecret, printed, type TemplateValue, truth, UNKNOWN_BOOL } from "./values.js";

/** Finds a variable for `getenv` and its kin. */
export type GetEnv = (name: string) => TemplateValue & { readonly type: "string" };

interface TemplateFunction {
  /** How many arguments it takes; any number when absent. */
  readonly takes?: number;
  readonly call: (args: readonly TemplateValue[], getenv: GetEnv) => TemplateValue;
}

/** `and` and `or` stop at the argument that decides; they are evaluated elsewhere. */
const LAZY = new Set(["and", "or"]);
const UNSUPPORTED = new Set(["index", "html", "js", "urlquery", "slice", "call", "printf"]);

const FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map<string, TemplateFunction>([
  ["getenv", { takes: 1, call: ([name], getenv) => getenv(text(name)) }],
  [
    "enveq",
    { takes: 2, call: ([name, other], getenv) => whether(getenv(text(name)).value, (value) => value === text(other)) },
  ],
  [
    "envcontain",
    {
      takes: 2,
      call: ([name, piece], getenv) => whether(getenv(text(name)).value, (value) => value.includes(text(piece))),
    },
  ],
  ["not", { takes: 1, call: (args) => negated(first(args)) }],
  ["eq", { call: equalsAny }],
  ["ne", { takes: 2, call: (args) => negated(equalsAny(args)) }],
  ["lt", { takes: 2, call: (args) => ordered(args, (order) => order < 0) }],
  ["le", { takes: 2, call: (args) => ordered(args, (order) => order <= 0) }],
  ["gt", { takes: 2, call: (args) => ordered(args, (order) => order > 0) }],
  ["ge", { takes: 2, call: (args) => ordered(args, (order) => order >= 0) }],
  ["len", { takes: 1, call: (args) => length(first(args)) }],
  ["print", { call: (args) => print(args, false) }],
  ["println", { call: (args) => print(args, true) }],
]);

/** Whether the CLI's templates have a function of this name. */
export function isFunction(name: string): boolean {
  return FUNCTIONS.has(name) || LAZY.has(name) || UNSUPPORTED.has(name);
}

/** Calls a function. Throws a {@link TemplateError} where Go's would fail. */
export function callFunction(name: string, args: readonly TemplateValue[], getenv: GetEnv): TemplateValue {
  const found = FUNCTIONS.get(name);
  if (found === undefined) throw new TemplateUnsupported();
  if (found.takes !== undefined && found.takes !== args.length) {
    throw new TemplateError("it calls a function with a wrong number of arguments");
  }
  return found.call(args, getenv);
}

function first(args: readonly TemplateValue[]): TemplateValue {
  const [value] = args;
  if (value === undefined) throw new TemplateError("it calls a function without arguments");
  return value;
}

function text(value: TemplateValue | undefined): string {
  if (value?.type !== "string") throw new TemplateError("it calls a function with something that is not a text");
  if (value.value === undefined) throw new TemplateUnsupported();
  return value.value;
}

function whether<T>(known: T | undefined, test: (value: T) => boolean): TemplateValue {
  return known === undefined ? UNKNOWN_BOOL : bool(test(known));
}

function negated(value: TemplateValue): TemplateValue {
  return whether(truth(value), (known) => !known);
}

function equalsAny(args: readonly TemplateValue[]): TemplateValue {
  const one = first(args);
  if (args.length < 2) throw new TemplateError("it compares one value with nothing");
  const results = args.slice(1).map((other) => compare(one, other));
  if (results.some((order) => order === 0)) return bool(true);
  return results.includes(undefined) ? UNKNOWN_BOOL : bool(false);
}

function ordered(args: readonly TemplateValue[], test: (order: number) => boolean): TemplateValue {
  if (first(args).type === "bool") throw new TemplateError("it puts truth values in order");
  return whether(compare(first(args), args[1] as TemplateValue), test);
}

function compare(one: TemplateValue, other: TemplateValue): number | undefined {
  if (one.type !== other.type) throw new TemplateError("it compares values of different types");
  const [a, b] = [one.value, other.value];
  if (a === undefined || b === undefined) return undefined;
  return a === b ? 0 : a < b ? -1 : 1;
}

function length(value: TemplateValue): TemplateValue {
  if (value.type !== "string") throw new TemplateError("it asks for the length of something that has none");
  return value.value === undefined ? { type: "int" } : { type: "int", value: utf8Length(value.value) };
}

/** Go puts spaces between all operands, or only between those that are no texts. */
function print(args: readonly TemplateValue[], line: boolean): TemplateValue {
  const secret = args.some(isSecret);
  let out = "";
  for (const [i, arg] of args.entries()) {
    const piece = printed(arg);
    if (piece === undefined) return { type: "string", secret };
    const spaced = line || (arg.type !== "string" && args[i - 1]?.type !== "string");
    out += (i > 0 && spaced ? " " : "") + piece;
  }
  return { type: "string", value: line ? `${out}\n` : out, secret };
}
