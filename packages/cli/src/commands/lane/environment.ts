import type { Variable } from "@stepauth/lanes";
import { UsageError } from "../../errors.js";
import { readDotenv } from "../../io/dotenv.js";
import type { Io } from "../../io/io.js";
import { looksSecret } from "../../io/secret-names.js";
import type { HandedOver } from "./as-step.js";

interface Given {
  readonly env: readonly string[];
  readonly dotenv: readonly string[];
  readonly context: "ci" | "local";
}

/** A text that must not be seen. */
const secret = (text: string): Variable => ({ reveal: () => text, isSecret: true });

/** What every build on Bitrise has. */
const BUILD: Readonly<Record<string, Variable>> = {
  CI: "true",
  BITRISE_IO: "true",
  HOME: { unknown: "text" },
  PATH: { unknown: "text" },
  LANG: { unknown: "text" },
};

/** The environment of a lane: what a build has, the process's own where it is a local run, dotenv files, what flags say, and what the step hands over. */
export function laneEnvironment({ env, dotenv, context }: Given, io: Io, step?: HandedOver): Record<string, Variable> {
  const own = Object.entries(context === "local" ? io.env : {}).flatMap(([name, value]): [string, Variable][] =>
    value === undefined ? [] : [[name, isSecretName(name) ? secret(value) : value]],
  );
  const files = dotenv.flatMap((path) => readDotenv(path, io));
  const around: Record<string, Variable> = {
    ...(context === "local" ? {} : BUILD),
    ...Object.fromEntries(own),
    ...Object.fromEntries(files.map(({ name, value }) => [name, secret(value)])),
    ...Object.fromEntries(env.map(variable)),
  };
  for (const name of step?.removed ?? []) delete around[name];
  return { ...around, ...step?.variables };
}

/** A name that says that its value is a secret; IDs of keys and paths of files are none. */
function isSecretName(name: string): boolean {
  return looksSecret(name) && !/_(?:ID|PATH|FILE|FILEPATH)$/.test(name);
}

function variable(written: string): [string, Variable] {
  const at = written.indexOf("=");
  if (at < 1)
    throw new UsageError(
      `--env takes NAME=VALUE, and "${at === 0 ? "=..." : "a word"}" has no name.`,
      'For example: --env "FASTLANE_USER=ci@example.com".',
    );
  const name = written.slice(0, at);
  const value = written.slice(at + 1);
  return [name, isSecretName(name) ? secret(value) : value];
}
