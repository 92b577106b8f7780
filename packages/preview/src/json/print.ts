import { isRecurring } from "@stepauth/core";
import { isEmojiStyle } from "../text/emoji-style.js";

// Allowed in JSON, and yet obeyed by terminals, hidden from people, or a line's end to whoever embeds the text.
const UNSAFE = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

// Looked for first: most texts are of this kind, and it is found out in a fraction of the time.
const PLAIN = /^[\n\x20-\x7e]*$/;

/** A value as JSON text that is safe to print: the same value for every parser, with nothing in it that a terminal obeys. */
export function printJson(value: unknown, indent?: number): string {
  // `##[...]` is a command to some CI services wherever in a line it stands.
  const text = JSON.stringify(value, null, indent);
  if (PLAIN.test(text) && !text.includes("##[")) return text;
  const printable = text.replace(UNSAFE, (character, offset: number) =>
    isEmojiStyle(character, offset, text) ? character : escapeCharacter(character),
  );
  return printable.replaceAll("##[", "#\\u0023[");
}

/** A list as {@link printJson} prints it. The text of those that come again is kept. */
export function printRecurring(items: readonly object[]): string {
  return `[${items.map(printItem).join(",")}]`;
}

const texts = new WeakMap<object, string>();

function printItem(item: object): string {
  const before = texts.get(item);
  if (before !== undefined) return before;
  const text = printJson(item);
  if (isRecurring(item)) texts.set(item, text);
  return text;
}

function escapeCharacter(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
