import { stripVTControlCharacters } from "node:util";
import { REDACTED } from "@stepauth/preview";

const LONGEST = 200;

/** A part of a value that is shorter may stand in any sentence. */
const SHORTEST_PART = 6;

/** The last words that a tool has said of a value, on one line and without anything of the value. */
export function toolWords(said: string, value: string): string {
  const lines = stripVTControlCharacters(said).split(/[\r\n]+/);
  const last = (lines.findLast((line) => line.trim() !== "") ?? "").trim();
  const words = withoutLinesOf(value, last)
    .split(/\s+/)
    .map((word) => (word.length >= SHORTEST_PART && value.includes(word) ? REDACTED : word));
  return words.join(" ").slice(0, LONGEST);
}

function withoutLinesOf(value: string, text: string): string {
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  const longestFirst = lines.filter((line) => line !== "").toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((words, line) => words.replaceAll(line, REDACTED), text);
}
