import { Text } from "@stepauth/text";
import { failure } from "../evaluate/errors.js";
import { inspected } from "../evaluate/texts.js";
import { Decimal } from "../value/decimal.js";
import { Unknown } from "../value/unknown.js";
import { Hash, Str, Sym, type Value } from "../value/values.js";
import { numberOf } from "./compare.js";
import type { BuiltIn } from "./method.js";

const DIRECTIVE = /%(?:%|\{(\w+)\}|([-+ 0#]*)(?:<(\w+)>([-+ 0#]*))?([1-9]\d*)?(?:\.(\d+))?(?:<(\w+)>)?([a-zA-Z]))/g;

interface Directive {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly kind: string;
}

/** `format`: undefined where only the run can tell, or where a directive is none that is known here. */
export function formatted(self: Str, values: readonly Value[], { run }: BuiltIn): Value | undefined {
  const queue = [...values];
  const [hash] = values;
  let isKnown = true;
  let isSecret = self.text.isSecret;
  let why: Unknown | undefined;
  const given = (name: string | undefined): Value => {
    if (name === undefined) {
      if (queue.length === 0) throw failure("ArgumentError", "type-error", "too few arguments");
      return run.settled(queue.shift() ?? null);
    }
    const found = hash instanceof Hash ? hash.option(name) : undefined;
    if (found === undefined && !(hash instanceof Hash && hash.mayHaveMore))
      throw failure("KeyError", "key-missing", `key<${name}> not found`);
    return run.settled(found ?? (hash instanceof Hash ? (hash.mayHaveMore?.derived(name) ?? null) : null));
  };
  const text = self.clear.replace(
    DIRECTIVE,
    (all, inBraces, flags = "", first, moreFlags = "", width = "", precision, second, kind = "s") => {
      if (all === "%%") return "%";
      const value = given(inBraces ?? first ?? second);
      if (value instanceof Unknown) why ??= value;
      const directive = {
        flags: `${flags}${moreFlags}`,
        width: Math.min(Number(width) || 0, 1000),
        precision: precision === undefined ? undefined : Math.min(Number(precision), 100),
        kind,
      };
      const part = value instanceof Unknown ? undefined : written(value, directive, (each) => run.textOf(each));
      if (part === undefined) isKnown = false;
      isSecret ||= part?.isSecret ?? false;
      return part?.reveal() ?? "";
    },
  );
  if (isKnown) return new Str(Text.of(text, { secret: isSecret }));
  return why?.derived("format", "text");
}

function written(value: Value, directive: Directive, textOf: (value: Value) => Text | undefined): Text | undefined {
  const { kind, precision } = directive;
  if (kind === "s" || kind === "p") {
    const text = kind === "p" ? inspected(value) : textOf(value);
    if (!text) return undefined;
    const clear = precision === undefined ? text.reveal() : text.reveal().slice(0, precision);
    return Text.of(padded(clear, directive), { secret: text.isSecret });
  }
  if (kind === "c") {
    const clear = typeof value === "number" ? String.fromCodePoint(value) : (textOf(value)?.reveal().slice(0, 1) ?? "");
    return Text.of(padded(clear, directive));
  }
  const number = numeric(value);
  const clear = number === undefined ? undefined : digits(number, directive);
  return clear === undefined ? undefined : Text.of(signed(clear, directive));
}

function numeric(value: Value): number | undefined {
  if (value === null) throw failure("TypeError", "type-error", "can't convert nil into Integer");
  if (value instanceof Sym) throw failure("TypeError", "type-error", "can't convert Symbol into Integer");
  if (!(value instanceof Str)) return numberOf(value);
  if (!/^\s*[-+]?\d[\d_]*(?:\.\d+)?\s*$/.test(value.clear))
    throw failure("ArgumentError", "type-error", "invalid value for Integer()");
  return Number(value.clear.replaceAll("_", ""));
}

const BASES: Readonly<Record<string, number>> = { d: 10, i: 10, u: 10, x: 16, X: 16, o: 8, b: 2, B: 2 };

function digits(number: number, { kind, precision, flags }: Directive): string | undefined {
  const base = BASES[kind];
  if (base !== undefined) {
    const whole = Math.floor(number);
    if (whole < 0 && base !== 10) return undefined;
    const prefix = flags.includes("#") && kind === "x" ? "0x" : "";
    const text = `${prefix}${whole.toString(base).padStart(precision ?? 0, "0")}`;
    return kind === "X" ? text.toUpperCase() : text;
  }
  if (kind === "f") return number.toFixed(precision ?? 6);
  if (kind === "e") return number.toExponential(precision ?? 6).replace(/e([+-])(\d)$/, "e$10$2");
  if (kind !== "g") return undefined;
  return String(new Decimal(Number(number.toPrecision(precision ?? 6)))).replace(/\.0$/, "");
}

function signed(clear: string, directive: Directive): string {
  const { flags, width } = directive;
  const isNegative = clear.startsWith("-");
  const bare = isNegative ? clear.slice(1) : clear;
  const sign = isNegative ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  if (flags.includes("0") && !flags.includes("-")) return sign + bare.padStart(width - sign.length, "0");
  return padded(sign + bare, directive);
}

function padded(clear: string, { flags, width }: Directive): string {
  return flags.includes("-") ? clear.padEnd(width) : clear.padStart(width);
}
