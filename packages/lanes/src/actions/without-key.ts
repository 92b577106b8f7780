import { findUser } from "./ladder.js";
import { logIn } from "./login.js";
import { readTeams, type Step } from "./steps.js";

/** produce, pem and modify_services: they know no key, so an Apple ID it is. */
export function withoutKey(step: Step): void {
  const { run, row, options, action } = step;
  if (row.teamsAre === "read") readTeams(step);
  const skips = (name: string, variable: string) => options.isOn(name, [variable], false);
  const logins = row.logins.filter((login) => {
    if (row.name !== "create_app_online") return true;
    return login === "tunes"
      ? !skips("skip_itc", "PRODUCE_SKIP_ITC")
      : !skips("skip_devcenter", "PRODUCE_SKIP_DEVCENTER");
  });
  if (logins.length === 0) {
    action.result = "none";
    return;
  }
  // Past `Spaceship::ConnectAPI`, a login to the portal leaves the token alone.
  const endsToken = logins.includes("tunes");
  logIn(run, action, { username: findUser(run, row, options), logins, choosesTeam: true, endsToken });
}
