import { programName, type Words } from "./commands.js";
import { behindStarter } from "./starters.js";

/** A program that a command starts, and what it is given. */
export interface Call {
  /** Its name, without folders. */
  readonly program: string;
  readonly args: readonly string[];
  /** Variables that are set for it alone: `NAME=value program`. */
  readonly variables: readonly string[];
}

const ASSIGNMENT = /^([A-Za-z_]\w*)\+?=/;
// Words in front of a command that are none.
const BEFORE = new Set(["then", "do", "else", "elif", "if", "while", "until", "!", "{", "exec", "command"]);

/** The program that a command starts in the end: `sudo -E env A=b xcrun altool -h` starts `altool`. */
export function calledProgram(command: Words): Call {
  const variables: string[] = [];
  let at = 0;
  while (at < command.length) {
    const word = command[at] ?? "";
    const assigned = ASSIGNMENT.exec(word)?.[1];
    const behind = assigned !== undefined || BEFORE.has(word) ? at + 1 : behindStarter(command, at);
    if (assigned !== undefined) variables.push(assigned);
    if (behind === at) break;
    at = behind;
  }
  return { program: programName(command[at] ?? ""), args: command.slice(at + 1), variables };
}
