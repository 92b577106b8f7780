import { splitVariables } from "../values/expand.js";
import { utf8Length } from "../values/utf8-length.js";
import type { ValuePart } from "./types.js";
import { EnvValue, type Mention, type Origin } from "./value.js";

/** Finds a variable. */
export type Lookup = (name: string) => EnvValue | undefined;

/** What the CLI allows for a value, and for all values of a step together, in bytes. */
export const MOST_BYTES = 256 * 1024;

/** Whether a text is longer than the CLI allows. */
export function isTooLong(text: string): boolean {
  return text.length * 3 > MOST_BYTES && utf8Length(text) > MOST_BYTES;
}

/**
 * A value with its variables replaced, keeping apart what is secret. Undefined when it would grow beyond what the CLI
 * allows: then it is not built at all.
 */
export function expandValue(text: string, secret: boolean, origin: Origin, get: Lookup): EnvValue | undefined {
  if (!text.includes("$")) return EnvValue.of(text, secret, origin);
  const mentions = new Map<string, Mention>();
  const parts: ValuePart[] = [];
  let length = 0;
  for (const piece of splitVariables(text)) {
    const found = "name" in piece ? get(piece.name) : undefined;
    if ("name" in piece) mentions.set(piece.name, { name: piece.name, value: found });
    length += "text" in piece ? piece.text.length : (found?.text.length ?? 0);
    if (length > MOST_BYTES) return undefined;
    if ("text" in piece) parts.push({ text: piece.text, secret });
    else for (const part of found?.parts ?? []) parts.push(secret ? { text: part.text, secret } : part);
  }
  const value = new EnvValue(joined(parts), origin, [...mentions.values()]);
  return isTooLong(value.text) ? undefined : value;
}

const MOST_PARTS = 1000;

/** Neighbours of the same secrecy become one part; of absurdly many parts, one that is secret as a whole. */
function joined(parts: readonly ValuePart[]): ValuePart[] {
  const runs: { texts: string[]; secret: boolean }[] = [];
  for (const { text, secret } of parts) {
    const last = runs.at(-1);
    if (last?.secret === secret) last.texts.push(text);
    else runs.push({ texts: [text], secret });
  }
  if (runs.length > MOST_PARTS) return [{ text: parts.map(({ text }) => text).join(""), secret: true }];
  return runs.map(({ texts, secret }) => ({ text: texts.join(""), secret }));
}
