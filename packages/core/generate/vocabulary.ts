/** A line of the page. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** A word that the page may not use, with the line where it stands. */
export class VocabularyError extends Error {
  constructor(line: Line, problem: string) {
    super(`docs/auth-types.md:${line.number}: ${problem}`);
  }
}

/** The lines of a text, numbered from 1. */
export function linesOf(markdown: string): Line[] {
  return markdown.split("\n").map((text, index) => ({ number: index + 1, text }));
}

/** The cells of a table's line; null for any other line and for the one below the head. */
export function cellsOf({ text }: Line): string[] | null {
  if (!text.startsWith("|")) return null;
  const cells = text
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
  return cells.every((cell) => /^-+$/.test(cell)) ? null : cells;
}

/** A text that must be one of a few. */
export function member(line: Line, allowed: readonly string[], text: string, what: string): string {
  if (allowed.includes(text)) return text;
  throw new VocabularyError(line, `unknown ${what} "${text}", expected one of: ${allowed.join(", ")}`);
}
