import type { Method, Origin } from "@stepauth/core";
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
  /** The credentials that the released step gets by it; absent for a repair that leaves them as they are. */
  readonly promises?: { readonly origin: Origin; readonly method: Method };
}

/** A repair that is not made without asking, since the build could be worse off with it. */
export interface UnsafeFix extends Fix {
  /** What the build would come to: half a sentence. */
  readonly why: string;
}
