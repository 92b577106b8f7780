import type { Location, UserInput } from "@stepauth/workflow";
import type { ScriptCall } from "../shell/calls.js";
import type { Variables } from "./variables.js";

/** The place of a call in the file: its program's name, on the script's line. */
export function scriptPlace(
  content: UserInput,
  { program, at }: Pick<ScriptCall, "program" | "at">,
  { sources }: Variables,
): Location {
  const { converted, source: written, valueRange } = content;
  const fallback = content.valueLocation ?? content.location;
  const source = sources.find(({ file }) => file === content.location.file)?.source;
  // However a script is written, its words come in the same order there.
  const nth = occurrences(converted.slice(0, at), program);
  const offset = offsetOf(written, program, nth);
  if (!source || offset === -1) return fallback;
  const start = valueRange[0] + offset;
  return source.locate(start, start + program.length);
}

function occurrences(text: string, word: string): number {
  return text.split(word).length - 1;
}

function offsetOf(text: string, word: string, nth: number): number {
  let offset = text.indexOf(word);
  for (let left = nth; left > 0 && offset !== -1; left--) offset = text.indexOf(word, offset + word.length);
  return offset;
}
