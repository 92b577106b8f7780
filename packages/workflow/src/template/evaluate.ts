import { EnvValue, type MayExist, type Mention, unresolvedNames } from "../plan/value.js";
import { dataOf, type RunFacts } from "./data.js";
import { TemplateError, TemplateUnsupported } from "./errors.js";
import { callFunction } from "./functions.js";
import { parseTemplate } from "./parser.js";
import type { Branch, Expression, Pipeline, Statement } from "./syntax.js";
import { isSecret, printed, string, type TemplateValue, truth, UNKNOWN_BOOL } from "./values.js";

/** What a template can see. */
export interface TemplateContext extends RunFacts {
  readonly get: (name: string) => EnvValue | undefined;
  readonly mayExist: MayExist;
}

/** What came of a template. */
export type TemplateResult =
  | {
      readonly status: "text";
      readonly text: string;
      readonly secret: boolean;
      /** Something in it is known to the build only, and was left out. */
      readonly incomplete: boolean;
      readonly mentions: readonly Mention[];
    }
  | { readonly status: "unknown"; readonly mentions: readonly Mention[] }
  | { readonly status: "error"; readonly reason: string };

/** Evaluates a template the way the CLI does, as far as that is possible before the build. */
export function evaluateTemplate(text: string, context: TemplateContext): TemplateResult {
  if (text === "") return { status: "error", reason: "it is empty" };
  const evaluation = new Evaluation(context);
  try {
    evaluation.start(parsed(text));
  } catch (error) {
    if (error instanceof TemplateError) return { status: "error", reason: error.message };
    if (error instanceof TemplateUnsupported)
      return { status: "unknown", mentions: evaluation.withUnknown("template") };
    throw error;
  }
  return evaluation.result();
}

const MOST_KEPT = 100;
const kept = new Map<string, readonly Statement[]>();

// The conditions of a file are few, and stand at many of its steps.
function parsed(text: string): readonly Statement[] {
  const before = kept.get(text);
  if (before) return before;
  const statements = parseTemplate(text);
  if (kept.size === MOST_KEPT) kept.clear();
  kept.set(text, statements);
  return statements;
}

interface Variable {
  readonly name: string;
  value: TemplateValue;
}

class Evaluation {
  private out = "";
  private secret = false;
  private incomplete = false;
  private readonly mentions = new Map<string, Mention>();
  /** The variables in sight, the last one last. */
  private readonly variables: Variable[] = [];

  constructor(private readonly context: TemplateContext) {}

  result(): TemplateResult {
    const { out: text, secret, incomplete } = this;
    return { status: "text", text, secret, incomplete, mentions: [...this.mentions.values()] };
  }

  withUnknown(name: string): Mention[] {
    this.mention(name);
    return [...this.mentions.values()];
  }

  start(statements: readonly Statement[]): void {
    const data = dataOf(this.context, (name) => this.mention(name));
    this.variables.push({ name: "$", value: data });
    this.run(statements, data);
  }

  private run(statements: readonly Statement[], dot: TemplateValue): void {
    for (const statement of statements) {
      if (statement.type === "text") this.out += statement.text;
      else if (statement.type === "print") this.print(statement.pipeline, dot);
      else {
        const inSight = this.variables.length;
        this.branch(statement, dot);
        this.variables.length = inSight;
      }
    }
  }

  private branch({ type, test, then, otherwise }: Branch, dot: TemplateValue): void {
    const value = this.pipeline(test, dot);
    const enters = type === "range" ? hasItems(value) : truth(value);
    if (enters === undefined) throw new TemplateUnsupported();
    this.run(enters ? then : otherwise, enters && type === "with" ? value : dot);
  }

  private print(pipeline: Pipeline, dot: TemplateValue): void {
    const value = this.pipeline(pipeline, dot);
    if (pipeline.variables.length > 0) return;
    const text = printed(value);
    if (text === undefined) this.incomplete = true;
    else this.out += text;
    this.secret ||= isSecret(value);
  }

  private pipeline({ expression, variables, assigns }: Pipeline, dot: TemplateValue): TemplateValue {
    const value = this.value(expression, dot);
    for (const name of variables) {
      if (assigns) this.variable(name).value = value;
      else this.variables.push({ name, value });
    }
    return value;
  }

  private value(expression: Expression, dot: TemplateValue): TemplateValue {
    if (expression.type === "literal") return expression.value;
    if (expression.type === "dot") return dot;
    if (expression.type === "variable") return this.variable(expression.name).value;
    if (expression.type === "field") return fieldOf(this.value(expression.of, dot), expression.name);
    if (expression.type === "misused") throw new TemplateError("it gives arguments to something that takes none");
    const { name, args, piped } = expression;
    const last = piped === undefined ? [] : [this.value(piped, dot)];
    if (name === "and" || name === "or") return this.junction(args, last, name === "or", dot);
    return callFunction(name, [...args.map((arg) => this.value(arg, dot)), ...last], (key) => this.getenv(key));
  }

  private variable(name: string): Variable {
    const found = this.variables.findLast((variable) => variable.name === name);
    if (found === undefined) throw new TemplateError("it uses a variable that is not declared");
    return found;
  }

  /** `and` is its first false argument or its last one, `or` its first true one or its last one. */
  private junction(
    args: readonly Expression[],
    piped: readonly TemplateValue[],
    stopsAt: boolean,
    dot: TemplateValue,
  ): TemplateValue {
    let last: TemplateValue | undefined;
    let unknown = false;
    for (const arg of [...args, ...piped.map((value): Expression => ({ type: "literal", value }))]) {
      last = this.value(arg, dot);
      const known = truth(last);
      if (known === undefined) {
        if (last.type !== "bool") throw new TemplateUnsupported();
        unknown = true;
      } else if (known === stopsAt) return unknown && last.type !== "bool" ? UNKNOWN_BOOL : last;
    }
    if (last === undefined) throw new TemplateError("it calls a function without arguments");
    return unknown ? UNKNOWN_BOOL : last;
  }

  private getenv(name: string): TemplateValue & { type: "string" } {
    const value = this.context.get(name);
    this.mentions.set(name, { name, value });
    if (value === undefined) return string(this.context.mayExist(name) ? undefined : "", false);
    const isKnown = !value.buildOnly && unresolvedNames(value, this.context.mayExist).length === 0;
    return string(isKnown ? value.text : undefined, value.secret);
  }

  private mention(name: string): void {
    this.mentions.set(name, { name, value: EnvValue.unknown({ kind: "cli", name }) });
  }
}

function fieldOf(value: TemplateValue, name: string): TemplateValue {
  if (value.type === "struct") return value.field(name);
  throw new TemplateError("it asks for a field of something that has none");
}

/** Whether a `range` comes to anything. What would have to be gone through is known to the build only. */
function hasItems(value: TemplateValue): false | undefined {
  if (value.type === "bool" || value.type === "float" || value.type === "struct")
    throw new TemplateError("it goes through something that is no list");
  return value.type === "list" && truth(value) === false ? false : undefined;
}
