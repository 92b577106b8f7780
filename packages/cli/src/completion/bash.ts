import type { CompletedCommand, CompletedOption, CompletionModel } from "./model.js";

/**
 * A completion script for bash; with \`forZsh\`, for zsh, which reads bash's completions when asked to. Written for bash 3.2,
 * which macOS has. Nothing runs when Tab is pressed but this function; without an offer the shell offers files.
 */
export function bashCompletion(model: CompletionModel, forZsh = false): string {
  const { program, options, commands } = model;
  const name = `_${program}_completion`;
  return `${forZsh ? zshHead(program) : `# bash completion for ${program}: source <(${program} completion bash)`}
${name}() {
  local current="$2" previous="$3" command="" words="" word
  for word in "\${COMP_WORDS[@]}"; do
    [ "$word" = "$current" ] && break
    case "$command $word" in
      ${commands.map(({ parent, word }) => `"${parent} ${word}"`).join("|")}) command="\${command:+$command }$word" ;;
    esac
  done
  case "$command $previous" in
${commands.flatMap((command) => valueCases(command.name, command.options)).join("\n")}
    *)
      case "$command" in
${commands.map(({ name: command, words, options: own }) => caseOf(command, [...wordsBelow(command, commands), ...words, ...flags(own)])).join("\n")}
        *) words="${[...wordsBelow("", commands), ...flags(options)].join(" ")}" ;;
      esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F ${name} ${program}
`;
}

function zshHead(program: string): string {
  return `# zsh completion for ${program}: source <(${program} completion zsh)
autoload -Uz compinit bashcompinit
(( $+functions[compdef] )) || compinit
bashcompinit`;
}

function wordsBelow(name: string, commands: readonly CompletedCommand[]): string[] {
  return commands.filter(({ parent }) => parent === name).map(({ word }) => word);
}

function flags(options: readonly CompletedOption[]): string[] {
  return options.flatMap(({ short, long }) => [short, long].filter((flag) => flag !== undefined));
}

function caseOf(command: string, words: readonly string[]): string {
  return `        "${command}") words="${words.join(" ")}" ;;`;
}

/** What comes behind an option with a value: its words, or nothing, so that the shell offers files. */
function valueCases(command: string, options: readonly CompletedOption[]): string[] {
  return options.flatMap((option) => {
    if (option.values === null) return [];
    const patterns = flags([option]).map((flag) => `"${command} ${flag}"`);
    return [`    ${patterns.join("|")}) words="${option.values.join(" ")}" ;;`];
  });
}
