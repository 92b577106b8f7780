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
  const { text } = source;
  if (source.format !== "yaml" || !text.includes(WORD)) return [];
  return commentsOf(text).flatMap(({ start, comment }) => {
    const match = COMMENT.exec(comment);
    if (match === null) return [];
    const location = source.locate(start, start + comment.length);
    return [
      { ...readWords(match[1] ?? ""), location: { ...location, file }, line: targetLine(text, start, location.line) },
    ];
  });
}

function readWords(words: string): Pick<Suppression, "codes" | "reason"> {
  const [codes = "", ...reason] = words.split(/(?:^|\s)--(?:\s|$)/);
  return { codes: codes.split(/[\s,]+/).filter((code) => code !== ""), reason: reason.join(" -- ").trim() };
}

// A comment by itself is about the next line that holds something.
function targetLine(text: string, start: number, line: number): number {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  if (text.slice(lineStart, start).trim() !== "") return line;
  const following = text.slice(text.indexOf("\n", start) + 1 || text.length).split("\n");
  const blank = following.findIndex((next) => next.trim() !== "" && !next.trim().startsWith("#"));
  return line + 1 + Math.max(0, blank);
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
