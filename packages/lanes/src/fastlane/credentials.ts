import type { Call } from "../evaluate/interpreter.js";
import { Unknown } from "../value/unknown.js";
import { Hash, Obj, Str, Sym, type Value } from "../value/values.js";
import { appfileValue } from "./appfile.js";
import { seeEmpty } from "./empty.js";
import { nameOf } from "./names.js";
import type { ModuleMethods } from "./objects.js";
import type { LaneRun } from "./run.js";

/** `CredentialsManager::AppfileConfig`. */
export const appfileConfig: ModuleMethods = {
  try_fetch_value: (run, { list: [name = null] }) =>
    appfileValue(run, nameOf(run.interpreter.settled(name)))?.value ?? null,
  new: (run) => {
    const object = new Obj(run.accountManagers);
    const data = new Hash();
    for (const name of [
      "apple_id",
      "app_identifier",
      "team_id",
      "itc_team_id",
      "itunes_connect_id",
      "apple_dev_portal_id",
    ]) {
      const found = appfileValue(run, name);
      if (found) data.set(Sym.of(name), found.value);
    }
    object.fields.set("data", data);
    return object;
  },
  default_path: () => undefined,
};

/** `CredentialsManager::AccountManager`: who it is, and with which password. */
export function accountManager(run: LaneRun, self: Obj, name: string, _: Call): Value | undefined {
  if (self.of !== run.accountManagers) return undefined;
  if (name === "data") return self.fields.get("data") ?? null;
  if (name === "user") return self.fields.get("user") ?? scriptUser(run)?.value ?? null;
  return name === "password" ? (passwordOf(run)?.value ?? null) : undefined;
}

/** A variable's value, and what to call its source. */
export interface Sourced {
  readonly value: Value;
  readonly from: string;
}

/** The user of a login that names none. */
export function scriptUser(run: LaneRun): Sourced | undefined {
  return setVariable(run, "FASTLANE_USER") ?? setVariable(run, "DELIVER_USER") ?? appfileValue(run, "apple_id");
}

/** The password of any user: the variables are not tied to one. An empty one hides the other. */
export function passwordOf(run: LaneRun): Sourced | undefined {
  return notEmpty(run, setVariable(run, "FASTLANE_PASSWORD") ?? setVariable(run, "DELIVER_PASSWORD"));
}

/** Apple's password for an app; an empty one is none. */
export function appPasswordOf(run: LaneRun): Sourced | undefined {
  return notEmpty(run, setVariable(run, "FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD"));
}

/** The session of a 2FA login. */
export function sessionOf(run: LaneRun): Sourced | undefined {
  return notEmpty(run, setVariable(run, "FASTLANE_SESSION") ?? setVariable(run, "SPACESHIP_SESSION"));
}

/** A variable that is set, be it empty. Where nobody knows, it is and it is not, one after the other. */
export function setVariable(run: LaneRun, name: string): Sourced | undefined {
  const value = run.environment.get(name);
  if (value === null) return undefined;
  seeEmpty(run, name, value);
  if (!(value instanceof Unknown) || value.kind !== "any") return { value, from: `env:${name}` };
  return run.interpreter.truthy(value) ? { value: value.derived("set", "text"), from: `env:${name}` } : undefined;
}

function notEmpty(_: LaneRun, sourced: Sourced | undefined): Sourced | undefined {
  return sourced?.value instanceof Str && sourced.value.text.isEmpty ? undefined : sourced;
}
