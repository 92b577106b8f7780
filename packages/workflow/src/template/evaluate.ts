import { EnvValue, type MayExist, type Mention, unresolvedNames } from "../plan/value.js";
import { TemplateError, TemplateUnsupported } from "./errors.js";
import { callFunction } from "./functions.js";
import { type Expression, parseTemplate, type Statement } from "./parser.js";
import { bool, isSecret, printed, type TemplateValue, truth, UNKNOWN_BOOL } from "./values.js";

/** What a template can see. */
export interface TemplateContext {
  readonly isCI: boolean;
  readonly isPR: boolean;
  /** Undefined when an earlier step may have failed. */
  readonly isBuildFailed: boolean | undefined;
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
    evaluation.run(parsed(text));
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

const FIELDS = new Set(["IsCI", "IsPR", "IsBuildFailed", "IsBuildOK", "PullRequestID", "BuildResults"]);

class Evaluation {
  private out = "";
  private secret = false;
  private incomplete = false;
  private readonly mentions = new Map<string, Mention>();

  constructor(private readonly context: TemplateContext) {}

  result(): TemplateResult {
    const { out: text, secret, incomplete } = this;
    return { status: "text", text, secret, incomplete, mentions: [...this.mentions.values()] };
  }

  withUnknown(name: string): Mention[] {
    this.mention(name);
    return [...this.mentions.values()];
  }

  run(statements: readonly Statement[]): void {
    for (const statement of statements) {
      if (statement.type === "text") this.out += statement.text;
      else if (statement.type === "print") this.print(this.value(statement.expression));
      else {
        const test = truth(this.value(statement.test));
        if (test === undefined) throw new TemplateUnsupported();
        this.run(test ? statement.then : statement.otherwise);
      }
    }
  }

  private print(value: TemplateValue): void {
    const text = printed(value);
    if (text === undefined) this.incomplete = true;
    else this.out += text;
    this.secret ||= isSecret(value);
  }

  private value(expression: Expression): TemplateValue {
    if (expression.type === "literal") return expression.value;
    if (expression.type === "field") return this.field(expression.path);
    if (expression.name === "and" || expression.name === "or")
      return this.junction(expression.args, expression.name === "or");
    return callFunction(
      expression.name,
      expression.args.map((arg) => this.value(arg)),
      (name) => this.getenv(name),
    );
  }

  /** `and` is its first false argument or its last one, `or` its first true one or its last one. */
  private junction(args: readonly Expression[], stopsAt: boolean): TemplateValue {
    let last: TemplateValue | undefined;
    let unknown = false;
    for (const arg of args) {
      last = this.value(arg);
      const known = truth(last);
      if (known === undefined) {
        if (last.type !== "bool") throw new TemplateUnsupported();
        unknown = true;
      } else if (known === stopsAt) return unknown && last.type !== "bool" ? UNKNOWN_BOOL : last;
    }
    if (last === undefined) throw new TemplateError("it calls a function without arguments");
    return unknown ? UNKNOWN_BOOL : last;
  }

  private field(path: readonly string[]): TemplateValue {
    const [name = "", ...rest] = path;
    if (name === "") throw new TemplateUnsupported();
    if (!FIELDS.has(name)) throw new TemplateError("it uses a field that does not exist");
    if (name === "BuildResults") throw new TemplateUnsupported();
    if (rest.length > 0) throw new TemplateError("it asks for a field of something that has none");
    if (name === "IsCI") return bool(this.context.isCI);
    if (name === "IsPR") return bool(this.context.isPR);
    if (name === "PullRequestID") return { type: "string", value: "", secret: false };
    const failed = this.context.isBuildFailed;
    if (failed !== undefined) return bool(name === "IsBuildFailed" ? failed : !failed);
    this.mention(`.${name}`);
    return UNKNOWN_BOOL;
  }

  private getenv(name: string): TemplateValue & { type: "string" } {
    const value = this.context.get(name);
    this.mentions.set(name, { name, value });
    if (value === undefined) {
      return this.context.mayExist(name)
        ? { type: "string", secret: false }
        : { type: "string", value: "", secret: false };
    }
    const isKnown = !value.buildOnly && unresolvedNames(value, this.context.mayExist).length === 0;
    return isKnown
      ? { type: "string", value: value.text, secret: value.secret }
      : { type: "string", secret: value.secret };
  }

  private mention(name: string): void {
    this.mentions.set(name, { name, value: EnvValue.unknown({ kind: "cli", name }) });
  }
}
