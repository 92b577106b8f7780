import { named } from "../diagnostics.js";

const MOST_COMPARED = 2000;
const LONGEST_COMPARED = 80;

/** The name that was probably meant, if one is close enough: a letter in three may differ, and no more than `most`. */
export function suggest(written: string, known: Iterable<string>, most = LONGEST_COMPARED): string | undefined {
  if (written.length > LONGEST_COMPARED) return undefined;
  const allowed = Math.min(most, Math.max(1, Math.floor(written.length / 3)));
  let best: { name: string; distance: number } | undefined;
  let compared = 0;
  for (const name of known) {
    if (++compared > MOST_COMPARED) break;
    if (Math.abs(name.length - written.length) > allowed) continue;
    const distance = editDistance(written.toLowerCase(), name.toLowerCase());
    if (distance <= allowed && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { name, distance };
  }
  return best?.name;
}

/** A help text that names what was probably meant; undefined when nothing comes close. */
export function help(written: string, known: Iterable<string>): string | undefined {
  const name = suggest(written, known);
  return name === undefined ? undefined : `Did you mean ${named(name)}?`;
}

/**
 * Help texts for the names of a file that nothing is known by. Each of them compares a name with all others, so that they
 * stop after 200: so many misspellings are none.
 */
export class Suggestions {
  private left = 200;

  help(written: string, known: Iterable<string>): string | undefined {
    return --this.left < 0 ? undefined : help(written, known);
  }
}

/** Letters to insert, drop, replace or swap with their neighbour. */
function editDistance(a: string, b: string): number {
  let [twoBack, back]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (back[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(replaced, (back[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1)
        least = Math.min(least, (twoBack[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [twoBack, back] = [back, row];
  }
  return back[b.length] ?? 0;
}
