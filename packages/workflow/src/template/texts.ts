import { utf8Length } from "../values/utf8-length.js";
import { TemplateError, TemplateUnsupported } from "./errors.js";
import { printed, string, type TemplateValue } from "./values.js";

/** An argument that must be a known text. */
export function textOf(value: TemplateValue): string {
  if (value.type !== "string") throw new TemplateError("it calls a function with something that is not a text");
  if (value.value === undefined) throw new TemplateUnsupported();
  return value.value;
}

/** Go's `print`: spaces only between operands that are no texts; its `println` puts them everywhere. */
export function print(args: readonly TemplateValue[], line = false): TemplateValue {
  let out = "";
  for (const [i, arg] of args.entries()) {
    const piece = printed(arg);
    if (piece === undefined) return string(undefined);
    const spaced = line || (arg.type !== "string" && args[i - 1]?.type !== "string");
    out += (i > 0 && spaced ? " " : "") + piece;
  }
  return string(line ? `${out}\n` : out);
}

/** The arguments printed, and made safe for a place. */
export function escaped(args: readonly TemplateValue[], safe: (text: string) => string): TemplateValue {
  const text = print(args);
  return text.type === "string" && text.value !== undefined ? string(safe(text.value)) : text;
}

/** Go's `len`. */
export function length(value: TemplateValue): TemplateValue {
  if (value.type !== "string" && value.type !== "list")
    throw new TemplateError("it asks for the length of something that has none");
  if (value.value === undefined) return { type: "int" };
  return { type: "int", value: value.type === "string" ? utf8Length(value.value) : value.value.length };
}

/** One step of Go's `index`: of a text, a byte. */
export function element(of: TemplateValue, index: TemplateValue): TemplateValue {
  if (of.type === "list") {
    const items = of.value ?? unknown();
    return items[place(index, items.length - 1)] as TemplateValue;
  }
  const bytes = bytesOf(of);
  return { type: "int", value: bytes[place(index, bytes.length - 1)] as number };
}

/** Go's `slice` of a text, from byte to byte. */
export function piece(of: TemplateValue, ends: readonly TemplateValue[]): TemplateValue {
  const bytes = of.type === "list" ? unknown() : bytesOf(of);
  if (ends.length > 2) throw new TemplateError("it slices a text with three indexes");
  const [from = 0, to = bytes.length] = ends.map((end) => place(end, bytes.length));
  if (from > to) throw new TemplateError("it uses an index that is out of range");
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(from, to));
  return string(text.includes("\ufffd") ? unknown() : text);
}

function place(index: TemplateValue, last: number): number {
  if (index.type !== "int") throw new TemplateError("it uses an index that is not a whole number");
  const value = index.value ?? unknown();
  if (value < 0 || value > last) throw new TemplateError("it uses an index that is out of range");
  return value;
}

function bytesOf(value: TemplateValue): Uint8Array {
  if (value.type !== "string") throw new TemplateError("it uses an index on something that has none");
  return new TextEncoder().encode(value.value ?? unknown());
}

function unknown(): never {
  throw new TemplateUnsupported();
}
