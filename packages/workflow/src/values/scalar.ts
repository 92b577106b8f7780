import { goFloat } from "./go-float.js";

/** What a plain scalar is to the CLI's YAML 1.1 library, and the text it becomes. */
export interface ScalarMeaning {
  readonly type: "null" | "bool" | "int" | "float" | "string";
  readonly text: string;
}

const WORDS = new Map<string, ScalarMeaning>([
  ...meanings("y Y yes Yes YES true True TRUE on On ON", "bool", "true"),
  ...meanings("n N no No NO false False FALSE off Off OFF", "bool", "false"),
  ...meanings("~ null Null NULL", "null", ""),
  ["", { type: "null", text: "" }],
  ...meanings(".nan .NaN .NAN", "float", "NaN"),
  ...meanings(".inf .Inf .INF +.inf +.Inf +.INF", "float", "+Inf"),
  ...meanings("-.inf -.Inf -.INF", "float", "-Inf"),
]);

const INTEGER = /^([+-]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9]\d*))$/;
const FLOAT = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;
const DOT_FLOAT = /^\.\d(_?\d)*([eE][+-]?\d+)?$/;
const INT64 = 2n ** 63n;
const UINT64 = 2n ** 64n;

/** The text a step receives for an unquoted scalar: `off` -> `false`, `1.0` -> `1`, `0123` -> `83`, `~` -> ``. */
export function scalarText(source: string): string {
  return scalarMeaning(source).text;
}

/** How the CLI understands an unquoted scalar. */
export function scalarMeaning(source: string): ScalarMeaning {
  const word = WORDS.get(source);
  if (word !== undefined) return word;
  const first = source.charCodeAt(0);
  if (first === 0x2e) return DOT_FLOAT.test(source) ? finite(source.replaceAll("_", ""), source) : string(source);
  if (!mayBeNumber(first)) return string(source);
  const digits = source.replaceAll("_", "");
  return integer(digits) ?? (FLOAT.test(digits) ? finite(digits, source) : string(source));
}

/** The text of an unquoted JSON value: every number is a float64 there. */
export function jsonScalarText(source: string): string {
  if (source === "null") return "";
  if (source === "true" || source === "false") return source;
  return goFloat(Number(source));
}

function integer(digits: string): ScalarMeaning | undefined {
  const match = INTEGER.exec(digits);
  if (match === null) return undefined;
  const [, sign, hex, binary, octal, decimal] = match;
  const size = BigInt(hex ? `0x${hex}` : binary ? `0b${binary}` : octal ? `0o${octal}` : (decimal ?? "0"));
  const value = sign === "-" ? -size : size;
  const fits = value >= -INT64 && (value < INT64 || (sign === "" && value < UINT64));
  return fits ? { type: "int", text: value.toString() } : undefined;
}

function finite(digits: string, source: string): ScalarMeaning {
  const value = Number(digits);
  return Number.isFinite(value) ? { type: "float", text: goFloat(value) } : string(source);
}

function string(text: string): ScalarMeaning {
  return { type: "string", text };
}

function mayBeNumber(first: number): boolean {
  return (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d;
}

function meanings(words: string, type: ScalarMeaning["type"], text: string): [string, ScalarMeaning][] {
  return words.split(" ").map((word) => [word, { type, text }]);
}
