/** One piece of a text with variables in it. A reference without a name is one that the CLI swallows. */
export type TextPiece = { readonly text: string } | { readonly name: string };

const SPECIAL = /[*#$@!?\-0-9]/;

/** A piece of a text, from offset to offset, and the name of the variable where it is a reference to one. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly name?: string;
}

/** Finds the variables of a text the way Go's `os.Expand` does. Linear in the text. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const lastBrace = text.lastIndexOf("}");
  let plainFrom = 0;
  let at = text.indexOf("$");
  while (at !== -1) {
    const found = variableAt(text, at + 1, lastBrace);
    if (found !== undefined) {
      if (at > plainFrom) pieces.push({ start: plainFrom, end: at });
      if (found.name !== "") pieces.push({ start: at, end: found.end, name: found.name });
      plainFrom = found.end;
    }
    at = text.indexOf("$", found?.end ?? at + 1);
  }
  if (plainFrom < text.length) pieces.push({ start: plainFrom, end: text.length });
  return pieces;
}

/** Splits a text at its variables. */
export function splitVariables(text: string): TextPiece[] {
  return piecesOf(text).map(({ name, start, end }) =>
    name === undefined ? { text: text.slice(start, end) } : { name },
  );
}

/** Replaces `$NAME` and `${NAME}`; what `get` does not know is empty. There is no escape, and results are not scanned again. */
export function expandVariables(text: string, get: (name: string) => string | undefined): string {
  if (!text.includes("$")) return text;
  return splitVariables(text)
    .map((piece) => ("text" in piece ? piece.text : (get(piece.name) ?? "")))
    .join("");
}

/** The variable whose `$` stands before `from`: undefined when the dollar is just a dollar. */
function variableAt(text: string, from: number, lastBrace: number): { name: string; end: number } | undefined {
  const first = text[from];
  if (first === undefined) return undefined;
  if (first === "{") return bracedAt(text, from, lastBrace);
  if (SPECIAL.test(first)) return { name: first, end: from + 1 };
  let end = from;
  while (isWordUnit(text.charCodeAt(end))) end++;
  return end === from ? undefined : { name: text.slice(from, end), end };
}

/** `${}` and a `${` that never ends are swallowed. */
function bracedAt(text: string, brace: number, lastBrace: number): { name: string; end: number } {
  const only = text[brace + 1];
  if (only !== undefined && SPECIAL.test(only) && text[brace + 2] === "}") return { name: only, end: brace + 3 };
  if (brace >= lastBrace) return { name: "", end: brace + 1 };
  const close = text.indexOf("}", brace + 1);
  return { name: text.slice(brace + 1, close), end: close + 1 };
}

function isWordUnit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit === 95 || (unit >= 97 && unit <= 122);
}
