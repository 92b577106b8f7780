import { Text } from "@stepauth/text";
import { EnvValue, type MayExist, type Mention, mentionOf, unresolvedNames, type ValueText } from "../plan/value.js";
import { dataOf, type RunFacts } from "./data.js";
import { TemplateError, TemplateUnsupported } from "./errors.js";
import { callFunction } from "./functions.js";
import { parseTemplate } from "./parser.js";
import type { Branch, Expression, Pipeline, Statement } from "./syntax.js";
import { printedText, tainted } from "./taint.js";
import { textOf } from "./texts.js";
import { type StringValue, string, stringOf, type TemplateValue, truth, UNKNOWN_BOOL } from "./values.js";

/** What a template can see. */
export interface TemplateContext extends RunFacts {
  readonly get: (name: string) => EnvValue | undefined;
  readonly mayExist: MayExist;
}

/** What came of a template. */
export type TemplateResult =
  | {
      readonly status: "text";
      readonly text: ValueText;
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
  private out: ValueText[] = [];
  private incomplete = false;
  private readonly mentions = new Map<string, Mention>();
  /** The variables in sight, the last one last. */
  private readonly variables: Variable[] = [];
  /** How many of the conditions around are for a secret to decide. */
  private veils = 0;

  constructor(private readonly context: TemplateContext) {}

  result(): TemplateResult {
    return {
      status: "text",
      text: Text.join(this.out),
      incomplete: this.incomplete,
      mentions: [...this.mentions.values()],
    };
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
      if (statement.type === "text") this.write(Text.of(statement.text));
      else if (statement.type === "print") this.print(statement.pipeline, dot);
      else {
        const inSight = this.variables.length;
        this.branch(statement, dot);
        this.variables.length = inSight;
      }
    }
  }

  private branch(branch: Branch, dot: TemplateValue): void {
    const value = this.pipeline(branch.test, dot);
    const enters = branch.type === "range" ? hasItems(value) : truth(value);
    const inside = branch.type === "with" ? value : dot;
    if (value.taint === "veiled" && branch.type !== "range") this.veiledBranch(branch, enters === true, inside, dot);
    else if (enters === undefined) throw new TemplateUnsupported();
    else this.run(enters ? branch.then : branch.otherwise, enters ? inside : dot);
  }

  /**
   * Goes both ways, always in the same order, and keeps what comes of the right one: neither what is written, nor what is
   * looked up on the way, nor a mistake tells which it is.
   */
  private veiledBranch({ then, otherwise }: Branch, enters: boolean, inside: TemplateValue, dot: TemplateValue): void {
    const before = this.variables.map(({ value }) => value);
    const written = this.out;
    const [one, other] = [this.way(then, inside, before), this.way(otherwise, dot, before)];
    this.out = written;
    if (one === null || other === null) throw new TemplateUnsupported();
    const taken = enters ? one : other;
    written.push(Text.veiled(""), ...taken.out);
    for (const [index, variable] of this.variables.entries()) {
      const [a, b] = [one.values[index], other.values[index]];
      if (a === before[index] && b === before[index]) continue;
      // What it is may be hidden, of which type it is may not.
      if (a?.type !== b?.type || a?.type === "list" || a?.type === "struct") throw new TemplateUnsupported();
      variable.value = tainted(taken.values[index] ?? variable.value, "veiled");
    }
  }

  /** One way of a branch, from where it begins; null when it fails. */
  private way(statements: readonly Statement[], dot: TemplateValue, values: readonly TemplateValue[]) {
    for (const [index, variable] of this.variables.entries()) variable.value = values[index] ?? variable.value;
    const inSight = this.variables.length;
    this.out = [];
    this.veils++;
    try {
      this.run(statements, dot);
      return { out: this.out, values: this.variables.slice(0, inSight).map(({ value }) => value) };
    } catch (error) {
      if (error instanceof TemplateError || error instanceof TemplateUnsupported) return null;
      throw error;
    } finally {
      this.veils--;
      this.variables.length = inSight;
    }
  }

  private print(pipeline: Pipeline, dot: TemplateValue): void {
    const value = this.pipeline(pipeline, dot);
    if (pipeline.variables.length > 0) return;
    const text = printedText(value);
    if (text === undefined) this.incomplete = true;
    else this.write(text);
  }

  private write(text: ValueText): void {
    this.out.push(this.veils > 0 ? text.veil() : text);
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
    return callFunction(name, [...args.map((arg) => this.value(arg, dot)), ...last], (name) => this.getenv(name));
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
    let veiled: TemplateValue | undefined;
    let isSettled = false;
    for (const arg of [...args, ...piped.map((value): Expression => ({ type: "literal", value }))]) {
      const value = this.value(arg, dot);
      if (veiled !== undefined && veiled.type !== value.type) throw new TemplateUnsupported();
      // Where a secret may have settled it, all that follows is come to all the same.
      if (isSettled) continue;
      last = value;
      if (last.taint === "veiled") veiled ??= last;
      const known = truth(last);
      if (known === undefined && veiled !== undefined) isSettled = true;
      else if (known === undefined) {
        if (last.type !== "bool") throw new TemplateUnsupported();
        unknown = true;
      } else if (known === stopsAt) {
        if (veiled === undefined) return unknown && last.type !== "bool" ? UNKNOWN_BOOL : last;
        isSettled = true;
      }
    }
    if (last === undefined) throw new TemplateError("it calls a function without arguments");
    return tainted(unknown ? UNKNOWN_BOOL : last, veiled && "veiled");
  }

  private getenv(given: TemplateValue): StringValue {
    // A name that a secret decided is looked up without a word.
    if (given.taint !== undefined) {
      const found = given.type === "string" ? this.context.get(given.value ?? "") : undefined;
      return { type: "string", value: found?.text.reveal() ?? "", taint: "veiled" };
    }
    const name = textOf(given);
    const value = this.context.get(name);
    this.mentions.set(name, mentionOf(Text.of(name), value, this.context.mayExist));
    if (value === undefined) return string(this.context.mayExist(name) ? undefined : "");
    const isKnown = !value.buildOnly && unresolvedNames(value).length === 0;
    return isKnown ? stringOf(value.text) : string(undefined);
  }

  private mention(name: string): void {
    this.mentions.set(name, { name: Text.of(name), value: EnvValue.unknown({ kind: "cli", name }) });
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
