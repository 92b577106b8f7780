import { Text } from "@stepauth/text";
import type { Environment, ProjectFiles } from "../evaluate/interpreter.js";
import { Unknown } from "../value/unknown.js";
import { Str, type Value } from "../value/values.js";

// As the gem that fastlane uses reads them: a line, a value in quotes that may go over several lines, `#` and what follows.
const LINE =
  /^[ \t\f\v]*(?:export\s+)?([\w.]+)(?:[ \t]*=[ \t]*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|[^#\r\n]+)?[ \t]*(?:#.*)?$/gm;
const VARIABLE = /(\\)?\$(?!\()\{?([A-Z0-9_]+)?\}?/gi;
const COMMAND = /(\\)?\$\([^()]*(?:\([^()]*\)[^()]*)*\)/;

/** Which of the dotenv files a run loads. */
export interface DotenvFiles {
  /** `.env` and `.env.default`: they never override. */
  readonly first: readonly string[];
  /** `.env.NAME` of `--env`: they do. */
  readonly over: readonly string[];
}

/** The files of the first folder that has any file like `*.env*`: the fastlane folder, else its parent. */
export function dotenvFiles(
  folders: readonly string[],
  environments: readonly string[],
  namesIn: (folder: string) => readonly string[] | undefined,
): DotenvFiles {
  const folder = folders.find((each) => namesIn(each)?.some((name) => name.includes(".env")));
  if (folder === undefined) return { first: [], over: [] };
  const path = (name: string) => (folder === "" ? name : `${folder}/${name}`);
  return { first: [path(".env"), path(".env.default")], over: environments.map((name) => path(`.env.${name}`)) };
}

/** Loads them, the earlier before the later. */
export function loadDotenv({ first, over }: DotenvFiles, environment: Environment, files: ProjectFiles): void {
  for (const path of first) load(path, false, environment, files);
  for (const path of over) load(path, true, environment, files);
}

function load(path: string, overrides: boolean, environment: Environment, files: ProjectFiles): void {
  const content = files.read(path);
  if (!(content instanceof Text)) return;
  for (const [name, { value, line }] of readDotenv(content.reveal(), path, overrides, environment)) {
    if (overrides || environment.get(name) === null) environment.set(name, value, `${path}:${line}`);
  }
}

/** A variable of a dotenv file, and its line. */
interface Written {
  readonly value: Value;
  readonly line: number;
}

/** The variables of a dotenv file. All of them are secret. */
function readDotenv(text: string, path: string, overrides: boolean, environment: Environment): Map<string, Written> {
  const found = new Map<string, Written>();
  const lookup = (name: string): Value => {
    const [here, there] = [found.get(name)?.value ?? null, environment.get(name)];
    return overrides ? (here ?? there) : (there ?? here);
  };
  const lines = text.replace(/\r\n?/g, "\n");
  let [line, counted] = [1, 0];
  for (const { index, 1: name = "", 2: written = "" } of lines.matchAll(LINE)) {
    line += lines.slice(counted, index).split("\n").length - 1;
    counted = index;
    found.set(name, { value: readValue(written, name, path, lookup), line });
  }
  return found;
}

function readValue(written: string, name: string, path: string, lookup: (name: string) => Value): Value {
  const bare = written.trim();
  const quote = /^(['"])([\s\S]*)\1$/.exec(bare);
  const secret = (text: string) => new Str(Text.secret(text, { kind: "dotenv", name, file: path }));
  if (quote?.[1] === "'") return secret(quote[2] ?? "");
  // Only a dollar sign keeps its backslash, for the substitution; \n stays as the two characters it is.
  const inner = quote ? (quote[2] ?? "").replace(/\\([nr])/g, "\\\\$1") : bare;
  const text = inner.replace(/\\([^$])/g, "$1");
  let unknown: Unknown | undefined;
  const substituted = text.replace(VARIABLE, (all, escaped: string | undefined, variable: string | undefined) => {
    if (escaped) return all.slice(1);
    if (!variable) return all;
    const value = lookup(variable);
    if (value instanceof Unknown) unknown = value;
    return value instanceof Str ? value.clear : "";
  });
  const command = COMMAND.exec(substituted);
  // A command in a dotenv file would be run: here, nothing is.
  if (command && !command[1]) return new Unknown(`$(...) in ${path} for ${name}`, "text", { what: `$${name}` });
  return unknown ? unknown.derived(`in ${name}`, "text") : secret(substituted);
}
