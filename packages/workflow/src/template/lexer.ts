import { scalarMeaning } from "../values/scalar.js";
import { TemplateError, TemplateUnsupported } from "./errors.js";

/** A token inside `{{ }}`. */
export type Token =
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "number"; readonly value: number; readonly float: boolean }
  | { readonly type: "field"; readonly path: readonly string[] }
  | { readonly type: "variable"; readonly name: string; readonly path: readonly string[] }
  | { readonly type: "word"; readonly value: string }
  /** A closing parenthesis has the fields with it that are asked of what it closes. */
  | { readonly type: "symbol"; readonly value: string; readonly path: readonly string[] };

/** A template in pieces: plain text, and what stands inside `{{ }}`. */
export type Chunk = { readonly text: string } | { readonly tokens: readonly Token[] };

const SPACE = /[ \t\r\n]*/y;
const TOKENS: readonly [RegExp, (text: string) => Token][] = [
  [/"(?:[^"\\\n]|\\.)*"/y, (text) => ({ type: "string", value: unquote(text) })],
  [/`[^`]*`/y, (text) => ({ type: "string", value: text.slice(1, -1).replaceAll("\r", "") })],
  [/'(?:[^'\\\n]|\\.)+'/y, (text) => ({ type: "number", value: character(text), float: false })],
  [/[+-]?(?:0[xXbBoO][\da-fA-F_]+|(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)(?![\w.])/y, number],
  [/(?:\.[A-Za-z_]\w*)+/y, (text) => ({ type: "field", path: fields(text) })],
  [/\.(?![\w.(])/y, () => ({ type: "field", path: [] })],
  [/[A-Za-z_]\w*/y, (text) => ({ type: "word", value: text })],
  [/\$\w*(?:\.[A-Za-z_]\w*)*/y, variable],
  [
    /:=|[(|,=]|\)(?:\.[A-Za-z_]\w*)*/y,
    (text) => ({ type: "symbol", value: text[0] === ")" ? ")" : text, path: fields(text) }),
  ],
];

/** Splits a template. Throws a {@link TemplateError} where Go would not parse it. */
export function lex(template: string): Chunk[] {
  const chunks: Chunk[] = [];
  let at = 0;
  let trimNext = false;
  for (let open = template.indexOf("{{"); open !== -1; open = template.indexOf("{{", at)) {
    const trims = /^-[ \t\r\n]/.test(template.slice(open + 2, open + 4));
    chunks.push({ text: trimmed(template.slice(at, open), trimNext, trims) });
    const action = lexAction(template, open + (trims ? 3 : 2));
    if (action.tokens !== undefined) chunks.push({ tokens: action.tokens });
    at = action.end;
    trimNext = action.trims;
  }
  chunks.push({ text: trimmed(template.slice(at), trimNext, false) });
  return chunks;
}

const COMMENT = /\/\*[\s\S]*?\*\/(\s-)?\}\}/y;
const CLOSE = /(\s-)?\}\}/y;

function lexAction(template: string, from: number): { tokens?: Token[]; end: number; trims: boolean } {
  const comment = match(COMMENT, template, from);
  if (comment !== undefined) return { end: from + comment.length, trims: comment.endsWith("-}}") };
  const tokens: Token[] = [];
  let at = from;
  for (;;) {
    const close = match(CLOSE, template, at);
    if (close !== undefined) return { tokens, end: at + close.length, trims: close.length > 2 };
    const space = match(SPACE, template, at)?.length ?? 0;
    if (space > 0 && match(CLOSE, template, at + space - 1) === undefined) at += space;
    else if (space > 1) at += space - 1;
    else at = next(template, at + space, tokens);
  }
}

function next(template: string, at: number, tokens: Token[]): number {
  if (template.startsWith("}}", at)) return at;
  for (const [pattern, make] of TOKENS) {
    const text = match(pattern, template, at);
    if (text === undefined) continue;
    tokens.push(make(text));
    return at + text.length;
  }
  throw new TemplateError("it has a character that does not belong into `{{ }}`, or an action that never ends");
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function trimmed(text: string, start: boolean, end: boolean): string {
  const left = start ? text.replace(/^[ \t\r\n]+/, "") : text;
  return end ? withoutEnd(left) : left;
}

function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && " \t\r\n".includes(text[end - 1] ?? "-")) end--;
  return text.slice(0, end);
}

/** The names in `$x.A.B`, `.A.B` or `).A.B`, without what stands before the first dot. */
function fields(text: string): string[] {
  return text.split(".").slice(1);
}

function variable(text: string): Token {
  const [name = "$"] = text.split(".");
  return { type: "variable", name, path: fields(text) };
}

/** Numbers are written as in YAML 1.1: `0x1F`, `017`, `1_000`. */
function number(text: string): Token {
  const { type, text: digits } = scalarMeaning(text);
  const float = !/^[+-]?0[xX]/.test(text) && /[.eE]/.test(text);
  if (float && text.includes("_")) throw new TemplateUnsupported();
  const value = Number(float ? text : digits);
  if ((type !== "int" && type !== "float") || !(float ? Number.isFinite(value) : Number.isSafeInteger(value)))
    throw new TemplateError("it has an unusual number");
  return { type: "number", value, float };
}

function character(quoted: string): number {
  const text = unquote(quoted);
  const code = text.codePointAt(0) ?? 0;
  if (text.length !== String.fromCodePoint(code).length) throw new TemplateError("it has more than one letter in `'`");
  return code;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\\": "\\",
  '"': '"',
  "'": "'",
};

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|x[0-7][0-9a-fA-F]|.)/g, (_, sequence: string) => {
    if (sequence.length > 1) return String.fromCharCode(Number.parseInt(sequence.slice(1), 16));
    const char = sequence === (quoted[0] === "'" ? '"' : "'") ? undefined : ESCAPES[sequence];
    if (char === undefined) throw new TemplateError("it has an escape that Go does not know");
    return char;
  });
}
