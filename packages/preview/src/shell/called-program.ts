import type { Command } from "./commands.js";

/** A program that a command starts, and what it is given. */
export interface Call {
  /** Its name, without folders. */
  readonly program: string;
  readonly args: readonly string[];
  /** Variables that are set for it alone: `NAME=value program`. */
  readonly variables: readonly string[];
}

const ASSIGNMENT = /^([A-Za-z_]\w*)\+?=/;
// Words in front of a command that are none, and programs that start the next word.
const BEFORE = new Set([
  "then",
  "do",
  "else",
  "elif",
  "if",
  "while",
  "until",
  "!",
  "{",
  "time",
  "exec",
  "command",
  "sudo",
]);
const STARTERS = new Set(["env", "nohup", "xcrun", "caffeinate"]);

/** The program that a command starts in the end: `sudo env A=b xcrun altool -h` starts `altool`. */
export function calledProgram(command: Command): Call {
  const variables: string[] = [];
  let at = 0;
  for (; at < command.length; at++) {
    const word = command[at] ?? "";
    const assigned = ASSIGNMENT.exec(word)?.[1];
    if (assigned !== undefined) variables.push(assigned);
    else if (word === "bundle" && command[at + 1] === "exec") at++;
    else if (!BEFORE.has(word) && !STARTERS.has(word)) break;
  }
  const program = (command[at] ?? "").replace(/^.*\//s, "");
  return { program, args: command.slice(at + 1), variables };
}
