import { lstatSync } from "node:fs";
import { Secret } from "@stepauth/core";
import { parse } from "dotenv";
import { UsageError } from "../../errors.js";
import { readRegularFile } from "../../io/read-file.js";
import { isTeamId } from "../forms.js";
import { keyOf } from "../sealed/secret.js";

const PREFIX = "ASC_TEAM_SECRET_";

/** The longest file of secrets that is read: 1 MiB. */
const LONGEST = 1024 * 1024;

/** The secrets of teams that a file holds, and what else stands in it. */
export interface SecretsFile {
  readonly secrets: ReadonlyMap<string, Secret>;
  /** Lines of other things, which stay. */
  readonly others: readonly string[];
}

/**
 * Reads the file of the teams' secrets; one that is not there yet holds none.
 *
 * @throws {UsageError} for a file that can't be read, that others may read, or in which a secret is none
 */
export function readSecretsFile(path: string): SecretsFile {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return { secrets: new Map(), others: [] };
  if (!found.isFile()) throw new UsageError("What --secrets names is no file.", "Links are not followed.");
  if (process.platform !== "win32" && (found.mode & 0o077) !== 0)
    throw new UsageError("Others may read the file that --secrets names.", "Change that: chmod 600 FILE.");
  const read = readRegularFile(path, LONGEST);
  if (!read.ok) throw new UsageError("The file that --secrets names can't be read.");
  return secretsIn(new TextDecoder().decode(read.bytes));
}

function secretsIn(text: string): SecretsFile {
  const secrets = new Map<string, Secret>();
  const others: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [[name, value] = ["", ""]] = Object.entries(parse(line));
    const team = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : "";
    if (isTeamId(team)) secrets.set(team, checked(new Secret(value), team));
    else if (line !== "") others.push(line);
  }
  return { secrets, others };
}

function checked(secret: Secret, team: string): Secret {
  if (keyOf(secret) !== null) return secret;
  throw new UsageError(
    `The file that --secrets names has a secret for ${team} that is none.`,
    "Remove its line, and the team gets a new one.",
  );
}

/** The text of a file of secrets. */
export function secretsText({ secrets, others }: SecretsFile): string {
  const lines = [...secrets].map(([team, secret]) => `${PREFIX}${team}=${secret.reveal()}`);
  return [...others, ...lines].map((line) => `${line}\n`).join("");
}
