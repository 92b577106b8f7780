import type { ValueText } from "../plan/value.js";
import { goFloat } from "../values/go-float.js";
import { TemplateUnsupported } from "./errors.js";

/**
 * What a secret had to do with a value. `secret`: it is made of one, and empty only where that is, which is no secret.
 * `veiled`: what it is was decided by one, so that nothing about it may be seen or acted upon.
 */
export type Taint = "secret" | "veiled";

interface Tainted {
  readonly taint?: Taint | undefined;
}

/** A text; straight from a variable, with its pieces. */
export interface StringValue extends Tainted {
  readonly type: "string";
  readonly value?: string;
  readonly text?: ValueText;
}

/** A value of a template. Without `value`, only the build knows it. */
export type TemplateValue =
  | ({ readonly type: "bool"; readonly value?: boolean } & Tainted)
  | ({ readonly type: "int" | "float"; readonly value?: number } & Tainted)
  | StringValue
  | { readonly type: "list"; readonly value?: readonly TemplateValue[]; readonly taint?: undefined }
  | Struct;

/** A value with fields. */
export interface Struct {
  readonly type: "struct";
  readonly value?: undefined;
  readonly taint?: undefined;
  /** Throws for a field that it does not have. */
  readonly field: (name: string) => TemplateValue;
}

/** A truth that only the build knows. */
export const UNKNOWN_BOOL: TemplateValue = { type: "bool" };

/** Go's idea of truth: not false, not zero, not empty. */
export function truth(value: TemplateValue): boolean | undefined {
  if (value.type === "struct") return true;
  if (value.type === "list") return value.value && value.value.length > 0;
  return value.value === undefined ? undefined : Boolean(value.value);
}

/** The value as `{{ }}` prints it. */
export function printed(value: TemplateValue): string | undefined {
  if (value.type === "struct") throw new TemplateUnsupported();
  if (value.value === undefined) return undefined;
  if (value.type === "list") return `[${value.value.map(printed).join(" ")}]`;
  return value.type === "float" ? goFloat(value.value) : String(value.value);
}

/** A truth value. */
export function bool(value: boolean): TemplateValue {
  return { type: "bool", value };
}

/** A text; without one, only the build knows it. */
export function string(value: string | undefined): StringValue {
  return value === undefined ? { type: "string" } : { type: "string", value };
}

/** The text of a variable. An empty secret is nothing that would have to be hidden. */
export function stringOf(text: ValueText): StringValue {
  const taint = text.isVeiled ? "veiled" : text.isSecret && !text.isEmpty ? "secret" : undefined;
  return { type: "string", value: text.reveal(), text, taint };
}
