import stringWidth from "fast-string-width";

/** Breaks a text into lines of at most `width` columns, at spaces where there are any. Never returns less than one line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let taken = 0;
  for (const word of text.split(" ")) {
    const more = stringWidth(word);
    if (line !== "" && taken + 1 + more <= width) {
      line += ` ${word}`;
      taken += 1 + more;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    taken = more;
  }
  return [...lines, line];
}

/** Fills a text with spaces up to `width` columns, as a terminal counts them. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}

/** The widest of some texts, in columns. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, stringWidth(text)), 0);
}
