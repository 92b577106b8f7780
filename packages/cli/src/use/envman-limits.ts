import { join } from "node:path";
import { StepAuthError } from "@stepauth/core";
import type { Io } from "../io/io.js";
import { readRegularFile } from "../io/read-file.js";

/** What envman takes, in KB; 0 where it sets no limit. */
export interface EnvmanLimits {
  readonly value: number;
  readonly list: number;
}

const USUAL: EnvmanLimits = { value: 256, list: 256 };

const LONGEST_CONFIG = 65_536;

/** The limits of envman: those of its configuration in the home folder, else its own. */
export function limitsOf({ home }: Pick<Io, "home">): EnvmanLimits {
  const read = readRegularFile(join(home, ".envman/configs.json"), LONGEST_CONFIG);
  const config = read.ok ? parsed(new TextDecoder().decode(read.bytes)) : {};
  return {
    value: limit(config.env_bytes_limit_in_kb, USUAL.value),
    list: limit(config.env_list_bytes_limit_in_kb, USUAL.list),
  };
}

function parsed(text: string): Partial<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {}; // envman says what is wrong with it.
  }
}

function limit(given: unknown, usual: number): number {
  return typeof given === "number" && given >= 0 ? given : usual;
}

/**
 * Makes sure that envman takes all of the variables, before it is given any.
 *
 * @throws {StepAuthError} `export/failed` with the limit
 */
export function refuseTooLarge(variables: Readonly<Record<string, string>>, limits: EnvmanLimits): void {
  const sizes = Object.entries(variables).map(([name, value]) => ({ name, size: Buffer.byteLength(value) / 1024 }));
  const large = sizes.find(({ size }) => limits.value > 0 && size > limits.value);
  if (large) throw tooLarge(`${large.name} has ${shown(large.size)}, and envman takes ${limits.value} KB a variable.`);
  const sum = sizes.reduce((total, { size }) => total + size, 0);
  if (limits.list > 0 && sum > limits.list)
    throw tooLarge(`The variables have ${shown(sum)} together, and envman takes ${limits.list} KB.`);
}

function shown(size: number): string {
  return `${Math.ceil(size)} KB`;
}

function tooLarge(message: string): StepAuthError {
  const help =
    "Raise env_bytes_limit_in_kb and env_list_bytes_limit_in_kb in ~/.envman/configs.json, or use stepauth exec.";
  return new StepAuthError("export/failed", message, help);
}
