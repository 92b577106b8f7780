import { appPasswordOf } from "../fastlane/credentials.js";
import { isMissing } from "../fastlane/names.js";
import { findKey, findUser, takeToken } from "./ladder.js";
import { shownText } from "./show.js";
import type { Step } from "./steps.js";

/** notarize: no login, but arguments of `notarytool`; what is missing is handed over empty. */
export function notarize(step: Step): void {
  const { run, row, options, action } = step;
  if (takeToken(run, row, findKey(run, row, options), action)) return;
  const username = findUser(run, row, options);
  const password = appPasswordOf(run);
  const [provider] = row.teams;
  const team = provider ? options.team(provider)?.value : undefined;
  action.result = "apple-id";
  action.username = isMissing(username?.value ?? null) ? null : shownText(run, username?.value);
  action.username_from = username?.from ?? null;
  action.password_from = password?.from ?? null;
  action.team_id = isMissing(team ?? null) ? null : shownText(run, team);
  const handed = { username: action.username, password: password ?? null, team_id: action.team_id };
  const missing = Object.entries(handed).flatMap(([name, value]) => (value === null ? [name] : []));
  if (missing.length > 0) action.missing = missing;
}
