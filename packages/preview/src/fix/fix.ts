/** A change to a file: the text between two offsets (UTF-16 units, the end excluded) becomes another. */
export interface TextEdit {
  readonly file: string;
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** A repair that can be made without asking: it changes what the finding is about, and nothing else. */
export interface Fix {
  /** What it does, in a few words: `quote the value`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}
