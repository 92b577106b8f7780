import { TemplateError, TemplateUnsupported } from "./errors.js";
import { isFunction } from "./functions.js";
import { type Chunk, lex, type Token } from "./lexer.js";
import type { TemplateValue } from "./values.js";

/** An expression. A pipeline is a call whose last argument is what was piped in. */
export type Expression =
  | { readonly type: "literal"; readonly value: TemplateValue }
  | { readonly type: "field"; readonly path: readonly string[] }
  | { readonly type: "call"; readonly name: string; readonly args: readonly Expression[] };

/** A piece of a parsed template. */
export type Statement =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "print"; readonly expression: Expression }
  | {
      readonly type: "if";
      readonly test: Expression;
      readonly then: readonly Statement[];
      readonly otherwise: readonly Statement[];
    };

const UNSUPPORTED = new Set(["range", "with", "define", "template", "block", "break", "continue"]);
const DEEPEST = 50;

/** Parses a template as the CLI does: a text without `{{` is an expression. */
export function parseTemplate(text: string): Statement[] {
  const chunks = lex(text.includes("{{") ? text : `{{${text}}}`);
  const parser = new Statements(chunks);
  const statements = parser.block(0);
  if (parser.ended !== undefined) throw new TemplateError("it has an `else` or `end` without an `if`");
  return statements;
}

class Statements {
  private at = 0;
  /** What ended the last block: `else` with what follows it, or `end`. */
  ended: readonly Token[] | undefined;

  constructor(private readonly chunks: readonly Chunk[]) {}

  block(depth: number): Statement[] {
    if (depth > DEEPEST) throw new TemplateUnsupported();
    const statements: Statement[] = [];
    this.ended = undefined;
    for (let chunk = this.chunks[this.at++]; chunk !== undefined; chunk = this.chunks[this.at++]) {
      if ("text" in chunk) {
        if (chunk.text !== "") statements.push({ type: "text", text: chunk.text });
        continue;
      }
      const word = keyword(chunk.tokens);
      if (word === "else" || word === "end") {
        this.ended = chunk.tokens;
        return statements;
      }
      if (word !== undefined && UNSUPPORTED.has(word)) throw new TemplateUnsupported();
      statements.push(
        word === "if"
          ? this.branch(chunk.tokens.slice(1), depth)
          : { type: "print", expression: parsePipeline(chunk.tokens) },
      );
    }
    return statements;
  }

  private branch(test: readonly Token[], depth: number): Statement {
    const expression = parsePipeline(test);
    const then = this.block(depth + 1);
    const ended = this.endedBy();
    if (keyword(ended) === "end") return { type: "if", test: expression, then, otherwise: [] };
    if (keyword(ended.slice(1)) === "if")
      return { type: "if", test: expression, then, otherwise: [this.branch(ended.slice(2), depth + 1)] };
    if (ended.length > 1) throw new TemplateUnsupported();
    const otherwise = this.block(depth + 1);
    if (keyword(this.endedBy()) !== "end") throw new TemplateError("it has two `else` for one `if`");
    this.ended = undefined;
    return { type: "if", test: expression, then, otherwise };
  }

  private endedBy(): readonly Token[] {
    if (this.ended === undefined) throw new TemplateError("it has an `if` without an `end`");
    return this.ended;
  }
}

function keyword(tokens: readonly Token[]): string | undefined {
  const first = tokens[0];
  return first?.type === "word" ? first.value : undefined;
}

function parsePipeline(tokens: readonly Token[]): Expression {
  const parser = new Expressions(tokens);
  const expression = parser.pipeline(0);
  parser.finish();
  return expression;
}

class Expressions {
  private at = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  pipeline(depth: number): Expression {
    if (depth > DEEPEST) throw new TemplateUnsupported();
    let piped = this.command(undefined, depth);
    while (this.takes("|")) piped = this.command(piped, depth);
    return piped;
  }

  finish(): void {
    if (this.at < this.tokens.length) throw new TemplateError("it has something that does not belong where it stands");
  }

  private command(piped: Expression | undefined, depth: number): Expression {
    const token = this.tokens[this.at];
    const isCall = token?.type === "word" && literalWord(token.value) === undefined;
    const first = isCall ? undefined : this.operand(depth);
    if (isCall) {
      checkFunction(token.value);
      this.at++;
    }
    const args: Expression[] = [];
    while (this.atOperand()) args.push(this.operand(depth));
    if (piped !== undefined) args.push(piped);
    if (isCall) return { type: "call", name: token.value, args };
    if (first === undefined || args.length > 0)
      throw new TemplateError("it gives arguments to something that takes none");
    return first;
  }

  private atOperand(): boolean {
    const token = this.tokens[this.at];
    return token !== undefined && !(token.type === "symbol" && (token.value === "|" || token.value === ")"));
  }

  private operand(depth: number): Expression {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new TemplateError("it lacks a value");
    if (token.type === "string")
      return { type: "literal", value: { type: "string", value: token.value, secret: false } };
    if (token.type === "number")
      return { type: "literal", value: { type: token.float ? "float" : "int", value: token.value } };
    if (token.type === "field") return token;
    if (token.type === "word") return literalWord(token.value) ?? callWithout(token.value);
    if (token.value !== "(")
      throw token.value === ")" ? new TemplateError("it has a stray parenthesis") : new TemplateUnsupported();
    const inner = this.pipeline(depth + 1);
    if (!this.takes(")")) throw new TemplateError("it lacks a closing parenthesis");
    return inner;
  }

  private takes(symbol: string): boolean {
    const token = this.tokens[this.at];
    if (token?.type !== "symbol" || token.value !== symbol) return false;
    this.at++;
    return true;
  }
}

function literalWord(word: string): Expression | undefined {
  if (word === "true" || word === "false") return { type: "literal", value: { type: "bool", value: word === "true" } };
  if (word === "nil") throw new TemplateUnsupported();
  return undefined;
}

function callWithout(name: string): Expression {
  checkFunction(name);
  return { type: "call", name, args: [] };
}

function checkFunction(name: string): void {
  if (!isFunction(name)) throw new TemplateError("it uses a function that does not exist; a text must stand in quotes");
}
