import type { Location, SourceFile } from "@stepauth/workflow";
import { Lexer } from "yaml";

/** A `# stepauth-ignore: code -- reason` comment. */
export interface Suppression {
  readonly codes: readonly string[];
  /** Empty where none is given. */
  readonly reason: string;
  /** The comment's own place. */
  readonly location: Location;
  /** The line whose findings it silences. */
  readonly line: number;
}

const WORD = "stepauth-ignore";
const COMMENT = /^#\s*stepauth-ignore\s*:?(.*)$/s;

/** Every such comment of a file. Only comments count, not what looks like one in a script or a quoted text. */
export function suppressionsIn({ file, source }: SourceFile): Suppression[] {
  if (source.format !== "yaml" || !source.text.includes(WORD)) return [];
  const text = source.withLineFeeds;
  const nextFilled = nextFilledLines(source.text);
  return commentsOf(text).flatMap(({ start, comment }) => {
    const match = COMMENT.exec(comment);
    if (match === null) return [];
    const location = source.locate(start, start + comment.length);
    const line = isAlone(text, start) ? nextFilled(location.line) : location.line;
    return [{ ...readWords(match[1] ?? ""), location: { ...location, file }, line }];
  });
}

function readWords(words: string): Pick<Suppression, "codes" | "reason"> {
  const [codes = "", ...reason] = words.split(/(?:^|\s)--(?:\s|$)/);
  return { codes: codes.split(/[\s,]+/).filter((code) => code !== ""), reason: reason.join(" -- ").trim() };
}

// A comment by itself is about the next line that holds something.
function isAlone(text: string, start: number): boolean {
  return text.slice(text.lastIndexOf("\n", start - 1) + 1, start).trim() === "";
}

/** Finds the next line that holds more than a comment; the very next one where there is none. All are found in one pass. */
function nextFilledLines(text: string): (line: number) => number {
  const lines = text.split(/\r\n?|\n/);
  const next = new Array<number>(lines.length);
  let filled: number | undefined;
  for (let line = lines.length; line >= 1; line--) {
    next[line - 1] = filled ?? line + 1;
    const content = lines[line - 1]?.trimStart() ?? "";
    if (content !== "" && !content.startsWith("#")) filled = line;
  }
  return (line) => next[line - 1] ?? line + 1;
}

function commentsOf(text: string): { start: number; comment: string }[] {
  const comments: { start: number; comment: string }[] = [];
  let at = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    // Marks of the lexer itself, which stand for nothing in the text.
    if (lexeme === "\u0002" || lexeme === "\u0018" || lexeme === "\u001f") {
      isScalar = lexeme === "\u001f";
      continue;
    }
    if (!isScalar && lexeme.startsWith("#")) comments.push({ start: at, comment: lexeme });
    isScalar = false;
    at += lexeme.length;
  }
  return comments;
}
