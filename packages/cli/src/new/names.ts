import { UsageError } from "../errors.js";

/** The name of something new, in the forms that the files need. */
export interface Names {
  /** `upload-symbols`: folder, package, adapter and step ID. */
  readonly id: string;
  /** `uploadSymbols`: the export. */
  readonly camel: string;
  /** `Upload Symbols`: for people. */
  readonly title: string;
}

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const MAX_LENGTH = 50;

// One word can be a word of the language, or one that the files use themselves.
const TAKEN = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally for " +
    "function if implements import in instanceof interface let new null package private protected public return static " +
    "super switch this throw true try typeof var void while with yield arguments eval undefined " +
    "catalogue conformance field node plan rows spawn once test"
  ).split(" "),
);

/**
 * Checks a name and forms the others from it.
 *
 * @throws {UsageError} for a name that can't be one
 */
export function namesOf(name: string, known: readonly string[]): Names {
  if (!NAME.test(name) || name.length > MAX_LENGTH)
    throw new UsageError(
      "This can't be the name of a step.",
      `Lower-case words joined by hyphens, at most ${MAX_LENGTH} characters: upload-symbols.`,
    );
  if (known.includes(name)) throw new UsageError(`There is an adapter named ${name} already.`, "Choose another name.");
  if (TAKEN.has(name)) throw new UsageError(`"${name}" means something else in the code.`, `Add a word: ${name}-app.`);
  const words = name.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const joined = words.join("");
  return { id: name, camel: joined.charAt(0).toLowerCase() + joined.slice(1), title: words.join(" ") };
}
