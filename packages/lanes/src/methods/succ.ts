interface Kind {
  readonly first: string;
  readonly last: string;
  /** What is put before a text in which all characters went round. */
  readonly more: string;
}

const KINDS: readonly Kind[] = [
  { first: "a", last: "z", more: "a" },
  { first: "A", last: "Z", more: "A" },
  { first: "0", last: "9", more: "1" },
];

/** `succ`: the last letter or digit is counted up, with a carry to the ones before it. Undefined where there is none. */
export function successor(text: string): string | undefined {
  const characters = [...text];
  let carriedAt = -1;
  let before: Kind | undefined;
  for (let at = characters.length - 1; at >= 0; at -= 1) {
    const character = characters[at] ?? "";
    const kind = KINDS.find(({ first, last }) => character >= first && character <= last && character.length === 1);
    if (!kind) continue;
    // Over what is neither letter nor digit, a carry goes from digits to digits and from letters to letters.
    const isApart = before && carriedAt - at > 1 && (before.first === "0") !== (kind.first === "0");
    if (isApart) break;
    carriedAt = at;
    before = kind;
    if (character !== kind.last) {
      characters[at] = String.fromCodePoint((character.codePointAt(0) ?? 0) + 1);
      return characters.join("");
    }
    characters[at] = kind.first;
  }
  if (!before) return undefined;
  characters.splice(carriedAt, 0, before.more);
  return characters.join("");
}

/** The texts from one to the other, as a range of them goes; at most a thousand. */
export function textsBetween(from: string, to: string, excludesEnd: boolean): string[] {
  const texts: string[] = [];
  for (let at: string | undefined = from; at !== undefined && texts.length < 1000; at = successor(at)) {
    if (at.length > to.length || (excludesEnd && at === to)) break;
    texts.push(at);
    if (at === to) break;
  }
  return texts;
}
