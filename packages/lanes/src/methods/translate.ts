/** Sets of characters, as `tr` and `delete` write them: `a-z`, `^0-9`. */
export const textTables = { tr, delete: deleted };

function expanded(set: string): { characters: string[]; isNegated: boolean } {
  const isNegated = set.length > 1 && set.startsWith("^");
  const source = [...(isNegated ? set.slice(1) : set)];
  const characters: string[] = [];
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at] ?? "";
    const [dash, end] = [source[at + 1], source[at + 2]];
    if (character === "\\" && dash !== undefined) {
      characters.push(dash);
      at += 1;
    } else if (dash === "-" && end !== undefined) {
      const [from, to] = [
        character.codePointAt(0) ?? 0,
        Math.min(end.codePointAt(0) ?? 0, (character.codePointAt(0) ?? 0) + 1000),
      ];
      for (let code = from; code <= to; code += 1) characters.push(String.fromCodePoint(code));
      at += 2;
    } else characters.push(character);
  }
  return { characters, isNegated };
}

function tr(text: string, from: string, to: string): string {
  const source = expanded(from);
  const target = expanded(to).characters;
  return [...text]
    .map((character) => {
      const at = source.characters.indexOf(character);
      if (source.isNegated) return at < 0 ? (target.at(-1) ?? "") : character;
      return at < 0 ? character : (target[at] ?? target.at(-1) ?? "");
    })
    .join("");
}

function deleted(text: string, what: string): string {
  const { characters, isNegated } = expanded(what);
  return [...text].filter((character) => characters.includes(character) === isNegated).join("");
}
