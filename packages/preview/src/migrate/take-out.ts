import { Text } from "@stepauth/text";
import type { SourceFile } from "@stepauth/workflow";
import type { TextEdit } from "../fix/fix.js";
import { comments } from "../source/secret-text.js";

const LEAD = /^[ \t]*-[ \t]+$/;

/**
 * The edit that takes a step out of a list in block style, given where it and the next one start. Its comments stay, each on a
 * line of its own before the next step; null where one of the two does not begin a line.
 */
export function takeOut(file: SourceFile, start: number, next: number): TextEdit | null {
  const { text } = file.source;
  const [from, to] = [lineOf(text, start), lineOf(text, next)];
  const lead = text.slice(from, start);
  if (from >= to || !LEAD.test(lead) || text.slice(to, next) !== lead) return null;
  const newline = text[to - 2] === "\r" ? "\r\n" : "\n";
  const inside = comments(text).filter(([at]) => at >= from && at < to);
  const kept = inside.map(
    ([at, end]) => `${lead.slice(0, lead.indexOf("-"))}${text.slice(at, end).trimEnd()}${newline}`,
  );
  return { file: file.file, range: [from, to], text: Text.of(kept.join("")) };
}

function lineOf(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}
