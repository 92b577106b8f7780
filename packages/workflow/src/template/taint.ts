import { Text } from "@stepauth/text";
import type { ValueText } from "../plan/value.js";
import { printed, type Taint, type TemplateValue } from "./values.js";

/** The strongest taint among some values. */
export function taintOf(values: readonly TemplateValue[]): Taint | undefined {
  if (values.some(({ taint }) => taint === "veiled")) return "veiled";
  return values.some(({ taint }) => taint === "secret") ? "secret" : undefined;
}

/** The same value, tainted. What holds no text can't be. */
export function tainted(value: TemplateValue, taint: Taint | undefined): TemplateValue {
  if (taint === undefined || value.type === "list" || value.type === "struct") return value;
  if (value.type !== "string") return { ...value, taint };
  const { text: _, ...rest } = value;
  return { ...rest, taint };
}

/** The value without what it is. */
export function unknownOf(value: TemplateValue): TemplateValue {
  if (value.type === "struct") return value;
  return { type: value.type };
}

/** What a value prints, as secret as it is; undefined when only the build knows it, and that may be said. */
export function printedText(value: TemplateValue): ValueText | undefined {
  if (value.type === "string" && value.text !== undefined) return value.text;
  const text = printed(value);
  if (value.taint === "veiled") return Text.veiled(text ?? "");
  return text === undefined ? undefined : Text.of(text, { secret: value.taint === "secret" });
}
