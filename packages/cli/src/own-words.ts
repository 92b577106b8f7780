import { type Argument, type Command, type CommanderError, InvalidArgumentError, type Option } from "commander";
import { UsageError } from "./errors.js";

// An argument may be a secret in the wrong place (`--account "$DOCUMENT"`, `--password=...`), and error messages end up in
// the logs of builds. So none is repeated: what is said names the option, and what it takes.

/** What to say of a command line that commander refuses. */
export function wordsFor({ code, message }: CommanderError, root: Command): UsageError {
  const [words, known] = kindOf(code, root);
  if (known === undefined) return new UsageError(HARMLESS.has(code) ? message.replace(/^error: /, "") : words);
  // Commander's own suggestions; what is no name of ours did not come from it.
  const [, listed = ""] = /\(Did you mean (?:one of )?([\w, -]{1,200})\?\)$/.exec(message.trimEnd()) ?? [];
  const near = listed.split(", ").filter((name) => name !== "" && known.includes(name));
  return new UsageError(words, near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "Try it with --help.");
}

/** Messages that name nothing but our own options and arguments. */
const HARMLESS: ReadonlySet<string> = new Set([
  "commander.missingArgument",
  "commander.optionMissingArgument",
  "commander.excessArguments",
]);

/** A command and all below it. */
export function everyCommand(root: Command): readonly Command[] {
  return [root, ...root.commands.flatMap(everyCommand)];
}

function kindOf(code: string, root: Command): readonly [words: string, known?: readonly string[]] {
  const options = everyCommand(root).flatMap((command) =>
    command.options.flatMap(({ short, long }) => [short ?? "", long ?? ""]),
  );
  if (code === "commander.unknownOption") return ["An unknown option was given.", [...options, "--help", "--version"]];
  if (code === "commander.unknownCommand")
    return ["An unknown command was given.", root.commands.map((command) => command.name())];
  return ["The command line can't be understood. Try it with --help."];
}

/** Has an option or an argument say what it takes, without what it was given. */
export function withOwnWords(part: Option | Argument): void {
  const { parseArg } = part;
  if (parseArg === undefined) return;
  const name = "flags" in part ? `The option '${part.flags}'` : `The argument '${part.name()}'`;
  part.argParser((value: string, previous: never) => {
    try {
      return parseArg(value, previous);
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error;
      throw new UsageError(`${name} does not take this value. ${error.message}`);
    }
  });
}
