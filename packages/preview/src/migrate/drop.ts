import { Text } from "@stepauth/text";
import type { SourceFile } from "@stepauth/workflow";
import { isMap, isScalar, isSeq } from "yaml";
import type { TextEdit } from "../fix/fix.js";
import type { StepNodes } from "./nodes.js";

type Inputs = Extract<StepNodes["inputs"], object>;

/**
 * The edits that take inputs away, by where their keys start. A comment behind one stays, on a line of its own; null where one
 * of them is more than its line, or holds a comment.
 */
export function dropInputs(file: SourceFile, inputs: Inputs, keyStarts: readonly number[]): readonly TextEdit[] | null {
  const indices = keyStarts.map((start) => inputs.items.findIndex((item) => startsWith(item, start)));
  if (indices.includes(-1)) return null;
  const edits = inputs.flow
    ? runsOf(indices).map((run) => fromFlow(file, inputs, run))
    : indices.map((index) => fromBlock(file, inputs, index));
  return edits.every((edit) => edit !== null) ? edits : null;
}

/** Neighbours go together: the first and the last of each run. */
function runsOf(indices: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const index of [...indices].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && index === last[1] + 1) last[1] = index;
    else runs.push([index, index]);
  }
  return runs;
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

function fromFlow(file: SourceFile, inputs: Inputs, [first, last]: readonly [number, number]): TextEdit | null {
  const [start, end, before, after] = [first, last, first - 1, last + 1].map((at) => rangeOf(inputs.items[at]));
  if (!start || !end) return null;
  const range: readonly [number, number] = after
    ? [start[0], after[0]]
    : before
      ? [before[1], end[1]]
      : [start[0], end[1]];
  if (file.source.text.slice(...range).includes("#")) return null;
  return { file: file.file, range, text: Text.empty };
}
