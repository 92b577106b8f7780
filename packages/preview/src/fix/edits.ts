import type { SourceFile, UserInput } from "@stepauth/workflow";
import { type Document, isCollection, isMap, isNode, isScalar, isSeq } from "yaml";
import type { TextEdit } from "./fix.js";

interface Spot {
  readonly file: string;
  readonly keyEnd: number;
  readonly range: readonly [number, number];
}

/** The edit that writes a word, in double quotes, in place of an input's value; null where that is no plain edit. */
export function replaceInput(
  sources: readonly SourceFile[],
  { location, keyRange, valueRange }: UserInput,
  word: string,
): TextEdit | null {
  return replaceAt(sources, { file: location.file, keyEnd: keyRange[1], range: valueRange }, word);
}

// Between a key and its own value stand a colon and spaces: an alias, an anchor, a tag or a comment is more than that.
const BETWEEN = /^[ \t]*:[ \t]+$/;
const SIMPLE = /^[\w.+~-]{1,200}$/;

/** The same at any place of a file. */
export function replaceAt(
  sources: readonly SourceFile[],
  { file, keyEnd, range }: Spot,
  word: string,
): TextEdit | null {
  const text = sources.find((source) => source.file === file)?.source.text;
  if (text === undefined || !SIMPLE.test(word) || range[0] < keyEnd || range[1] <= range[0]) return null;
  if (!BETWEEN.test(text.slice(keyEnd, range[0]))) return null;
  if (/[\r\n]/.test(text.slice(range[0], range[1]))) return null;
  return { file, range, text: `"${word}"` };
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
  const inputs = file?.document && inputsAround(file.document, keyRange[0]);
  if (file === undefined || !inputs || !SIMPLE.test(word) || !SIMPLE.test(key)) return null;
  const { text } = file.source;
  const dash = /(?:^|\n)([ \t]*-[ \t]+)$/.exec(text.slice(Math.max(0, keyRange[0] - 500), keyRange[0]))?.[1];
  const end = text.indexOf("\n", inputs.keyEnd);
  // Behind the key nothing but a comment, and nothing but comments in front of the first item.
  if (dash === undefined || end === -1 || !/^[ \t]*:[ \t]*(?:#.*)?\r?$/.test(text.slice(inputs.keyEnd, end)))
    return null;
  const lineEnd = text[end - 1] === "\r" ? "\r\n" : "\n";
  return { file: location.file, range: [end + 1, end + 1], text: `${dash}${key}: "${word}"${lineEnd}` };
}

/** The `inputs` key whose list holds the item at an offset, if nothing around it has an anchor. */
function inputsAround(document: Document.Parsed, offset: number): { keyEnd: number } | null {
  let node: unknown = document.contents;
  let keyEnd = -1;
  let isInputs = false;
  while (isCollection(node)) {
    if (node.anchor !== undefined || node.flow === true) return null;
    if (isSeq(node) && isInputs) return { keyEnd };
    const pair = isMap(node) ? node.items.find(({ key, value }) => spans(key, value, offset)) : undefined;
    if (pair && isScalar(pair.key)) {
      isInputs = pair.key.value === "inputs" && pair.key.anchor === undefined;
      keyEnd = pair.key.range?.[1] ?? -1;
    }
    node = pair ? pair.value : isSeq(node) ? node.items.find((item) => spans(item, item, offset)) : undefined;
  }
  return null;
}

function spans(first: unknown, last: unknown, offset: number): boolean {
  if (!isNode(first) || !isNode(last)) return false;
  return (first.range?.[0] ?? Number.POSITIVE_INFINITY) <= offset && offset <= (last.range?.[1] ?? -1);
}
