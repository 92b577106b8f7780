import { goFloat } from "../values/go-float.js";

/** A value of a template. Without `value`, only the build knows it. */
export type TemplateValue =
  | { readonly type: "bool"; readonly value?: boolean }
  | { readonly type: "int" | "float"; readonly value?: number }
  | { readonly type: "string"; readonly value?: string; readonly secret: boolean };

/** A truth that only the build knows. */
export const UNKNOWN_BOOL: TemplateValue = { type: "bool" };

/** Go's idea of truth: not false, not zero, not empty. */
export function truth(value: TemplateValue): boolean | undefined {
  return value.value === undefined ? undefined : Boolean(value.value);
}

/** The value as `{{ }}` prints it. */
export function printed(value: TemplateValue): string | undefined {
  if (value.value === undefined) return undefined;
  return value.type === "float" ? goFloat(value.value) : String(value.value);
}

/** A truth value. */
export function bool(value: boolean): TemplateValue {
  return { type: "bool", value };
}

/** Whether the value, or what it was made of, is secret. */
export function isSecret(value: TemplateValue): boolean {
  return value.type === "string" && value.secret;
}
