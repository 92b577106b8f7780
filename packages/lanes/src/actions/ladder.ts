import type { Action } from "../answer.js";
import { appfileValue } from "../fastlane/appfile.js";
import { type Sourced, setVariable } from "../fastlane/credentials.js";
import type { LaneRun } from "../fastlane/run.js";
import { Sym } from "../value/values.js";
import type { Options } from "./options.js";
import type { ActionRow } from "./row.js";
import { shownFlag, shownPath, shownText } from "./show.js";
import { type TokenParts, tokenOfFile, tokenOfHash } from "./token.js";

/** The two forms of a key that compete in an action. */
export interface FoundKey {
  readonly hash: Sourced | undefined;
  readonly path: Sourced | undefined;
}

/** Looks for the hash and for the path, each alone: call, environment, config file; then the lane's key. */
export function findKey(run: LaneRun, row: ActionRow, options: Options): FoundKey {
  if (row.keys.length === 0) return NO_KEY;
  if (row.keysSince && !run.isFrom(...row.keysSince)) {
    if (hasKeyForLater(run, row)) run.seeHere("too-old-for-keys", undefined, row.keysSince.join("."));
    return NO_KEY;
  }
  const variables = (suffix: string) => keyVariables(run, row).map((prefix) => `${prefix}_${suffix}`);
  const path = options.find("api_key_path", variables("API_KEY_PATH"));
  const own = options.find("api_key", variables("API_KEY"));
  const lane = laneKey(run, row);
  const isLanes =
    lane !== undefined && own === undefined && (row.laneKey !== "guard" || path === undefined || !run.isFrom(2, 184));
  const hash = isLanes ? lane : own;
  if (hash && hash.from !== "option" && path?.from === "option") run.seeHere("path-ignored", undefined, hash.from);
  return { hash, path };
}

const NO_KEY: FoundKey = { hash: undefined, path: undefined };

/** Whether there is a key that a later release would take. */
function hasKeyForLater(run: LaneRun, { keys }: ActionRow): boolean {
  if (hasLaneKey(run)) return true;
  return keys.some((key) => ["_API_KEY", "_API_KEY_PATH"].some((suffix) => run.environment.isGiven(`${key}${suffix}`)));
}

/** The common names are known from 2.175.0 on. */
function keyVariables(run: LaneRun, { keys }: ActionRow): readonly string[] {
  return run.isFrom(2, 175) ? keys : keys.slice(0, 1);
}

function laneKey(run: LaneRun, row: ActionRow): Sourced | undefined {
  if (row.laneKey === "no" && run.isFrom(2, 184)) return undefined;
  if (row.laneKeySince && !run.isFrom(...row.laneKeySince)) return undefined;
  const value = run.interpreter.settled(run.laneContext.get(Sym.of("APP_STORE_CONNECT_API_KEY")) ?? null);
  return value === null ? undefined : { value, from: "lane-context" };
}

/** The token that the found key makes, or the current one; undefined where only an Apple ID is left. */
export function takeToken(
  run: LaneRun,
  row: ActionRow,
  { hash, path }: FoundKey,
  action: Action,
): TokenParts | undefined {
  const found = hash ?? path;
  if (found) {
    const token = hash ? tokenOfHash(run, hash.value) : tokenOfFile(run, found.value);
    showToken(run, action, token);
    action.from = found.from;
    if (!hash) action.path = shownPath(run, found.value);
    if (row.usesToken) run.session.token = { ...token, at: action.at };
    return token;
  }
  const { token, lostAt } = run.session;
  if (!row.usesToken || !run.isFrom(2, 184)) return undefined;
  if (!token) {
    if (lostAt !== undefined || hasLaneKey(run)) run.seeHere("token-lost", undefined, lostAt);
    return undefined;
  }
  showToken(run, action, token);
  action.from = "earlier-token";
  action.set_at = token.at;
  return token;
}

function hasLaneKey({ laneContext }: LaneRun): boolean {
  return (laneContext.get(Sym.of("APP_STORE_CONNECT_API_KEY")) ?? null) !== null;
}

/** Writes down which key it is. */
export function showToken(run: LaneRun, action: Action, token: TokenParts): void {
  action.result = "api-key";
  action.key_id = shownText(run, token.keyId);
  action.issuer_id = shownText(run, token.issuerId);
  action.in_house = shownFlag(run, token.inHouse);
}

/** Who the user of an action is. */
export function findUser(run: LaneRun, { user }: ActionRow, options: Options): Sourced | undefined {
  return options.find("username", user.env, () => defaultUser(run, user));
}

function defaultUser(run: LaneRun, { group, last }: ActionRow["user"]): Sourced | undefined {
  if (group === "none") return undefined;
  const own = group === "connect" ? "itunes_connect_id" : "apple_dev_portal_id";
  return appfileValue(run, own) ?? appfileValue(run, "apple_id") ?? (last ? setVariable(run, last) : undefined);
}
