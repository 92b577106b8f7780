import { keyFileName } from "@stepauth/core";
import type { Finding, TeamVariables } from "@stepauth/preview";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { readEntry } from "./entry.js";
import { isTeamId } from "./forms.js";
import { readFileList } from "./obtain.js";
import { findingOf, type Problem } from "./problem.js";
import { appleIdVariables, keyVariables } from "./variables.js";
import { twice } from "./words.js";

/** What `stepauth team` hands on in the build of a team, as far as a list says. */
export interface PreviewedTeam {
  readonly variables: TeamVariables;
  readonly findings: readonly Finding[];
}

/**
 * What a build of a team would be handed. Apple is not asked, and the address of a build's own list is not either.
 *
 * @throws {UsageError} for a team of an impossible form, and for a list without a team or a sealed one
 */
export async function previewedTeam(
  team: string | undefined,
  keys: string | undefined,
  io: Io,
): Promise<PreviewedTeam> {
  if (team === undefined) throw new UsageError("--keys says what a team has, and no team is named.", "Add --team ID.");
  if (!isTeamId(team)) throw new UsageError("--team takes a team ID: capital letters and digits.");
  if (keys === undefined) return { variables: appleIdVariables, findings: [] };
  const read = await readFileList(keys, io);
  if (!read.ok) return without(read.problem);
  if (read.list.sealed) throw new UsageError("The list that --keys names is sealed.", "Name the list in clear.");
  const [entry, second] = read.list.entries.filter((each) => each.team === team);
  if (!entry) return { variables: appleIdVariables, findings: [] };
  if (second) return without(twice(second.at("team_id")));
  const opened = await entry.open(null);
  if (!opened.ok) return without(opened.problem);
  const key = await readEntry(opened.fields, entry);
  if (key.kind !== "key") return without(key.problem);
  // Which folder it is in the build, only the build knows; the name of the file is what steps look at.
  const path = `/tmp/stepauth/${keyFileName(key.key.keyId)}`;
  return {
    variables: keyVariables(key.key, path),
    findings: key.findings,
  };
}

function without(problem: Problem): PreviewedTeam {
  return { variables: appleIdVariables, findings: [findingOf(problem, "warning")] };
}
