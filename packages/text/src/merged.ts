import type { TextPart } from "./text.js";

/** More pieces than this are kept as one. */
export const MOST_PARTS = 1000;

/** Neighbours of the same secrecy and origin become one piece; of more than `most`, all one, secret if any was. */
export function merged<Origin>(parts: readonly TextPart<Origin>[], most: number): readonly TextPart<Origin>[] {
  if (parts.length < 2) return parts;
  const runs: { texts: string[]; secret: boolean; origin: Origin | undefined }[] = [];
  for (const { text, secret, origin } of parts) {
    const last = runs.at(-1);
    if (last?.secret === secret && last.origin === origin) last.texts.push(text);
    else runs.push({ texts: [text], secret, origin });
  }
  if (runs.length > most)
    return [{ text: parts.map(({ text }) => text).join(""), secret: runs.some(({ secret }) => secret) }];
  return runs.map(({ texts, secret, origin }) => ({ text: texts.join(""), secret, origin }));
}
