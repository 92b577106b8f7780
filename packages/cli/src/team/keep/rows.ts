import type { Diagnostic, Secret } from "@stepauth/core";
import { readEntry, type TeamKey } from "../entry.js";
import type { ListedEntry, TeamList } from "../list.js";
import type { Problem } from "../problem.js";
import { twice } from "../words.js";

/** One team of a list as far as it can be looked at. */
export interface Row {
  readonly entry: ListedEntry;
  /** Absent where the entry is sealed and its secret is not at hand, and where it is broken. */
  readonly key?: TeamKey;
  /** When the key was made, where the list says so. */
  readonly createdAt: Date | null;
  /** What is wrong with it. */
  readonly problem?: Problem;
  readonly isSealed: boolean;
  readonly findings: readonly Diagnostic[];
}

/** Opens every entry that can be opened. */
export async function rowsOf(list: TeamList, secretOf: (team: string) => Secret | null): Promise<Row[]> {
  const counts = new Map<string, number>();
  const rows: Row[] = [];
  for (const entry of list.entries) {
    const count = (counts.get(entry.team) ?? 0) + 1;
    counts.set(entry.team, count);
    rows.push(count > 1 ? again(entry) : await rowOf(entry, secretOf(entry.team)));
  }
  return rows;
}

async function rowOf(entry: ListedEntry, secret: Secret | null): Promise<Row> {
  const bare = { entry, createdAt: null, isSealed: false, findings: [] };
  const opened = await entry.open(secret);
  if (!opened.ok)
    return opened.problem.code === "team/secret-missing"
      ? { ...bare, isSealed: true }
      : { ...bare, problem: opened.problem };
  const read = await readEntry(opened.fields, entry);
  const createdAt = dateOf(opened.fields.created_at);
  if (read.kind !== "key") return { ...bare, createdAt, problem: read.problem };
  return { ...bare, createdAt, key: read.key, findings: read.findings };
}

function again(entry: ListedEntry): Row {
  return { entry, createdAt: null, isSealed: false, findings: [], problem: twice(entry.at("team_id")) };
}

/** A date of a list or an answer; null where it is none. */
export function dateOf(value: unknown): Date | null {
  const time = typeof value === "string" && value.length <= 40 ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time);
}
