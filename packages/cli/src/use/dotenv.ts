import { StepAuthError } from "@stepauth/core";
import { parse } from "dotenv";

/**
 * Variables as a dotenv file that gives exactly these values back: in single quotes, which shells take as well, else in
 * double quotes or backticks.
 *
 * @throws {StepAuthError} `export/failed` for a value that no dotenv file can hold
 */
export function toDotenv(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${quote(name, value)}\n`)
    .join("");
}

function quote(name: string, value: string): string {
  const escaped = value.replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  const quoted = [`'${value}'`, `"${escaped}"`, `"${value}"`, `\`${value}\``];
  // A backslash before the closing quote may make it none, depending on what follows.
  const candidates = [...quoted.filter((text) => !/\\["'`]$/.test(text)), ...(/["'`]/.test(value) ? [] : [value])];
  // Another variable behind it: a quote that is not where the value ends would swallow that one.
  const fits = candidates.find((text) => {
    const read = parse(`${name}=${text}\nSTEPAUTH_END='end'\n`);
    return read[name] === value && read.STEPAUTH_END === "end" && Object.keys(read).length === 2;
  });
  if (fits !== undefined) return fits;
  throw new StepAuthError(
    "export/failed",
    `The value of ${name} can't be written into a dotenv file: it has every kind of quotes.`,
    "Use --to envman, or stepauth exec.",
  );
}
