import type { AppleIdCredentials, ConnectedAppleId } from "@stepauth/core";
import { type Check, type CheckRule, error, type Facts, ok, skipped, warning } from "./check.js";

const AGAIN =
  "On Bitrise: Account settings, Apple Service connection, the three dots beside the Apple ID, Re-authenticate (2SA/2FA).";

/** The 2FA session, as far as its dates tell: only Apple knows whether it still works. */
export const session: CheckRule = (facts) => {
  const { credentials, origin } = facts.resolution;
  if (credentials?.method !== "apple-id" || origin !== "connection") return [];
  if (credentials.session.isEmpty) return [];
  const ends = facts.connected?.appleId?.expiresAt ?? null;
  if (ends === null)
    return [
      skipped(
        "session/expired",
        "The 2FA session has no date at which it ends; whether it still works only Apple can tell.",
      ),
    ];
  return [sessionEnd(ends, facts), ...(facts.connected?.appleId ? cookies(facts.connected.appleId) : [])];
};

function sessionEnd(ends: Date, { io, buildMinutes }: Facts): Check {
  const minutes = Math.floor((ends.getTime() - io.now().getTime()) / 60_000);
  const date = ends.toISOString().slice(0, 16).replace("T", " ");
  if (minutes < 0) return error("session/expired", `The 2FA session ended on ${date} UTC.`, AGAIN);
  if (minutes < buildMinutes)
    return error(
      "session/expires-soon",
      `The 2FA session ends within the build, in ${minutes} minutes (${date} UTC).`,
      AGAIN,
    );
  if (minutes < 7 * 24 * 60) return warning("session/expires-soon", `The 2FA session ends on ${date} UTC.`, AGAIN);
  return ok(
    "session/expired",
    `The 2FA session is not expired by its dates (until ${date} UTC). Whether it works only Apple can tell.`,
  );
}

/** Apple trusts a machine by cookies whose names begin with DES. */
function cookies({ cookies: byOrigin }: ConnectedAppleId): Check[] {
  const names = [...byOrigin.values()].flat().map(({ name }) => name);
  if (names.some((name) => name.startsWith("DES")))
    return [ok("session/missing", "The 2FA session has a cookie by which Apple trusts this login.")];
  return [
    {
      code: "session/missing",
      verdict: "info",
      message: "The 2FA session has no cookie whose name begins with DES; Apple may ask for a code.",
      help: AGAIN,
    },
  ];
}

const APP_PASSWORD = /^[a-z]{4}(?:-[a-z]{4}){3}$/;

/** App-specific passwords have a form of their own, by which it shows when they are in the wrong place. */
export const appPassword: CheckRule = ({ resolution: { credentials } }) => {
  if (credentials?.method !== "apple-id") return [];
  return [...misplaced(credentials), ...form(credentials)];
};

function misplaced({ password }: AppleIdCredentials): Check[] {
  if (password.isEmpty) return [];
  if (!APP_PASSWORD.test(password.reveal()))
    return [ok("credentials/app-password-misplaced", "The password has not the form of an app-specific one.")];
  const message = "The password has the form of an app-specific one: uploads take it, a login does not.";
  return [
    warning(
      "credentials/app-password-misplaced",
      message,
      "Give it as the app-specific password, and the Apple ID's own password here.",
    ),
  ];
}

function form({ appSpecificPassword: given }: AppleIdCredentials): Check[] {
  if (given.isEmpty) return [];
  const text = given.reveal();
  if (APP_PASSWORD.test(text))
    return [ok("credentials/app-password-form", "The app-specific password has the form of one.")];
  const why = APP_PASSWORD.test(text.trim()) ? "has white space around it" : "has not the form xxxx-xxxx-xxxx-xxxx";
  return [
    warning(
      "credentials/app-password-form",
      `The app-specific password ${why}.`,
      "Make one at account.apple.com. Changing the Apple ID's password revokes all of them.",
    ),
  ];
}
