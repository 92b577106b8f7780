import type { Finding } from "../model.js";

/** A `Gemfile.lock`, and what it is called. */
export interface LockFile {
  readonly file: string;
  readonly text: string;
}

/** A gem as it is locked. */
interface LockedGem {
  readonly release: readonly number[];
  readonly line: number;
}

/** psych 4 takes no class that it is not told of, and older releases of http-cookie do not tell it. */
export function sessionUnreadable(lock: LockFile): Finding[] {
  const [psych, cookies] = [gemIn(lock, "psych"), gemIn(lock, "http-cookie")];
  if (!psych || !cookies || isBefore(psych, [4]) || !isBefore(cookies, [1, 0, 4])) return [];
  return [
    {
      code: "lane/session-unreadable",
      severity: "warning",
      message:
        "psych 4 with an http-cookie older than 1.0.4 can't read the cookies of a 2FA session: fastlane goes on as if there were none.",
      help: "Run `bundle update http-cookie fastlane`.",
      ...placeOf(lock, psych),
    },
  ];
}

/** Apple's servers want another login with an Apple ID than the one of older releases of fastlane. */
export function loginTooOld(lock: LockFile, hasSession: boolean): Finding[] {
  const fastlane = gemIn(lock, "fastlane");
  if (!fastlane || !isBefore(fastlane, FIRST_WITH_LOGIN)) return [];
  return [{ ...tooOld("the locked one", hasSession), ...placeOf(lock, fastlane) }];
}

/** The release that logs in as Apple wants it. */
const FIRST_WITH_LOGIN = [2, 225];

/** Whether a release that is named, `2.223.1`, is too old to log in with an Apple ID. */
export function isTooOldForLogin(release: string): boolean {
  return /^\d+(?:\.\d+)*$/.test(release) && isBefore({ release: release.split(".").map(Number) }, FIRST_WITH_LOGIN);
}

/** What there is to say of a release that is too old for an Apple ID. */
export function tooOld(which: string, hasSession: boolean): Pick<Finding, "code" | "severity" | "message" | "help"> {
  const then = hasSession ? "when the session ends, it can't log in any more" : "Apple refuses its login";
  return {
    code: "lane/fastlane-too-old",
    severity: hasSession ? "warning" : "error",
    message: `An Apple ID needs fastlane 2.225.0 or newer, and ${which} is older: ${then}.`,
    help: "Take a newer release (`bundle update fastlane`), or use an API key.",
  };
}

function gemIn({ text }: LockFile, name: string): LockedGem | undefined {
  for (const [index, line] of text.split("\n").entries()) {
    const found = /^ {4}([\w-]+) \((\d[\d.]*)/.exec(line);
    if (found?.[1] === name) return { release: (found[2] ?? "").split(".").map(Number), line: index + 1 };
  }
  return undefined;
}

function isBefore({ release }: Pick<LockedGem, "release">, wanted: readonly number[]): boolean {
  for (const [index, part] of wanted.entries()) {
    const is = release[index] ?? 0;
    if (is !== part) return is < part;
  }
  return false;
}

function placeOf({ file }: LockFile, { line }: LockedGem): Pick<Finding, "location"> {
  return { location: { file, line, column: 5 } };
}
