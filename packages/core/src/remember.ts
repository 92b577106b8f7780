/** A function of a text that knows its last few answers, at most `most` of them: batches ask for the same again and again. */
export function remember<T>(most: number, answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size === most) known.clear();
    const made = answer(text);
    known.set(text, made);
    return made;
  };
}
