import { StepAuthError } from "@stepauth/core";
import { parse } from "dotenv";

/**
 * Variables as a file that gives exactly these values back, to a reader of dotenv files and to a shell.
 *
 * @throws {StepAuthError} `export/failed` for a value that no dotenv file can hold
 */
export function toDotenv(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => statementOf(name, value))
    .join("");
}

function statementOf(name: string, value: string): string {
  const plain = quotedForBoth(value)
    .filter(isClosed)
    .map((text) => `${name}=${text}\n`);
  const apart = quotedForReaders(value)
    .filter(isClosed)
    .map((text) => forEach(name, text, value));
  const statement = [...plain, ...apart].find((text) => isRead(text, name, value));
  if (statement !== undefined) return statement;
  throw new StepAuthError(
    "export/failed",
    `The value of ${name} can't be written into a dotenv file: it has every kind of quotes.`,
    "Use --to envman, or stepauth exec.",
  );
}

/** The value in quotes between which a shell leaves it as it is. */
function quotedForBoth(value: string): string[] {
  return [...(value.includes("'") ? [] : [`'${value}'`]), ...(/["$`\\]/.test(value) ? [] : [`"${value}"`])];
}

/** Texts that a reader of dotenv files may take for the value. */
function quotedForReaders(value: string): string[] {
  const escaped = value.replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  const texts = [`'${value}'`, `"${escaped}"`, `"${value}"`, `\`${value}\``, ...(/["'`]/.test(value) ? [] : [value])];
  return texts.filter((text) => !text.split("\n").includes(END));
}

// A backslash before the closing quote may make it none, depending on what follows.
function isClosed(text: string): boolean {
  return !/\\["'`]$/.test(text);
}

const END = "STEPAUTH_VALUE_END";

/**
 * Where no text means the same to both, one for each: a shell skips the here-document, and a reader of dotenv files finds no
 * variable where a line begins with a brace or a quote.
 */
function forEach(name: string, text: string, value: string): string {
  const forShell = value.replaceAll("'", "'\\''").replace(/[\r\n]/g, (lineEnd) => `'"${lineEnd}"'`);
  return `: <<'${END}'\n${name}=${text}\n${END}\n{ ${name}='${forShell}'; }\n`;
}

/** Whether `dotenv` gives the value back, and the variable behind it: a quote that is not where the value ends would swallow that one. */
function isRead(statement: string, name: string, value: string): boolean {
  const read = parse(`${statement}STEPAUTH_NEXT='next'\n`);
  return read[name] === value && read.STEPAUTH_NEXT === "next" && Object.keys(read).length === 2;
}
