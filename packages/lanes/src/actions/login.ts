import type { Action, LaneUpload } from "../answer.js";
import { userError } from "../evaluate/errors.js";
import { appPasswordOf, passwordOf, type Sourced, sessionOf } from "../fastlane/credentials.js";
import { isMissing } from "../fastlane/names.js";
import type { LaneRun } from "../fastlane/run.js";
import type { Value } from "../value/values.js";
import type { Login } from "./row.js";
import { shownText } from "./show.js";

const TEAM_VARIABLES: Readonly<Record<Login, readonly [id: string, name: string]>> = {
  tunes: ["FASTLANE_ITC_TEAM_ID", "FASTLANE_ITC_TEAM_NAME"],
  portal: ["FASTLANE_TEAM_ID", "FASTLANE_TEAM_NAME"],
};

/** What is of no use without a password, and what is taken for one. */
const FOR_NOTHING = ["FASTLANE_SESSION", "SPACESHIP_SESSION", "PILOT_PASSWORD"];

/** How a login is done. */
export interface LoginRequest {
  readonly username: Sourced | undefined;
  /** Given in a script's own call; else from the environment. */
  readonly password?: Sourced | undefined;
  readonly logins: readonly Login[];
  /** A team that the call names; else the environment's. */
  readonly team?: { readonly id: Value; readonly name: Value };
  /** Whether a team is chosen at all. */
  readonly choosesTeam: boolean;
  /** Whether the current token ends with it: not where it goes past `Spaceship::ConnectAPI`. */
  readonly endsToken: boolean;
}

/** Logs in with an Apple ID, and writes down what with. */
export function logIn(run: LaneRun, action: Action, request: LoginRequest): void {
  const { username, logins } = request;
  if (!username || isMissing(username.value)) throw userError("username-missing");
  const password = request.password ?? passwordOf(run);
  if (!password) {
    for (const name of FOR_NOTHING) if (run.environment.isGiven(name)) run.seeHere("no-password", name);
    throw userError("password-missing");
  }
  action.result = "apple-id";
  action.username = shownText(run, username.value);
  action.username_from = username.from;
  action.password_from = password.from;
  action.session_from = sessionOf(run)?.from ?? null;
  action.logins = [...logins];
  const last = logins.at(-1);
  if (request.choosesTeam && last) [action.team_id, action.team_name] = teamOf(run, last, request.team);
  if (request.endsToken && run.session.token) run.session.lostAt = action.at;
  if (request.endsToken) run.session.token = undefined;
  if (logins.includes("tunes")) run.session.tunes = { username: username.value, at: action.at };
}

function teamOf(run: LaneRun, login: Login, team: LoginRequest["team"]) {
  const [id, name] = TEAM_VARIABLES[login];
  const shown = (given: Value | undefined, variable: string) => {
    const value = given ?? run.environment.get(variable);
    return isMissing(value) ? null : shownText(run, value);
  };
  return [shown(team?.id, id), shown(team?.name, name)] as const;
}

/** What an upload with an Apple ID is done with: the app's password, else the ordinary one, which Apple will not take. */
export function appleIdUpload(run: LaneRun, username: Sourced | undefined): LaneUpload {
  if (!username || isMissing(username.value)) throw userError("username-missing");
  const own = appPasswordOf(run);
  const password = own ?? passwordOf(run);
  if (!password) throw userError("password-missing");
  return {
    uses: "apple-id",
    username: shownText(run, username.value),
    password_from: password.from,
    app_specific: own !== undefined,
  };
}
