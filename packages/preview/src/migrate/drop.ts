import { Text } from "@stepauth/text";
import type { SourceFile } from "@stepauth/workflow";
import { isMap, isScalar, isSeq } from "yaml";
import type { TextEdit } from "../fix/fix.js";
import type { StepNodes } from "./nodes.js";

type Inputs = Extract<StepNodes["inputs"], object>;

/**
 * The edit that takes an input away, whose key starts at an offset. A comment behind it stays, on a line of its own; null
 * where the input is more than its line, or holds a comment.
 */
export function dropInput(file: SourceFile, inputs: Inputs, keyStart: number): TextEdit | null {
  const index = inputs.items.findIndex((item) => startsWith(item, keyStart));
  return index === -1 ? null : inputs.flow ? fromFlow(file, inputs, index) : fromBlock(file, inputs, index);
}

function startsWith(item: unknown, keyStart: number): boolean {
  const [pair, ...others] = isMap(item) ? item.items : [];
  return others.length === 0 && isScalar(pair?.key) && pair.key.range?.[0] === keyStart;
}

function rangeOf(node: unknown): readonly [number, number] | null {
  const [start, end] = (node as { range?: readonly number[] | null } | null)?.range ?? [];
  return start === undefined || end === undefined ? null : [start, end];
}

const LEAD = /^[ \t]*-[ \t]+$/;

function fromBlock(file: SourceFile, inputs: Inputs, index: number): TextEdit | null {
  const { text } = file.source;
  const item = inputs.items[index];
  const pair = isMap(item) ? item.items[0] : undefined;
  const start = rangeOf(pair?.key)?.[0] ?? -1;
  const end = rangeOf(pair?.value)?.[1] ?? -1;
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const feed = text.indexOf("\n", start);
  const next = feed === -1 ? text.length : feed + 1;
  if (start === -1 || end <= start || end > next || start - line > 200 || !LEAD.test(text.slice(line, start)))
    return null;
  if (isSeq(pair?.value) || isMap(pair?.value) || isContinued(text, next, start - line)) return null;
  const behind = text.slice(end, next);
  const dash = text.indexOf("-", line);
  if (behind.trim() === "") return { file: file.file, range: [line, next], text: Text.empty };
  if (!/^[ \t]+#/.test(behind)) return null;
  return { file: file.file, range: [dash, end + behind.indexOf("#")], text: Text.empty };
}

/** Whether the next line belongs to the same item: `opts` below the key, or more of its value. */
function isContinued(text: string, next: number, column: number): boolean {
  const lead = text.slice(next, next + column);
  return lead.length === column && lead.trim() === "" && !/[\s#]/.test(text.charAt(next + column) || " ");
}

function fromFlow(file: SourceFile, inputs: Inputs, index: number): TextEdit | null {
  const [own, before, after] = [index, index - 1, index + 1].map((at) => rangeOf(inputs.items[at]));
  if (!own) return null;
  const range: readonly [number, number] = after ? [own[0], after[0]] : before ? [before[1], own[1]] : own;
  if (file.source.text.slice(...range).includes("#")) return null;
  return { file: file.file, range, text: Text.empty };
}
