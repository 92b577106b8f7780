import { entryMistakes, fileMistakes } from "./mistakes.js";
import { HOLE, type Place } from "./places.js";

/** A file that holds a secret at a place, with one mistake in it. */
export interface SpoiltDocument {
  readonly mistake: string;
  readonly text: (secret: string) => string;
}

/** Every mistake at a place: those at the secret itself, and those in the file around it. */
export function documentsOf(place: Place): SpoiltDocument[] {
  const { dash, key } = place.entry;
  const atEntry = entryMistakes.map(({ name, lines }) => ({
    mistake: name,
    text: (secret: string) => filled(place, lines({ dash, key, secret })),
  }));
  const inFile = fileMistakes.map(({ name, spoil }) => ({
    mistake: name,
    text: (secret: string) => spoil(filled(place, `${dash}${key}: '${secret}'`)),
  }));
  return [...atEntry, ...inFile];
}

function filled({ files, file, indent }: Place, entry: string): string {
  const lines = indent === null ? entry.replace(/\n */g, " ") : entry.replace(/^/gm, " ".repeat(indent));
  return (files[file] ?? "").replace(HOLE, () => lines);
}
