import type { TeamVariables } from "@stepauth/preview";
import type { Io } from "../io/io.js";
import { handToEnvman } from "../use/envman.js";
import { printVariables } from "../use/print-variables.js";
import { handToGithub } from "./github-env.js";
import { placeKey } from "./key-file.js";
import type { Outcome } from "./outcome.js";
import { appleIdVariables, hiddenNames, keyVariables, named } from "./variables.js";

/** Where to, and under which names. */
export interface Destination {
  readonly to: "envman" | "dotenv" | "github";
  readonly dir: string;
  readonly prefix: string;
}

/**
 * Hands on what an outcome leads to: the key file and all variables, or nothing of it.
 *
 * @throws {StepAuthError} `export/failed`, `files/unwritable`
 */
export async function handOver({ key }: Outcome, destination: Destination, io: Io): Promise<void> {
  if (key === undefined) return handVariables(appleIdVariables, destination, io);
  const { path, undo } = await placeKey(key, destination.dir, io);
  try {
    await handVariables(keyVariables(key, path), destination, io);
  } catch (error) {
    undo(); // A key that no step is told of would only lie around.
    throw error;
  }
}

async function handVariables(variables: TeamVariables, { to, prefix }: Destination, io: Io): Promise<void> {
  const all = named(variables, prefix);
  if (to === "envman") await handToEnvman(all, [], io, hiddenNames(variables, prefix));
  else if (to === "dotenv") await printVariables(all, io);
  else handToGithub(all, io);
}
