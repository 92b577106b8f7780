import { Text } from "@stepauth/text";
import { piecesOf } from "../values/expand.js";
import { utf8Length } from "../values/utf8-length.js";
import { EnvValue, type MayExist, type Mention, mentionOf, type Origin, type ValueText } from "./value.js";

/** Finds a variable. */
export type Lookup = (name: string) => EnvValue | undefined;

/** What the CLI allows for a value, and for all values of a step together, in bytes. */
export const MOST_BYTES = 256 * 1024;

/** Whether a text is longer than the CLI allows. */
export function isTooLong(text: string): boolean {
  return text.length * 3 > MOST_BYTES && utf8Length(text) > MOST_BYTES;
}

/** A value before its variables are replaced. */
export interface RawValue {
  readonly text: ValueText;
  /** All of it is a secret, whatever it is made of. */
  readonly secret: boolean;
  /** A template made it: its secret pieces are no literals of a file. */
  readonly isComputed: boolean;
  readonly origin: Origin;
}

/**
 * A value with its variables replaced, each piece as secret as the place it comes from. Undefined when it would grow beyond
 * what the CLI allows: then it is not built at all.
 */
export function expandValue(raw: RawValue, get: Lookup, mayExist: MayExist): EnvValue | undefined {
  const { origin } = raw;
  const source = literalValue(raw).text;
  const text = source.reveal();
  if (!text.includes("$")) return new EnvValue(source, origin);
  const pieces = piecesOf(text);
  const mentions = new Map<string, Mention>();
  const parts: ValueText[] = [];
  let length = 0;
  for (const { name, start, end } of pieces) {
    const found = name === undefined ? undefined : get(name);
    length += name === undefined ? end - start : (found?.text.reveal().length ?? 0);
    if (length > MOST_BYTES) return undefined;
    const secret = source.isSecret && source.slice(start, end).isSecret;
    if (name === undefined) parts.push(source.slice(start, end));
    else if (secret && raw.isComputed && raw.text.slice(start, end).isSecret) {
      // A secret chose the variable: what it holds, and whether there is one, would say what the secret is.
      parts.push((found?.text ?? Text.empty).veil());
    } else {
      const isShown = !secret || found !== undefined || isName(name, raw, pieces.length);
      const mention = mentionOf(isShown ? Text.of(name) : Text.secret(name), found, mayExist);
      mentions.set(name, { ...mention, isAlone: pieces.length === 1, inSecret: secret });
      if (found !== undefined) parts.push(secret ? found.text.concealed() : found.text);
    }
  }
  const value = new EnvValue(Text.join(parts), origin, [...mentions.values()]);
  return isTooLong(value.text.reveal()) ? undefined : value;
}

/** A value whose variables are not replaced. */
export function literalValue({ text, secret, origin }: RawValue): EnvValue {
  return new EnvValue((secret ? text.concealed() : text).from(origin), origin);
}

/** Tells the names of variables that nothing sets here from pieces of a password with a dollar sign in it. */
function isName(name: string, { secret, origin }: RawValue, pieces: number): boolean {
  if (secret) return pieces === 1 && origin.kind !== "secret";
  return /^[A-Z][A-Z0-9_]+$/.test(name);
}
