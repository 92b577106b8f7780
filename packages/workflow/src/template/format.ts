import { goFloat } from "../values/go-float.js";
import { TemplateError, TemplateUnsupported } from "./errors.js";
import { printed, string, type TemplateValue } from "./values.js";

/** `%`, flags, width, precision, verb. What takes these from other arguments (`*`, `[1]`) is not worked out. */
const DIRECTIVE = /%([-+ 0]*)(\d*)(?:\.(\d*))?([^\d]?)/gsu;
const RARE = /[*[#TpUOGwF]/;
const LONGEST = 10_000;
const BASES: Readonly<Record<string, number>> = { v: 10, d: 10, b: 2, o: 8, x: 16, X: 16 };
const TYPES = { string: "string", int: "int", float: "float64", bool: "bool" } as const;

interface Directive {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly verb: string;
}

interface Form {
  readonly sign: string;
  readonly body: string;
}

/** Go's `printf`. */
export function format(pattern: TemplateValue, args: readonly TemplateValue[]): TemplateValue {
  if (pattern.type !== "string") throw new TemplateError("it formats with something that is not a text");
  if ([pattern, ...args].some((value) => printed(value) === undefined)) return string(undefined);
  const waiting = [...args];
  const text = (pattern.value as string).replace(DIRECTIVE, (whole, flags, width, precision, verb) => {
    if (verb === "%") return "%";
    if (whole === "%") return "%!(NOVERB)";
    if (verb === "") throw new TemplateUnsupported();
    const arg = waiting.shift();
    if (arg === undefined) return `%!${verb}(MISSING)`;
    const digits = precision === undefined ? undefined : Number(precision);
    return formatted({ flags, width: Number(width), precision: digits, verb }, arg);
  });
  const extra = waiting.map(typed).join(", ");
  return string(extra === "" ? text : `${text}%!(EXTRA ${extra})`);
}

function formatted(directive: Directive, arg: TemplateValue): string {
  const { flags, width, precision = 0, verb } = directive;
  const isNumber = arg.type === "int" || arg.type === "float";
  if (Math.max(width, precision) > LONGEST || RARE.test(verb) || (!isNumber && /[+ 0]/.test(flags)))
    throw new TemplateUnsupported();
  const form = formOf(directive, arg);
  if (form === undefined) return `%!${verb}(${typed(arg)})`;
  const { sign, body } = form;
  const missing = Math.max(0, width - [...sign, ...body].length);
  if (flags.includes("-")) return sign + body + " ".repeat(missing);
  const zeros = flags.includes("0") && !(arg.type === "int" && directive.precision !== undefined);
  return zeros ? sign + "0".repeat(missing) + body : " ".repeat(missing) + sign + body;
}

/** The value as the verb asks for it; undefined when the verb is not for such a value. */
function formOf(directive: Directive, arg: TemplateValue): Form | undefined {
  const { flags, width, precision, verb } = directive;
  const body = bodyOf(directive, arg);
  if (body === undefined && (flags !== "" || width > 0 || precision !== undefined)) throw new TemplateUnsupported();
  if (body === undefined || (arg.type !== "int" && arg.type !== "float") || verb === "c")
    return body === undefined ? undefined : { sign: "", body };
  const plus = flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  return { sign: (arg.value as number) < 0 ? "-" : plus, body };
}

function bodyOf({ verb, precision }: Directive, arg: TemplateValue): string | undefined {
  if (arg.type === "bool") return verb === "v" || verb === "t" ? String(arg.value) : undefined;
  if (arg.type === "string") return textBody(arg.value as string, verb, precision);
  if (arg.type === "int") return intBody(arg.value as number, verb, precision);
  if (arg.type === "float") return floatBody(Math.abs(arg.value as number), verb, precision);
  throw new TemplateUnsupported();
}

function textBody(text: string, verb: string, precision: number | undefined): string | undefined {
  if (verb === "v" || verb === "s") return [...text].slice(0, precision).join("");
  if (precision !== undefined) throw new TemplateUnsupported();
  if (verb === "q" && /^[ -~]*$/.test(text)) return JSON.stringify(text);
  if (verb === "q") throw new TemplateUnsupported();
  if (verb !== "x" && verb !== "X") return undefined;
  const hex = [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return verb === "X" ? hex.toUpperCase() : hex;
}

function intBody(value: number, verb: string, precision: number | undefined): string | undefined {
  if (verb === "q" || (verb === "c" && !(value >= 0 && value < 0xd800))) throw new TemplateUnsupported();
  if (verb === "c") return String.fromCodePoint(value);
  const base = BASES[verb];
  if (base === undefined) return undefined;
  if (precision === 0 && value === 0) return "";
  const digits = Math.abs(value)
    .toString(base)
    .padStart(precision ?? 0, "0");
  return verb === "X" ? digits.toUpperCase() : digits;
}

function floatBody(size: number, verb: string, precision: number | undefined): string | undefined {
  if (/[bxXE]/.test(verb) || (/[vg]/.test(verb) && precision !== undefined) || size >= 1e21 || (precision ?? 0) > 100)
    throw new TemplateUnsupported();
  if (verb === "v" || verb === "g") return goFloat(size);
  if (verb === "f") return size.toFixed(precision ?? 6);
  if (verb !== "e") return undefined;
  return size.toExponential(precision ?? 6).replace(/([-+])(\d)$/, "$10$2");
}

/** How Go names a value that it could not use. */
function typed(value: TemplateValue): string {
  if (value.type === "list" || value.type === "struct") throw new TemplateUnsupported();
  return `${TYPES[value.type]}=${printed(value)}`;
}
