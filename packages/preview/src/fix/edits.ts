import { onceFor } from "@stepauth/core";
import { Text } from "@stepauth/text";
import type { SourceFile, UserInput } from "@stepauth/workflow";
import type { TextEdit } from "./fix.js";
import { topOfList } from "./list-top.js";
import { Spans } from "./spans.js";

/** What is written: a word, or a text that needs no quotes and gets none, which has been looked at. */
export type Written = string | { readonly text: string };

interface Spot {
  readonly file: string;
  readonly keyEnd: number;
  readonly range: readonly [number, number];
}

/** The edit that writes a word, in double quotes, in place of an input's value; null where that is no plain edit. */
export function replaceInput(
  sources: readonly SourceFile[],
  { location, keyRange, valueRange }: UserInput,
  word: Written,
  secret = false,
): TextEdit | null {
  return replaceAt(sources, { file: location.file, keyEnd: keyRange[1], range: valueRange }, word, secret);
}

// Between a key and its own value stand a colon and spaces: an alias, an anchor, a tag or a comment is more than that.
const BETWEEN = /^[ \t]*:[ \t]+$/;
const SIMPLE = /^[\w.+~-]{1,200}$/;

/** The same at any place of a file. */
export function replaceAt(
  sources: readonly SourceFile[],
  { file, keyEnd, range }: Spot,
  word: Written,
  secret = false,
): TextEdit | null {
  const text = sources.find((source) => source.file === file)?.source.text;
  const written = typeof word === "string" ? `"${word}"` : word.text;
  if (
    text === undefined ||
    (typeof word === "string" && !SIMPLE.test(word)) ||
    range[0] < keyEnd ||
    range[1] <= range[0]
  )
    return null;
  if (!BETWEEN.test(text.slice(keyEnd, range[0]))) return null;
  if (/[\r\n]/.test(text.slice(range[0], range[1]))) return null;
  return { file, range, text: Text.of(written, { secret }) };
}

/**
 * The edit that puts `- key: "word"` on top of the list that holds an input; null where the list is written on one line, or
 * where it, or something around it, is used elsewhere too.
 */
export function insertInput(
  sources: readonly SourceFile[],
  { location, keyRange }: UserInput,
  key: string,
  word: string,
): TextEdit | null {
  const file = sources.find((source) => source.file === location.file);
  if (file === undefined || !SIMPLE.test(word) || !SIMPLE.test(key)) return null;
  const { text } = file.source;
  const top = topOfList(text, keyRange[0]);
  if (top === null || isAnchored(file, keyRange[0])) return null;
  const { at, dash } = top;
  const lineEnd = text[at - 2] === "\r" ? "\r\n" : "\n";
  return { file: location.file, range: [at, at], text: Text.of(`${dash}${key}: "${word}"${lineEnd}`) };
}

/** Whether a place may be used elsewhere too: an edit there is one of every place that the anchor around it is used at. */
export function isAnchored({ anchored }: SourceFile, offset: number): boolean {
  return spansOf(anchored).cover(offset, offset + 1);
}

const spansOf = onceFor((anchored: SourceFile["anchored"]) => new Spans(anchored));
