import { Text } from "@stepauth/text";
import type { SourceFile } from "@stepauth/workflow";
import type { TextEdit } from "../fix/fix.js";
import { topOfList } from "../fix/list-top.js";
import type { StepNodes } from "./nodes.js";

/** An input to be written: the value as it stands in YAML, quotes included. */
export interface NewInput {
  readonly key: string;
  readonly value: string;
}

/** Where a step's reference stands. */
export interface RefPlace {
  readonly start: number;
  readonly end: number;
}

/** The edit that gives a step more inputs, on top of those it has; null where the file is written in a way that leaves no room. */
export function insertInputs(
  file: SourceFile,
  ref: RefPlace,
  { fields, inputs, inputsEnd }: StepNodes,
  { added, dropped }: { readonly added: readonly NewInput[]; readonly dropped: number },
): TextEdit | null {
  const { text, format } = file.source;
  const flow = added.map((input) => flowItem(input, format === "json"));
  const at = (offset: number, written: string): TextEdit => ({
    file: file.file,
    range: [offset, offset],
    text: Text.of(written),
  });
  const more = (count: number, next: number) => (count === 0 ? "" : /^\s/.test(text.charAt(next)) ? "," : ", ");
  if (inputs !== null && inputs !== "empty") {
    const start = inputs.range?.[0] ?? -1;
    if (inputs.flow) return at(start + 1, `${flow.join(", ")}${more(inputs.items.length - dropped, start + 1)}`);
    return intoBlock(file, inputs.items[0], added);
  }
  if (fields?.flow) {
    if (inputs === "empty") return null;
    const list = `${format === "json" ? '"inputs"' : "inputs"}: [${flow.join(", ")}]`;
    const start = (fields.range?.[0] ?? -1) + 1;
    return at(start, `${list}${more(fields.items.length, start)}`);
  }
  const indent = fields === null ? columnOf(text, ref.start) + 2 : columnOf(text, firstKey(fields));
  const end = inputs === "empty" ? inputsEnd : ref.end;
  if (fields !== null && inputs === null && lineEnd(text, ref.end) > firstKey(fields)) return null;
  return belowLine(text, end, indent, inputs === "empty" ? [] : ["inputs:"], added, at);
}

function flowItem({ key, value }: NewInput, isJson: boolean): string {
  if (!isJson) return `{${key}: ${value}}`;
  return `{"${key}": ${value.startsWith('"') ? value : `"${value}"`}}`;
}

function intoBlock(file: SourceFile, first: unknown, added: readonly NewInput[]): TextEdit | null {
  const { text } = file.source;
  const start = (first as { range?: readonly number[] | null } | undefined)?.range?.[0];
  const top = start === undefined ? null : topOfList(text, start);
  if (top === null) return null;
  const newline = text[top.at - 2] === "\r" ? "\r\n" : "\n";
  const lines = added.map(({ key, value }) => `${top.dash}${key}: ${value}${newline}`);
  return { file: file.file, range: [top.at, top.at], text: Text.of(lines.join("")) };
}

function belowLine(
  text: string,
  offset: number,
  indent: number,
  head: readonly string[],
  added: readonly NewInput[],
  at: (offset: number, written: string) => TextEdit,
): TextEdit {
  const end = lineEnd(text, offset);
  const newline = text[end] === "\r" || (end === text.length && text.includes("\r\n")) ? "\r\n" : "\n";
  const lines = [...head, ...added.map(({ key, value }) => `- ${key}: ${value}`)];
  return at(end, lines.map((line) => `${newline}${" ".repeat(indent)}${line}`).join(""));
}

/** Where the line of an offset ends, before its line break. */
function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf("\n", offset);
  const end = feed === -1 ? text.length : feed;
  return text[end - 1] === "\r" ? end - 1 : end;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

function firstKey({ items }: NonNullable<StepNodes["fields"]>): number {
  const key: unknown = items[0]?.key;
  return (key as { range?: readonly number[] | null } | undefined)?.range?.[0] ?? -1;
}
