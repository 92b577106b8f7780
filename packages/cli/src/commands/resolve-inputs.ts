import { resolve } from "node:path";
import type { StepAdapter } from "@stepauth/core";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { readNamedText } from "../io/text.js";

// Anything else was meant as something else, such as a secret in Base64.
const INPUT_KEY = /^[A-Za-z][A-Za-z0-9_.-]{0,79}$/;

const MAX_VALUE_BYTES = 1024 * 1024;

/** The step inputs that the command line gives, and which secrets stand in its arguments in clear. */
export interface GivenInputs {
  readonly inputs: Readonly<Record<string, string>>;
  readonly secretsInArguments: readonly string[];
}

/** Reads `--input key=value`, where the value may be `@env:NAME`, `@file:PATH` or `@-` for standard input. */
export async function readInputs(pairs: readonly string[], adapter: StepAdapter, io: Io): Promise<GivenInputs> {
  const inputs: Record<string, string> = {};
  const secretsInArguments: string[] = [];
  for (const pair of pairs) {
    const split = pair.indexOf("=");
    if (split < 1) throw new UsageError("--input takes key=value, key=@env:NAME, key=@file:PATH or key=@-.");
    const key = pair.slice(0, split);
    if (!INPUT_KEY.test(key)) throw new UsageError("--input takes the key of an input before the `=`.");
    const value = pair.slice(split + 1);
    inputs[key] = await inputValue(value, isDeclared(adapter, key) ? `--input ${key}` : "--input", io);
    if (isSecretInput(adapter, key) && !value.startsWith("@") && value !== "") secretsInArguments.push(key);
  }
  return { inputs, secretsInArguments };
}

async function inputValue(value: string, shown: string, io: Io): Promise<string> {
  if (value === "@-") return readAll(io);
  if (value.startsWith("@file:")) {
    const path = value.slice("@file:".length);
    return readNamedText(resolve(io.cwd, path), path, MAX_VALUE_BYTES, `The file that ${shown} names`);
  }
  if (!value.startsWith("@env:")) return value;
  const name = value.slice("@env:".length);
  const found = io.env[name];
  if (found === undefined) throw new UsageError(`${shown} names an environment variable that is not set.`);
  return found;
}

async function readAll({ stdin }: Io): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of stdin) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_VALUE_BYTES) throw new UsageError("Standard input is larger than 1 MiB.");
  }
  return text + decoder.decode();
}

function isDeclared(adapter: StepAdapter, key: string): boolean {
  return adapter.versions.some((version) => adapter.inputs(version).some((input) => input.key === key));
}

function isSecretInput(adapter: StepAdapter, key: string): boolean {
  const { password, appPassword, buildApiToken } = adapter.definition.inputs;
  return key === password || key === appPassword || key === buildApiToken;
}

/** The step inputs that stand in the environment under their own keys, as a running step finds them. */
export function inputsFromEnv(adapter: StepAdapter, version: string, env: Io["env"]): Record<string, string> {
  const given = adapter.inputs(version).map(({ key }) => [key, env[key]] as const);
  return Object.fromEntries(given.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
}
