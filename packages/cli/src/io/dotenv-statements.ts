/** A part of a dotenv file that sets one variable, or none. */
export interface Statement {
  readonly text: string;
  /** The line it starts on, counted from 1. */
  readonly line: number;
}

// A value in quotes may go on over several lines.
const QUOTED =
  /[ \t]*(?:export[ \t]+)?[\w.-]+(?:[ \t]*=|:[ \t])[ \t]*(?:'(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`)[ \t]*(?:#.*)?$/my;

/**
 * Cuts a dotenv file into its statements. Read as a whole, a file of blank lines takes the `dotenv` library time that grows
 * with the square of its length.
 */
export function* statements(file: string): Generator<Statement> {
  const text = file.replace(/\r\n?/g, "\n");
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const lineEnd = text.indexOf("\n", at);
    QUOTED.lastIndex = at;
    const end = QUOTED.test(text) ? QUOTED.lastIndex : lineEnd === -1 ? text.length : lineEnd;
    const statement = text.slice(at, end + 1);
    if (statement.trim() !== "") yield { text: statement, line };
    line += statement.split("\n").length - 1;
    at = end + 1;
  }
}
