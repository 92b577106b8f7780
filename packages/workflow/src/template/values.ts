import { goFloat } from "../values/go-float.js";
import { TemplateUnsupported } from "./errors.js";

/** A value of a template. Without `value`, only the build knows it. */
export type TemplateValue =
  | { readonly type: "bool"; readonly value?: boolean }
  | { readonly type: "int" | "float"; readonly value?: number; readonly secret?: boolean }
  | { readonly type: "string"; readonly value?: string; readonly secret: boolean }
  | { readonly type: "list"; readonly value?: readonly TemplateValue[] }
  | Struct;

/** A value with fields. */
export interface Struct {
  readonly type: "struct";
  readonly value?: undefined;
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
export function string(value: string | undefined, secret: boolean): TemplateValue & { readonly type: "string" } {
  return value === undefined ? { type: "string", secret } : { type: "string", value, secret };
}

/** Whether the value, or what it was made of, is secret. */
export function isSecret(value: TemplateValue): boolean {
  return "secret" in value && value.secret === true;
}
