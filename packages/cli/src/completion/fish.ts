import type { CompletedOption, CompletionModel } from "./model.js";

/** A completion script for fish. */
export function fishCompletion({ program, options, commands }: CompletionModel): string {
  const first = "__fish_use_subcommand";
  return [
    `# fish completion for ${program}: ${program} completion fish | source`,
    ...commands.map(({ name, description }) => line(program, first, `-f -a ${name} -d ${quoted(description)}`)),
    ...options.map((option) => line(program, first, optionWords(option))),
    ...commands.flatMap((command) => {
      const seen = `__fish_seen_subcommand_from ${command.name}`;
      const words = command.words.length === 0 ? [] : [line(program, seen, `-f -a ${quoted(command.words.join(" "))}`)];
      return [...words, ...command.options.map((option) => line(program, seen, optionWords(option)))];
    }),
    "",
  ].join("\n");
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
