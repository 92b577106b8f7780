import { TemplateError, TemplateUnsupported } from "./errors.js";
import { parsePipeline } from "./expressions.js";
import { type Chunk, lex, type Token } from "./lexer.js";
import type { Branch, Statement } from "./syntax.js";

const UNSUPPORTED: ReadonlySet<string | undefined> = new Set(["define", "template", "block"]);
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
  /** Variables that are declared here, the last one last. */
  private declared = ["$"];
  private loops = 0;

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
      const statement = this.action(word, chunk.tokens, depth);
      if (statement !== undefined) statements.push(statement);
    }
    return statements;
  }

  private action(word: string | undefined, tokens: readonly Token[], depth: number): Statement | undefined {
    if (UNSUPPORTED.has(word)) throw new TemplateUnsupported();
    if (word === "if" || word === "with" || word === "range") return this.branch(word, tokens.slice(1), depth);
    if (word !== "break" && word !== "continue") return { type: "print", pipeline: this.pipeline(tokens, 1) };
    if (this.loops === 0 || tokens.length > 1) throw new TemplateError(`it has a \`${word}\` outside of a \`range\``);
    return undefined;
  }

  private pipeline(tokens: readonly Token[], mostVariables: number) {
    const pipeline = parsePipeline(tokens);
    if (pipeline.variables.length > mostVariables) throw new TemplateError("it declares too many variables at once");
    // Go takes a variable that is only assigned for declared until the template gets there.
    this.declared.push(...pipeline.variables);
    for (const token of tokens.slice(pipeline.variables.length * 2)) {
      if (token.type === "variable" && !this.declared.includes(token.name))
        throw new TemplateError("it uses a variable that is not declared");
    }
    return pipeline;
  }

  /** Variables of a block end with it, and not before the end of its `else`. */
  private branch(type: Branch["type"], tokens: readonly Token[], depth: number): Branch {
    const before = this.declared.length;
    const test = this.pipeline(tokens, type === "range" ? 2 : 1);
    if (type === "range") this.loops++;
    const then = this.block(depth + 1);
    if (type === "range") this.loops--;
    const otherwise = this.otherwise(type, depth);
    this.declared.length = before;
    return { type, test, then, otherwise };
  }

  private otherwise(type: Branch["type"], depth: number): Statement[] {
    const ended = this.endedBy();
    if (keyword(ended) === "end") return this.close([]);
    const [next] = ended.slice(1);
    if (next === undefined) {
      const statements = this.block(depth + 1);
      if (keyword(this.endedBy()) !== "end") throw new TemplateError("it has two `else` for one `if`");
      return this.close(statements);
    }
    if (keyword(ended.slice(1)) !== type || type === "range")
      throw new TemplateError("it has something after an `else` that does not belong there");
    return this.close([this.branch(type, ended.slice(2), depth + 1)]);
  }

  private close(statements: Statement[]): Statement[] {
    this.ended = undefined;
    return statements;
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
