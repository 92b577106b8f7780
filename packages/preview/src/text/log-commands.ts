/**
 * Keeps text from being taken for a command of the CI service that logs it: `::set-env ...` at the start of a line, `##[...]`
 * and `##vso[...]` anywhere. Takes and gives whole output, line by line.
 */
export function withoutLogCommands(output: string): string {
  return output.replace(/^([^\S\n]*):(?=:)/gm, "$1\\x3a").replace(/##(?=[a-z]*\[)/gi, "#\\x23");
}
