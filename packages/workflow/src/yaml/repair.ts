import type { Parser } from "yaml";

/**
 * The CLI's YAML library lets quoted texts and bracketed values go on at any indentation; the one used here follows the
 * stricter letter of the specification. This finds such a value while it is being read, so that it can be put on one line.
 */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/** The mark that the lexer makes where it gives up on a bracketed value. */
const FLOW_ERROR = "\x18";

/** A value that never ends: only where it starts is known. */
export interface Unclosed {
  readonly start: number;
  readonly end: undefined;
}

/** The value that the lexer has just broken off, if any; `at` is where this lexeme starts. */
export function brokenOff(lexeme: string, at: number, parser: Parser, text: string): Region | Unclosed | undefined {
  if (lexeme === FLOW_ERROR) {
    const outermost = parser.stack.find((token) => token.type === "flow-collection");
    if (outermost === undefined) return undefined;
    const end = flowEnd(text, outermost.offset);
    return end === undefined ? openBracket(parser) : { start: outermost.offset, end };
  }
  const quote = lexeme[0];
  if (quote !== '"' && quote !== "'") return undefined;
  const isWhole = lexeme.length > 1 && quotedEnd(lexeme, 0) === lexeme.length;
  return isWhole ? undefined : { start: at, end: quotedEnd(text, at) };
}

/** The innermost bracket that is still open. */
export function openBracket({ stack }: Parser): Unclosed | undefined {
  const innermost = stack.findLast((token) => token.type === "flow-collection" && token.end.length === 0);
  return innermost === undefined ? undefined : { start: innermost.offset, end: undefined };
}

/** The text with a region put on one line. Every character stays where it was; comments and line ends become spaces. */
export function onOneLine(text: string, { start, end }: Region): string {
  const pieces: string[] = [];
  for (let at = start; at < end; ) {
    const next = pieceEnd(text, at, end);
    const piece = text.slice(at, next);
    pieces.push(isComment(text, at) ? " ".repeat(piece.length) : piece.replace(/[\r\n]/g, " "));
    at = next;
  }
  return text.slice(0, start) + pieces.join("") + text.slice(end);
}

function pieceEnd(text: string, at: number, end: number): number {
  if (isComment(text, at)) return lineEnd(text, at);
  if (isQuote(text, at)) return quotedEnd(text, at) ?? end;
  let next = at + 1;
  while (next < end && !isComment(text, next) && !isQuote(text, next)) next++;
  return next;
}

/** Where a quoted text ends; undefined when it never does. */
function quotedEnd(text: string, start: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\" && quote === '"') at++;
    else if (text[at] === quote && quote === "'" && text[at + 1] === "'") at++;
    else if (text[at] === quote) return at + 1;
  }
  return undefined;
}

/** Where a bracketed value ends; undefined when it never does. */
function flowEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at] as string;
    if ("[{".includes(char)) depth++;
    else if ("]}".includes(char) && --depth === 0) return at + 1;
    else if (isQuote(text, at)) at = (quotedEnd(text, at) ?? text.length) - 1;
    else if (isComment(text, at)) at = lineEnd(text, at);
  }
  return undefined;
}

/** A quote begins a quoted text only where a value may begin. */
function isQuote(text: string, at: number): boolean {
  return (text[at] === '"' || text[at] === "'") && /[\s[{,:?]/.test(text[at - 1] ?? " ");
}

function isComment(text: string, at: number): boolean {
  return text[at] === "#" && /\s/.test(text[at - 1] ?? " ");
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
