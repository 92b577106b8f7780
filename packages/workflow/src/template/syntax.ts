import type { TemplateValue } from "./values.js";

/** An expression. In a pipeline, what is piped in becomes the last argument of the call after it. */
export type Expression =
  | { readonly type: "literal"; readonly value: TemplateValue }
  | { readonly type: "dot" }
  | { readonly type: "variable"; readonly name: string }
  | { readonly type: "field"; readonly of: Expression; readonly name: string }
  | {
      readonly type: "call";
      readonly name: string;
      readonly args: readonly Expression[];
      readonly piped?: Expression | undefined;
    }
  /** Something that takes no arguments, given some: it fails when it is come to, not before. */
  | { readonly type: "misused" };

/** An expression, and the variables that keep its value. */
export interface Pipeline {
  readonly expression: Expression;
  readonly variables: readonly string[];
  /** The variable is there already, and gets a new value. */
  readonly assigns: boolean;
}

/** A block that is entered or not. */
export interface Branch {
  readonly type: "if" | "with" | "range";
  readonly test: Pipeline;
  readonly then: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

/** A piece of a parsed template. */
export type Statement =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "print"; readonly pipeline: Pipeline }
  | Branch;
