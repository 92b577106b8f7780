import type { Text } from "@stepauth/text";

/** A change to a file: the text between two offsets (UTF-16 units, the end excluded) becomes another. */
export interface TextEdit {
  readonly file: string;
  readonly range: readonly [start: number, end: number];
  /** Secret where the value is: quoting a password writes it anew. */
  readonly text: Text;
}

/** A repair that can be made without asking: it changes what the finding is about, and nothing else. */
export interface Fix {
  /** What it does, in a few words: `quote the value`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}
