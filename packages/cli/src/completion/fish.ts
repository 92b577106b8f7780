import type { CompletedCommand, CompletedOption, CompletionModel } from "./model.js";

/** A completion script for fish. */
export function fishCompletion({ program, options, commands }: CompletionModel): string {
  const first = "__fish_use_subcommand";
  return [
    `# fish completion for ${program}: ${program} completion fish | source`,
    ...offered("", commands).map((words) => line(program, first, words)),
    ...options.map((option) => line(program, first, optionWords(option))),
    ...commands.flatMap((command) => {
      const below = offered(command.name, commands);
      const words = command.words.length === 0 ? [] : [`-f -a ${quoted(command.words.join(" "))}`];
      const seen = seenWords(command, commands);
      return [...below, ...words, ...command.options.map(optionWords)].map((each) => line(program, seen, each));
    }),
    "",
  ].join("\n");
}

/** The commands that belong to one, each with what it does. */
function offered(parent: string, commands: readonly CompletedCommand[]): string[] {
  return commands
    .filter((command) => command.parent === parent)
    .map(({ word, description }) => `-f -a ${word} -d ${quoted(description)}`);
}

/** When a command was typed, and none that belongs to it. */
function seenWords({ name }: CompletedCommand, commands: readonly CompletedCommand[]): string {
  const seen = name.split(" ").map((word) => `__fish_seen_subcommand_from ${word}`);
  const below = commands.filter(({ parent }) => parent === name).map(({ word }) => word);
  const without = below.length === 0 ? [] : [`not __fish_seen_subcommand_from ${below.join(" ")}`];
  return [...seen, ...without].join("; and ");
}

function line(program: string, condition: string, words: string): string {
  return `complete -c ${program} -n '${condition}' ${words}`;
}

function optionWords({ short, long, description, values }: CompletedOption): string {
  const value = values === null ? "" : values.length === 0 ? "-r" : `-r -f -a ${quoted(values.join(" "))}`;
  return [short && `-s ${short.slice(1)}`, long && `-l ${long.slice(2)}`, value, `-d ${quoted(description)}`]
    .filter(Boolean)
    .join(" ");
}

/** In single quotes, where fish knows two characters that need a backslash. */
function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, "\\$&")}'`;
}
