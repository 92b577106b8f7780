import type { Diagnostic } from "@stepauth/core";
import { readEntry, type TeamKey } from "../entry.js";
import type { Fields, TeamList } from "../list.js";
import { findingOf } from "../problem.js";
import { stray, twice } from "../words.js";

/** An entry that is as it should be. */
export interface CheckedEntry {
  readonly team: string;
  readonly fields: Fields;
  readonly key: TeamKey;
}

/** All entries of a list in clear; findings where one is not as it should be. What is sealed nobody looks at any more. */
export async function clearEntries(list: TeamList): Promise<{ entries: CheckedEntry[]; findings: Diagnostic[] }> {
  const findings: Diagnostic[] = list.strays.map((location) => findingOf(stray(location), "error"));
  const entries: CheckedEntry[] = [];
  const seen = new Set<string>();
  for (const entry of list.entries) {
    if (seen.has(entry.team)) findings.push(findingOf(twice(entry.at("team_id")), "error"));
    seen.add(entry.team);
    const opened = await entry.open(null);
    const read = opened.ok
      ? await readEntry(opened.fields, entry)
      : { kind: "unusable" as const, problem: opened.problem };
    if (read.kind !== "key") findings.push(findingOf(read.problem, "error"));
    else if (opened.ok) {
      findings.push(...read.findings);
      entries.push({ team: entry.team, fields: opened.fields, key: read.key });
    }
  }
  return { entries, findings };
}
