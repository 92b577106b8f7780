import type { Action } from "../answer.js";
import { userError } from "../evaluate/errors.js";
import type { LaneRun } from "../fastlane/run.js";
import type { Value } from "../value/values.js";
import { findKey, findUser, takeToken } from "./ladder.js";
import { logIn } from "./login.js";
import type { Options } from "./options.js";
import type { ActionRow } from "./row.js";
import type { TokenParts } from "./token.js";

/** An action while it is executed. */
export interface Step {
  readonly run: LaneRun;
  readonly row: ActionRow;
  readonly options: Options;
  readonly action: Action;
}

/** The ladder: hash, path, token, Apple ID. */
export function common(step: Step, found = findKey(step.run, step.row, step.options)): TokenParts | undefined {
  const { run, row, action } = step;
  const token = takeToken(run, row, found, action);
  if (!token) logInAs(step);
  return token;
}

/** The last rung. */
export function logInAs({ run, row, options, action }: Step): void {
  const username = findUser(run, row, options);
  const passed = row.teamsAre === "passed" ? passedTeam(run, row, options) : undefined;
  if (row.name === "update_app_age_rating") throw userError("login-broken");
  logIn(run, action, {
    username,
    logins: row.logins,
    ...(passed ? { team: passed } : {}),
    choosesTeam: true,
    endsToken: true,
  });
}

/** The team that the action itself names at the login; what it does not name, the environment does. */
function passedTeam(run: LaneRun, row: ActionRow, options: Options): { id: Value; name: Value } {
  const [id, name] = row.teams.map((team) => options.team(team)?.value ?? null);
  const [idVariable, nameVariable] = row.logins.includes("tunes")
    ? ["FASTLANE_ITC_TEAM_ID", "FASTLANE_ITC_TEAM_NAME"]
    : ["FASTLANE_TEAM_ID", "FASTLANE_TEAM_NAME"];
  return { id: id ?? run.environment.get(idVariable), name: name ?? run.environment.get(nameVariable) };
}

/** Reads all teams, as printing a table of all options does: what the environment says of them is then copied. */
export function readTeams({ row, options }: Pick<Step, "row" | "options">): void {
  for (const team of row.teams) options.team(team);
}
