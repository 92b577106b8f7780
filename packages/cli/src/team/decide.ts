import type { Diagnostic, Secret } from "@stepauth/core";
import type { Io } from "../io/io.js";
import { tryKey } from "./ask-apple.js";
import { readEntry, type TeamKey } from "./entry.js";
import { isTeamId } from "./forms.js";
import { breachOf, isRefused, readGuards } from "./guards.js";
import type { ListedEntry, TeamList } from "./list.js";
import { obtainList } from "./obtain.js";
import { type Obstacle, type Outcome, outcomeOf } from "./outcome.js";
import { findingOf, type Problem } from "./problem.js";
import { readSwitches, type Switches } from "./switches.js";
import { twice } from "./words.js";

/** What is asked for. */
export interface TeamQuestion {
  /** The argument; otherwise `ASC_TEAM_ID`. */
  readonly team: string | undefined;
  readonly keys: string | undefined;
  readonly check: boolean;
  readonly fallback: "apple-id" | "fail";
  /** `--min-epoch`: older sealed lists are refused. */
  readonly minEpoch: number | undefined;
  readonly apiUrl: string | undefined;
}

/** Decides which way a build goes: with the key of its team, or with the Apple ID. */
export async function decide(question: TeamQuestion, io: Io): Promise<Outcome> {
  const switches = readSwitches(io.env);
  const given = question.team || io.env.ASC_TEAM_ID || "";
  const team = isTeamId(given) ? given : null;
  const found = await (switches.forceAppleId ? forced(team) : pick(given, question, switches, io));
  return { ...found, findings: [...switches.findings, ...found.findings] };
}

function forced(team: string | null): Outcome {
  return { mode: "apple-id", team, list: null, reason: "ASC_FORCE_APPLE_ID is true", findings: [] };
}

async function pick(given: string, question: TeamQuestion, switches: Switches, io: Io): Promise<Outcome> {
  const severity = { strict: switches.strict, fallback: question.fallback };
  const end = (obstacle: Obstacle, team: string | null = given, list: TeamList | null = null): Outcome => ({
    ...{ team, list },
    ...outcomeOf(obstacle, severity),
  });
  if (!isTeamId(given)) return end({ kind: "fatal", problem: given === "" ? NO_TEAM : NO_TEAM_ID }, null);
  const read = await obtainList(question.keys, io);
  if (read === null) return end({ kind: "absent", problem: NO_LIST });
  const guards = readGuards(io.env, question.minEpoch);
  if (!read.ok) return end({ kind: isRefused(read.problem, guards) ? "fatal" : "unusable", problem: read.problem });
  const { list } = read;
  const breach = await breachOf(list, guards);
  if (breach) return end({ kind: "fatal", problem: breach }, given, list);
  const picked = await entryOf(given, list, guards.secret);
  if (picked.kind !== "key") return end(picked, given, list);
  const { key, entry, findings } = picked;
  const verdict = question.check && !switches.skipCheck ? await ask(key, entry, question, io) : TAKEN;
  if (verdict.kind === "rejected") return end({ kind: "unusable", problem: verdict.problem }, given, list);
  const unsure = verdict.kind === "unsure" ? [findingOf(verdict.problem, "warning")] : [];
  return { mode: "api-key", key, team: given, list, reason: "", findings: [...findings, ...unsure] };
}

const TAKEN = { kind: "taken" } as const;

type Picked = Obstacle | { kind: "key"; key: TeamKey; entry: ListedEntry; findings: readonly Diagnostic[] };

/** The entry of a team. Whoever has a secret expects a sealed entry that it opens: then nothing less will do. */
async function entryOf(team: string, list: TeamList, secret: Secret | null): Promise<Picked> {
  const [entry, second] = list.entries.filter((each) => each.team === team);
  const usually = secret === null ? "unusable" : "fatal";
  if (!entry) return { kind: secret === null ? "absent" : "fatal", problem: notListed(list) };
  if (second) return { kind: "fatal", problem: twice(second.at("team_id")) };
  const opened = await entry.open(secret);
  if (!opened.ok) return { kind: usually, problem: opened.problem };
  const read = await readEntry(opened.fields, entry);
  if (read.kind === "key") return { ...read, entry };
  return { kind: read.kind === "impossible" ? "fatal" : usually, problem: read.problem };
}

function ask(key: TeamKey, { at }: ListedEntry, { apiUrl }: TeamQuestion, { now }: Io) {
  return tryKey(key, at, { apiUrl, now, fetch: globalThis.fetch });
}

const NO_TEAM: Problem = {
  code: "team/id-invalid",
  message: "There is no team ID.",
  help: "Set ASC_TEAM_ID for the app, or name the team: stepauth team TEAM_ID.",
  reason: "no team ID",
};

const NO_TEAM_ID: Problem = {
  code: "team/id-invalid",
  message: "The team ID has an impossible form.",
  help: "A team ID is made of capital letters and digits, as developer.apple.com/account shows it.",
  reason: "the team ID has an impossible form",
};

const NO_LIST: Problem = {
  code: "team/unavailable",
  message: "There is no list of keys.",
  help: "Upload one as ASC_API_KEYS, or name it: --keys FILE.",
  reason: "no list of keys",
};

function notListed({ at }: TeamList): Problem {
  return {
    code: "team/not-listed",
    message: "The list has no key of the team.",
    help: "Add the team's key to the list.",
    location: at(),
    reason: "the team is not in the list",
  };
}
