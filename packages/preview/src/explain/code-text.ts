/** A file of an example; the name is empty for the workflow file itself, for input lines and for commands. */
export interface ExampleFile {
  readonly name: string;
  readonly content: string;
}

/** What there is to say about a diagnostic code, as plain text with names in backticks. */
export interface CodeText {
  readonly severities: readonly string[];
  readonly what: string;
  readonly why: string;
  readonly example: string;
  readonly files: readonly ExampleFile[];
  readonly fix: string;
  /** The example's workflow file as it should be. */
  readonly fixed?: string;
}
