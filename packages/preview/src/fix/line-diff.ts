import { diffArrays, type StructuredPatchHunk } from "diff";

/** A line of one text or of both; its line break is a part of it. */
interface Line {
  readonly mark: " " | "-" | "+";
  readonly text: string;
}

const CONTEXT = 3;
// How many lines are looked at to find out how one change ends: a repair changes lines here and there, and moves none.
const WINDOW = 24;

/** The hunks of a unified diff, in time that grows with the length of the texts however much of them differs. */
export function hunksOf(before: string, after: string): StructuredPatchHunk[] {
  const lines = [...compare(linesOf(before), linesOf(after))];
  const hunks: StructuredPatchHunk[] = [];
  let [oldLine, newLine, at] = [1, 1, 0];
  for (const [start, end] of changedRanges(lines)) {
    // All lines between two hunks are the same in both.
    oldLine += start - at;
    newLine += start - at;
    const hunk = hunkOf(lines.slice(start, end), oldLine, newLine);
    hunks.push(hunk);
    oldLine += hunk.oldLines;
    newLine += hunk.newLines;
    at = end;
  }
  return hunks;
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

function* compare(before: readonly string[], after: readonly string[]): Generator<Line> {
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const text = before[i];
    if (text !== undefined && text === after[j]) {
      yield { mark: " ", text };
      i++;
      j++;
      continue;
    }
    const { removed, added } = firstChange(before.slice(i, i + WINDOW), after.slice(j, j + WINDOW));
    yield* before.slice(i, i + removed).map((line): Line => ({ mark: "-", text: line }));
    yield* after.slice(j, j + added).map((line): Line => ({ mark: "+", text: line }));
    i += removed;
    j += added;
  }
}

/** How many lines the change at the start of two lists takes away, and puts in their place. */
function firstChange(before: string[], after: string[]): { readonly removed: number; readonly added: number } {
  const parts = diffArrays(before, after);
  const common = parts.findIndex((part) => !part.removed && !part.added);
  const change = common === -1 ? parts : parts.slice(0, common);
  const count = (kind: "removed" | "added") =>
    change.filter((part) => part[kind]).reduce((sum, part) => sum + part.count, 0);
  return { removed: count("removed"), added: count("added") };
}

/** The changed lines with those around them, from and to; what would touch is one. */
function changedRanges(lines: readonly Line[]): (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const [index, { mark }] of lines.entries()) {
    if (mark === " ") continue;
    const [start, end] = [Math.max(0, index - CONTEXT), Math.min(lines.length, index + CONTEXT + 1)];
    const last = ranges.at(-1);
    if (last && start <= last[1]) last[1] = end;
    else ranges.push([start, end]);
  }
  return ranges;
}

function hunkOf(lines: readonly Line[], oldStart: number, newStart: number): StructuredPatchHunk {
  const without = (mark: Line["mark"]) => lines.filter((line) => line.mark !== mark).length;
  return { oldStart, oldLines: without("+"), newStart, newLines: without("-"), lines: lines.flatMap(shown) };
}

function shown({ mark, text }: Line): string[] {
  return text.endsWith("\n") ? [mark + text.slice(0, -1)] : [mark + text, "\\ No newline at end of file"];
}
