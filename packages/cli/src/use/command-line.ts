import { basename } from "node:path";
import type { StepTool } from "@stepauth/core";

/** Stands in a command for the step's authentication arguments. */
export const PLACEHOLDER = "{auth}";

/** A command with the step's arguments in their place, or left out. */
export interface CommandLine {
  readonly command: string;
  readonly args: readonly string[];
  /** Authentication arguments that found no place. */
  readonly leftOut: boolean;
}

/**
 * Puts the authentication arguments into a command: in place of every `{auth}`, else behind it when it is the step's own
 * tool.
 */
export function commandLine(words: readonly string[], auth: readonly string[], tool: StepTool | null): CommandLine {
  const [command = "", ...given] = words;
  if (given.includes(PLACEHOLDER)) {
    return { command, args: given.flatMap((word) => (word === PLACEHOLDER ? auth : [word])), leftOut: false };
  }
  if (auth.length === 0) return { command, args: given, leftOut: false };
  return isTool(words, tool)
    ? { command, args: [...given, ...auth], leftOut: false }
    : { command, args: given, leftOut: true };
}

/** Whether a command starts with one of the tool's own commands, whatever folder its program is in. */
export function isTool([command = "", ...rest]: readonly string[], tool: StepTool | null): boolean {
  const words = [basename(command), ...rest];
  return (tool?.commands ?? []).some((known) => known.split(" ").every((word, index) => words[index] === word));
}
