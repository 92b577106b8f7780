import { Text } from "@stepauth/text";
import type { SourceFile, UserInput } from "@stepauth/workflow";
import { isAnchored } from "./edits.js";
import type { TextEdit } from "./fix.js";

/** The edits that take the lines of inputs away; null where one of them is more than a line of a list of its own. */
export function removeInputs(sources: readonly SourceFile[], inputs: readonly UserInput[]): TextEdit[] | null {
  const edits = inputs.map((input) => removeInput(sources, input));
  return edits.length > 0 && edits.every((edit) => edit !== null) ? joined(edits) : null;
}

const LEAD = /^[ \t]*-[ \t]+$/;
const LONGEST_LEAD = 200;

// A comment above or behind the value, and options below it, belong to more than the input.
function removeInput(sources: readonly SourceFile[], { location, keyRange, valueRange }: UserInput): TextEdit | null {
  const file = sources.find((source) => source.file === location.file);
  if (!file || valueRange[0] < keyRange[1] || isAnchored(file, keyRange[0])) return null;
  const { text } = file.source;
  const start = text.lastIndexOf("\n", keyRange[0] - 1) + 1;
  if (isComment(text, start)) return null;
  const newline = text.indexOf("\n", valueRange[1]);
  if (newline === -1 || keyRange[0] - start > LONGEST_LEAD || !LEAD.test(text.slice(start, keyRange[0]))) return null;
  const between = text.slice(keyRange[1], valueRange[0]);
  const behind = text.slice(valueRange[1], newline);
  if (!/^[ \t]*:[ \t]+$/.test(between) || !/^[ \t]*\r?$/.test(behind)) return null;
  if (/[\r\n]/.test(text.slice(...valueRange)) || isContinued(text, newline + 1, keyRange[0] - start)) return null;
  return { file: file.file, range: [start, newline + 1], text: Text.empty };
}

/** Whether the line above the one that starts at an offset is a comment. */
function isComment(text: string, start: number): boolean {
  const above = text.slice(Math.max(0, text.lastIndexOf("\n", start - 2) + 1), start);
  return /^[ \t]{0,200}#/.test(above);
}

/** Whether the next line belongs to the same item: it starts where the key did. */
function isContinued(text: string, start: number, column: number): boolean {
  const lead = text.slice(start, start + column + 1);
  return lead.length > column && /^[ \t]*$/.test(lead.slice(0, column)) && !/[\r\n#]/.test(lead.charAt(column));
}

/** Lines that follow each other are one edit: no two edits touch. */
function joined(edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.range[0] - b.range[0])) {
    const last = result.at(-1);
    if (last && last.file === edit.file && last.range[1] === edit.range[0])
      result[result.length - 1] = { ...last, range: [last.range[0], edit.range[1]] };
    else result.push(edit);
  }
  return result;
}
