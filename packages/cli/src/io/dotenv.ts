import { resolve } from "node:path";
import type { DotenvVariable } from "@stepauth/workflow";
import { parse } from "dotenv";
import { statements } from "./dotenv-statements.js";
import type { Io } from "./io.js";
import { readNamedText } from "./text.js";

/** The longest dotenv file that is read. */
export const MAX_DOTENV_BYTES = 1024 * 1024;

/** The variables of a dotenv file, with the line on which each stands. */
export function readDotenv(path: string, io: Io): DotenvVariable[] {
  return dotenvVariables(
    readNamedText(resolve(io.cwd, path), path, MAX_DOTENV_BYTES, "The file that --dotenv names"),
    path,
  );
}

/** The variables of a dotenv file's text: of those that are set twice, the last one counts. */
export function dotenvVariables(text: string, file: string): DotenvVariable[] {
  const variables = new Map<string, DotenvVariable>();
  for (const { text: statement, line } of statements(text))
    for (const [name, value] of Object.entries(parse(statement))) variables.set(name, { name, value, file, line });
  return [...variables.values()];
}
