import { TemplateError, TemplateUnsupported } from "./errors.js";
import { isFunction } from "./functions.js";
import type { Token } from "./lexer.js";
import type { Expression, Pipeline } from "./syntax.js";

const DEEPEST = 50;

/** Parses what stands inside `{{ }}`, or after the keyword there. */
export function parsePipeline(tokens: readonly Token[]): Pipeline {
  const parser = new Expressions(tokens);
  const { variables, assigns } = parser.declaration();
  const expression = parser.pipeline(0);
  parser.finish();
  return { expression, variables, assigns };
}

class Expressions {
  private at = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  /** `$x :=`, `$i, $x :=` or `$x =`; most pipelines have none. */
  declaration(): Pick<Pipeline, "variables" | "assigns"> {
    const variables: string[] = [];
    const start = this.at;
    for (let token = this.tokens[this.at]; isVariable(token); token = this.tokens[this.at]) {
      variables.push(token.name);
      this.at++;
      if (this.takes(":=")) return { variables, assigns: false };
      if (this.takes("=")) return { variables, assigns: true };
      if (!this.takes(",")) break;
    }
    this.at = start;
    return { variables: [], assigns: false };
  }

  pipeline(depth: number): Expression {
    if (depth > DEEPEST) throw new TemplateUnsupported();
    let piped = this.command(undefined, depth);
    while (this.takes("|") && this.atOperand()) piped = this.command(piped, depth);
    return piped;
  }

  finish(): void {
    if (this.at < this.tokens.length) throw new TemplateError("it has something that does not belong where it stands");
  }

  private command(piped: Expression | undefined, depth: number): Expression {
    const token = this.tokens[this.at];
    const isCall = token?.type === "word" && !isLiteralWord(token.value);
    const first = isCall ? undefined : this.operand(depth);
    if (isCall) {
      checkFunction(token.value);
      this.at++;
    }
    const args: Expression[] = [];
    while (this.atOperand()) args.push(this.operand(depth));
    if (isCall) return { type: "call", name: token.value, args, piped };
    if (piped !== undefined && (first?.type === "literal" || first?.type === "dot"))
      throw new TemplateError("it pipes something into a value");
    return first === undefined || args.length > 0 || piped !== undefined ? { type: "misused" } : first;
  }

  private atOperand(): boolean {
    const token = this.tokens[this.at];
    return token !== undefined && !(token.type === "symbol" && (token.value === "|" || token.value === ")"));
  }

  private operand(depth: number): Expression {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new TemplateError("it lacks a value");
    if (token.type === "string") return { type: "literal", value: { type: "string", value: token.value } };
    if (token.type === "number")
      return { type: "literal", value: { type: token.float ? "float" : "int", value: token.value } };
    if (token.type === "field") return fieldsOf({ type: "dot" }, token.path);
    if (token.type === "variable") return fieldsOf({ type: "variable", name: token.name }, token.path);
    if (token.type === "word") return word(token.value);
    if (token.value !== "(") throw new TemplateError("it has a character where a value belongs");
    const inner = this.pipeline(depth + 1);
    const close = this.tokens[this.at];
    if (!this.takes(")")) throw new TemplateError("it lacks a closing parenthesis");
    return fieldsOf(inner, close?.type === "symbol" ? close.path : []);
  }

  private takes(symbol: string): boolean {
    const token = this.tokens[this.at];
    if (token?.type !== "symbol" || token.value !== symbol) return false;
    this.at++;
    return true;
  }
}

function isVariable(token: Token | undefined): token is Token & { readonly type: "variable" } {
  return token?.type === "variable" && token.path.length === 0;
}

function fieldsOf(value: Expression, path: readonly string[]): Expression {
  return path.reduce<Expression>((of, name) => ({ type: "field", of, name }), value);
}

function isLiteralWord(name: string): boolean {
  return name === "true" || name === "false" || name === "nil";
}

function word(name: string): Expression {
  if (name === "nil") throw new TemplateUnsupported();
  if (isLiteralWord(name)) return { type: "literal", value: { type: "bool", value: name === "true" } };
  checkFunction(name);
  return { type: "call", name, args: [] };
}

function checkFunction(name: string): void {
  if (!isFunction(name)) throw new TemplateError("it uses a function that does not exist; a text must stand in quotes");
}
