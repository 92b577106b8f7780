import { Text } from "@stepauth/text";
import { Str } from "../value/values.js";

/** A text made from another: as secret as that is. */
export function like(self: Str, text: string): Str {
  return new Str(Text.of(text, { secret: self.text.isSecret }));
}

/** Without the white space at its ends. */
export function stripped(text: Text, start: boolean, end: boolean): Text {
  const clear = text.reveal();
  const from = start ? leadingEnd(clear) : 0;
  const to = end ? trailingStart(clear) : clear.length;
  return text.slice(from, Math.max(from, to));
}

/** What Ruby takes for white space at the ends of a text. */
const BLANKS = "\t\n\v\f\r \0";

function leadingEnd(clear: string): number {
  let at = 0;
  while (at < clear.length && BLANKS.includes(clear[at] ?? "x")) at += 1;
  return at;
}

function trailingStart(clear: string): number {
  let at = clear.length;
  while (at > 0 && BLANKS.includes(clear[at - 1] ?? "x")) at -= 1;
  return at;
}
