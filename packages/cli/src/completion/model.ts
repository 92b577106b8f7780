import { diagnosticCodes } from "@stepauth/core";
import { adapters, assumptions } from "@stepauth/preview";
import type { Argument, Command, Option } from "commander";

/** What a shell may offer, taken from the command line itself. */
export interface CompletionModel {
  readonly program: string;
  readonly options: readonly CompletedOption[];
  readonly commands: readonly CompletedCommand[];
}

/** A command: what its first word may be, besides a file, and its options. */
export interface CompletedCommand {
  /** With the command that it belongs to: `preview`, `team seal`. */
  readonly name: string;
  /** The word for it alone: `seal`. */
  readonly word: string;
  /** The name of the command that it belongs to; empty for those of the program itself. */
  readonly parent: string;
  readonly description: string;
  readonly words: readonly string[];
  readonly options: readonly CompletedOption[];
}

/** An option and the values that it takes: null for none, no words where the shell's own (files) are best. */
export interface CompletedOption {
  readonly short: string | undefined;
  readonly long: string | undefined;
  readonly description: string;
  readonly values: readonly string[] | null;
}

/** Words by the name of an argument or option that has no fixed choices. */
function suggestions(): Readonly<Record<string, readonly string[]>> {
  const steps = adapters.map(({ name }) => name);
  return {
    step: steps,
    "code-or-step": [...Object.keys(diagnosticCodes), ...steps],
    "--account": [...assumptions, "build", "none"],
  };
}

/** Reads the command line. */
export function completionModel(root: Command): CompletionModel {
  const known = suggestions();
  return {
    program: root.name(),
    options: optionsOf(root, known),
    commands: commandsBelow(root, "", known),
  };
}

type Known = ReturnType<typeof suggestions>;

/** The commands of a command, each before its own. */
function commandsBelow(above: Command, parent: string, known: Known): CompletedCommand[] {
  return above.commands.flatMap((command) => {
    const word = command.name();
    const name = `${parent} ${word}`.trimStart();
    const completed: CompletedCommand = {
      ...{ name, word, parent, description: command.description() },
      words: wordsOf(command.registeredArguments[0], known),
      options: optionsOf(command, known),
    };
    return [completed, ...commandsBelow(command, name, known)];
  });
}

function wordsOf(argument: Argument | undefined, known: Known): readonly string[] {
  return argument ? (argument.argChoices ?? known[argument.name()] ?? []) : [];
}

function optionsOf(command: Command, known: Known): CompletedOption[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .map((option: Option) => ({
      short: option.short,
      long: option.long,
      description: option.description,
      values: option.required || option.optional ? (option.argChoices ?? known[option.long ?? ""] ?? []) : null,
    }));
}
