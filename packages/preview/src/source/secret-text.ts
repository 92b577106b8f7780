import { Lexer } from "yaml";
import type { Span } from "../literals/spans.js";
import { addressSecrets } from "../text/addresses.js";
import { isSecretWord } from "./secret-words.js";

const SHAPES: readonly RegExp[] = [
  // A private key, or a piece of one.
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[\s\S]{0,16384}?(?:-----END [A-Z0-9 ]{0,40}-----|$)/g,
  // An app-specific password.
  /(?<![\w-])[a-z]{4}(?:-[a-z]{4}){3}(?![\w-])/g,
  // Tokens that say what they are.
  /(?:gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|sk_live_|rk_live_|AIza|AKIA|ASIA|npm_|pypi-)[\w-]{10,300}/g,
  /(?<![\w-])(?:(?!eyJ)[\w-])*eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g,
  // Addresses that are a right by themselves.
  /(?<=https:\/\/(?:hooks\.slack\.com|discord(?:app)?\.com|[\w.-]{1,100}\.webhook\.office\.com)\/)[^\s"'`]{8,2000}/gi,
  // Long random texts: upper and lower case and digits.
  /(?<![\w+/=-])(?=[\w+/-]{0,200}[a-z])(?=[\w+/-]{0,200}[A-Z])(?=[\w+/-]{0,200}\d)[A-Za-z0-9+/]{40,4096}={0,2}(?![\w+/=-])/g,
];

// `NAME=value`, `--name value`, `name: value`, in scripts and comments.
const ASSIGNED = /(?<![\w.-])([\w.-]+)("?\s{0,3}[:=]\s{0,3}|\s{1,3})(["']?)([^\s"'`,;|&)}\]]{1,300})/g;
const USER_FLAG = /(?<=\s(?:-u|--user)\s{1,3}["']?[^\s:"']{1,100}:)[^\s"']{1,200}/g;

/** Spans of a text that look secret by themselves. */
export function secretTexts(text: string): Span[] {
  const shapes = [...SHAPES, USER_FLAG].flatMap((shape) =>
    [...text.matchAll(shape)].map((found): Span => [found.index, found.index + found[0].length]),
  );
  return [...shapes, ...addressSecrets(text), ...assignedSpans(text)].filter((span) => isLiteral(text.slice(...span)));
}

function assignedSpans(text: string): Span[] {
  const spans: Span[] = [];
  ASSIGNED.lastIndex = 0;
  for (let found = ASSIGNED.exec(text); found !== null; found = ASSIGNED.exec(text)) {
    const [whole, name = "", between = "", quote = "", value = ""] = found;
    const end = found.index + whole.length;
    const isFlag = /^\s+$/.test(between);
    if (isSecretWord(name) && (!isFlag || name.startsWith("--")) && isLiteral(value))
      spans.push([end - value.length, end]);
    // The value may itself be the name of the next one.
    else ASSIGNED.lastIndex = found.index + name.length + between.length + quote.length;
  }
  return spans;
}

/** Whether a value stands for itself, rather than for a variable or for nothing. */
function isLiteral(value: string): boolean {
  return (
    !/^\$|^\{\{|^(?:true|false|yes|no|on|off|null|~|redacted|\||>|[|>][+-]?|["'{[<]?\$.*)$/i.test(value) &&
    value.length > 1
  );
}

/** The comments of a YAML text, from the `#` to the end of the line. */
export function comments(text: string): Span[] {
  const found: Span[] = [];
  let at = 0;
  let previous = "";
  for (const lexeme of new Lexer().lex(text)) {
    // Marks of the lexer are in the tokens, and not in the text.
    const isMark = lexeme === "\x02" || lexeme === "\x18" || lexeme === "\x1f";
    if (lexeme.startsWith("#") && previous !== "\x1f") found.push([at, at + lexeme.length]);
    if (!isMark) at += lexeme.length;
    previous = lexeme;
  }
  return found;
}
