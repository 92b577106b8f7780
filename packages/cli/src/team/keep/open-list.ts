import { resolve } from "node:path";
import { type Diagnostic, Secret } from "@stepauth/core";
import { UsageError } from "../../errors.js";
import type { Io } from "../../io/io.js";
import type { TeamList } from "../list.js";
import { obtainList } from "../obtain.js";
import { findingOf } from "../problem.js";
import { readSecretsFile } from "../seal/secrets-file.js";
import { stray } from "../words.js";
import { type Row, rowsOf } from "./rows.js";

/** Which list, and what opens it. */
export interface KeptFlags {
  readonly keys?: string;
  /** `--secrets`: the file of `team seal`. */
  readonly secrets?: string;
}

/** A list whose entries were opened as far as possible. */
export interface KeptList {
  readonly list: TeamList;
  readonly rows: readonly Row[];
  readonly findings: readonly Diagnostic[];
}

/**
 * The list that is named, or that of the build.
 *
 * @returns findings alone where it can't be read
 * @throws {UsageError} where there is none
 */
export async function openKeptList(
  named: string | undefined,
  { keys, secrets }: KeptFlags,
  io: Io,
): Promise<KeptList | { readonly findings: readonly Diagnostic[] }> {
  const known = secrets === undefined ? new Map<string, Secret>() : readSecretsFile(resolve(io.cwd, secrets)).secrets;
  const read = await obtainList(named ?? keys, io);
  if (read === null) throw new UsageError("Which list? Name it, or set BITRISEIO_ASC_API_KEYS_URL.");
  if (!read.ok) return { findings: [findingOf(read.problem, "error")] };
  const { ASC_TEAM_ID: own, ASC_TEAM_SECRET: ownSecret } = io.env;
  const secretOf = (team: string) => known.get(team) ?? (ownSecret && team === own ? new Secret(ownSecret) : null);
  const rows = await rowsOf(read.list, secretOf);
  const strays = read.list.strays.map((location) => findingOf(stray(location), "error"));
  const broken = rows.flatMap(({ problem }) => (problem ? [findingOf(problem, "error")] : []));
  return { list: read.list, rows, findings: [...strays, ...broken, ...rows.flatMap(({ findings }) => findings)] };
}
