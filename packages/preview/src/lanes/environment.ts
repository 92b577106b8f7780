import { FileRef, fastlaneKeyFile, type Resolution, Secret, type Value } from "@stepauth/core";
import type { PlannedStep, PlannedValue } from "@stepauth/workflow";
import type { LaneVariable } from "./reader.js";

/** What every build on Bitrise has. */
const BUILD: Readonly<Record<string, LaneVariable>> = {
  CI: "true",
  BITRISE_IO: "true",
  HOME: { unknown: "text" },
  PATH: { unknown: "text" },
  LANG: { unknown: "text" },
};

/** What the tool of a step starts with: what is around the step, and what the step hands over. */
export function toolStart(
  planned: PlannedStep,
  { unsetEnv, env }: Pick<Resolution, "unsetEnv" | "env">,
  root: string,
): Record<string, LaneVariable> {
  const variables: Record<string, LaneVariable> = { ...BUILD };
  for (const [name, value] of planned.environment()) variables[name] = around(value);
  for (const name of unsetEnv) delete variables[name];
  for (const [name, value] of Object.entries(env)) variables[name] = handed(value, root);
  return variables;
}

function around({ text, unresolved }: PlannedValue): LaneVariable {
  return text.isVeiled || unresolved.length > 0 ? { unknown: "text" } : text;
}

/** A file that the step writes has its place outside of the project; here it stands at its root under a name that says so. */
function handed(value: Value, root: string): LaneVariable {
  if (value instanceof FileRef) return `${root}/${value}`;
  return value instanceof Secret ? { reveal: () => value.reveal(), isSecret: true } : value;
}

/** The files that the step writes; a key that was not opened has another in its place, which opens nothing. */
export function toolFiles({ files, credentials, policy }: Resolution): ReadonlyMap<string, string> {
  const made = new Map<string, string>();
  for (const { name, content } of files) {
    const text = content?.reveal() ?? standIn(name, credentials, policy);
    if (text !== undefined) made.set(String(new FileRef(name)), text);
  }
  return made;
}

function standIn(
  name: string,
  credentials: Resolution["credentials"],
  policy: Resolution["policy"],
): string | undefined {
  if (credentials?.method !== "api-key" || !name.endsWith(".json")) return undefined;
  return fastlaneKeyFile(credentials, policy, NO_KEY);
}

// It has the form of a private key and is none.
const NO_KEY = "-----BEGIN PRIVATE KEY-----\nMBMGByqGSM49AgEGCCqGSM49AwEH\n-----END PRIVATE KEY-----\n";
