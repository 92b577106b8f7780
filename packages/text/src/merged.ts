import type { TextPart } from "./text.js";

/** More pieces than this are kept as one. */
export const MOST_PARTS = 1000;

interface Run<Origin> extends Omit<TextPart<Origin>, "text"> {
  readonly texts: string[];
}

/** Neighbours of the same secrecy and origin become one piece; of more than `most`, all one, secret if any was. */
export function merged<Origin>(parts: readonly TextPart<Origin>[], most: number): readonly TextPart<Origin>[] {
  if (parts.length < 2) return parts;
  const runs: Run<Origin>[] = [];
  for (const { text, ...kind } of parts) {
    const last = runs.at(-1);
    if (last !== undefined && isSameKind(last, kind)) last.texts.push(text);
    else runs.push({ texts: [text], ...kind });
  }
  if (runs.length > most) return [asOne(parts)];
  return runs.map(({ texts, ...kind }) => ({ text: texts.join(""), ...kind }));
}

type Kind<Origin> = Omit<TextPart<Origin>, "text">;

// What is shown in another form is shown so as a whole, and by itself.
function isSameKind<Origin>(one: Kind<Origin>, other: Kind<Origin>): boolean {
  return (
    one.secret === other.secret &&
    one.origin === other.origin &&
    one.veiled === other.veiled &&
    one.shownAs === undefined &&
    other.shownAs === undefined
  );
}

function asOne<Origin>(parts: readonly TextPart<Origin>[]): TextPart<Origin> {
  const text = parts.map(({ text }) => text).join("");
  const secret = parts.some(({ secret }) => secret);
  return parts.some(({ veiled }) => veiled) ? { text, secret, veiled: true } : { text, secret };
}
