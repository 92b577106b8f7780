import type { LaneAction } from "../../answer.js";
import type { Variable } from "../../fastlane/environment.js";
import { known, type Scene, sourceInWords, usedBy } from "../scene.js";
import { type LaneTrap, trap } from "../trap.js";

/** Traps that can be told from the Apple IDs that actions use. */
export function trapsOfUsers(scene: Scene): LaneTrap[] {
  return [...twoUsers(scene), ...appPasswordMissing(scene), ...tooOldForLogin(scene)];
}

/** The variables in which a step hands over its user. */
const HANDED = ["FASTLANE_USER", "DELIVER_USERNAME", "PILOT_USERNAME"];

/** One password serves whichever user each action picked. */
function twoUsers(scene: Scene): LaneTrap[] {
  const { answer, environment } = scene;
  const { actions } = answer;
  const users = HANDED.map((name) => [name, clear(environment[name])] as const);
  const handed = hasOwnPassword(scene) ? undefined : users.find(([, user]) => user);
  let first = handed && { user: handed[1] ?? "", name: `\`${handed[0]}\`` };
  for (const action of actions) {
    const user = known(action.username)?.toLowerCase();
    if (usedBy(action) !== "apple-id" || user === undefined || !action.password_from?.startsWith("env:")) continue;
    const source = sourceInWords(action.username_from);
    if (first && first.user.toLowerCase() !== user) return [twoUsersAt(action, source, first.name)];
    first ??= { user, name: source };
  }
  return [];
}

/** A file sets another password than the one that was handed over: it belongs to whom the file means. */
function hasOwnPassword({ sights }: Scene): boolean {
  return sights.some(({ kind, name }) => WRITES.has(kind) && /^(?:FASTLANE|DELIVER)_PASSWORD$/.test(name ?? ""));
}

const WRITES: ReadonlySet<string> = new Set(["appfile-writes", "fastfile-writes", "dotenv-overrides"]);

function twoUsersAt(action: LaneAction, source: string, other: string): LaneTrap {
  const name = action.as ?? action.action;
  const message = `\`${name}\` logs in as the user of ${source} with the password in ${sourceInWords(action.password_from)}, which belongs to the user of ${other}.`;
  const help = "Let one of them say who it is: take the user out of the Appfile or the call, or connect that Apple ID.";
  return trap("lane/two-users", "warning", action.at, message, help);
}

function clear(variable: Variable | undefined): string | undefined {
  if (typeof variable === "string") return variable;
  return variable && "reveal" in variable ? variable.reveal() : undefined;
}

function appPasswordMissing({ answer: { actions } }: Scene): LaneTrap[] {
  return actions.flatMap(({ upload, at, as, action }) => {
    if (typeof upload !== "object" || upload.uses !== "apple-id" || upload.app_specific !== false) return [];
    const message = `\`${as ?? action}\` uploads with an Apple ID and no app-specific password; with two-factor authentication Apple refuses it.`;
    const help = "Create one at account.apple.com, and set FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD.";
    return [trap("lane/app-password-missing", "warning", at, message, help)];
  });
}

/** Apple's servers want another login than the one of older releases. */
function tooOldForLogin({ answer: { actions }, release }: Scene): LaneTrap[] {
  const [major = 0, minor = 0] = release;
  if (release.length === 0 || major > 2 || (major === 2 && minor >= 225)) return [];
  const login = actions.find((action) => usedBy(action) === "apple-id" && (action.logins?.length ?? 0) > 0);
  if (!login) return [];
  const message = login.session_from
    ? "This release of fastlane is older than 2.225.0: when the session ends, it can't log in with an Apple ID any more."
    : "This release of fastlane is older than 2.225.0: Apple refuses its login with an Apple ID.";
  const severity = login.session_from ? "warning" : "error";
  return [
    trap("lane/fastlane-too-old", severity, login.at, message, "Run `bundle update fastlane`, or use an API key."),
  ];
}
