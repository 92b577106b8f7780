/** The top of a list of inputs: where its first line starts, and what stands in front of the first item. */
export interface ListTop {
  /** Behind the line of the key `inputs`: comments and blank lines may follow. */
  readonly at: number;
  /** Indentation, dash and spaces. */
  readonly dash: string;
}

const DASH = /^[ \t]*-[ \t]+$/;
const BLANK = /^[ \t]*(?:#|\r?$)/;
const INPUTS = /^[ \t]*(?:-[ \t]+)?inputs[ \t]*:[ \t]*(?:#|\r?$)/;
const LONGEST_LEAD = 2000;

/**
 * The top of the list whose first item starts at an offset. Null where that is not the first item of `inputs`, or where
 * something besides comments stands in between.
 */
export function topOfList(text: string, itemStart: number): ListTop | null {
  const lines = text.slice(Math.max(0, itemStart - LONGEST_LEAD), itemStart).split("\n");
  // The first of them may be the end of a line only.
  if (itemStart > LONGEST_LEAD) lines.shift();
  const dash = lines.pop() ?? "";
  if (!DASH.test(dash)) return null;
  let at = itemStart - dash.length;
  for (const line of lines.reverse()) {
    if (INPUTS.test(line)) return { at, dash };
    if (!BLANK.test(line)) return null;
    at -= line.length + 1;
  }
  return null;
}
