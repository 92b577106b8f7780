import { type Scene, sourceInWords } from "./scene.js";
import type { Sight, SightKind } from "./sight.js";
import { type LaneTrap, trap } from "./trap.js";

type Rule = (sight: Sight, scene: Scene) => LaneTrap | undefined;

/** Traps of what was seen on the way. */
export function trapsOfSights(scene: Scene): LaneTrap[] {
  return scene.sights.flatMap((sight) => rules[sight.kind]?.(sight, scene) ?? []);
}

/** The name of an option, a variable or a lane: it comes from the program or is one of ours. */
function named({ name = "" }: Sight): string {
  return `\`${name.replace(/[^\w.?!-]/g, "?").slice(0, 60)}\``;
}

const rules: Readonly<Partial<Record<SightKind, Rule>>> = {
  "appfile-error": ({ at, name }) =>
    trap(
      "lane/appfile-error",
      "warning",
      at,
      `The Appfile raises an error here${name === "env-missing" ? " (a variable that is not set)" : ""}: fastlane prints it and goes on as if there were no Appfile and no FASTLANE_USER.`,
      name === "env-missing" ? 'Write `ENV["..."]` for `ENV.fetch`, or set the variable.' : "Correct the word.",
    ),
  "appfile-writes": overridden,
  "fastfile-writes": overridden,
  "dotenv-overrides": (sight) =>
    trap(
      "lane/env-file-overrides",
      "warning",
      sight.at,
      `${named(sight)} of this file, which \`--env\` names, takes the place of what the build hands over.`,
      "Take it out of the file, or the credentials out of the step.",
    ),
  "dotenv-elsewhere": ({ at, other }) =>
    trap(
      "lane/env-file-not-loaded",
      "warning",
      at,
      `fastlane does not load this file: it looks in one folder only, and takes the other for it because of ${other}.`,
      "Move it into the fastlane folder.",
    ),
  "content-over-path": ({ at, other }) =>
    trap(
      "lane/content-over-path",
      "warning",
      at,
      `The key's text in ${sourceInWords(other)} counts, and \`key_filepath\` is ignored: with another key's ID, Apple refuses it.`,
      "Unset the variable, or leave `key_filepath` out.",
    ),
  "empty-option": (sight) =>
    trap(
      "lane/empty-option",
      "warning",
      sight.at,
      `${named(sight)} is an empty text, which counts as given: it goes to Apple as it is.`,
      "Set the variable in it; for none, leave the option out.",
    ),
  "empty-variable": (sight) =>
    trap(
      "lane/empty-variable",
      "warning",
      sight.at,
      `${named(sight)} is set and empty, which counts as given: nothing else is looked for.`,
      "Remove it from the envs, or give it a value.",
    ),
  "path-ignored": ({ at, other }) =>
    trap(
      "lane/path-ignored",
      "warning",
      at,
      `\`api_key_path\` of this call is ignored: the key of ${sourceInWords(other)} comes first.`,
      "Pass the key that is meant as `api_key:`.",
    ),
  "user-ignored": ({ at }) =>
    trap(
      "lane/user-ignored",
      "warning",
      at,
      "`username` of this call is not used: a key is in reach, and a key always comes first.",
      "Leave it out, or let nothing hand over a key.",
    ),
  "token-lost": ({ at, other }) =>
    trap(
      "lane/token-lost",
      "warning",
      at,
      other === undefined
        ? "This action knows the lane's key by the token alone, which `set_spaceship_token: false` leaves out: it logs in with an Apple ID."
        : `The login at ${other} ended the token of the key: this action logs in with an Apple ID.`,
      "Pass `api_key:` to it.",
    ),
  "readonly-by-ci": ({ at, other }) =>
    trap(
      "lane/readonly",
      "info",
      at,
      `match only reads here, and never talks to Apple: \`setup_ci\` (${other}) makes it so.`,
      "Write `readonly: false` in the call if it should create what is missing.",
    ),
  "too-old-for-keys": ({ at, other }) =>
    trap(
      "lane/fastlane-too-old",
      "warning",
      at,
      `This release of fastlane is older than ${other}, from which on this action takes API keys: the key is not used.`,
      "Run `bundle update fastlane`.",
    ),
  "for-lane": (sight, { sights }) => {
    const isCalled = sights.some(({ kind, name }) => kind === "lane-called" && name === sight.name);
    if (!isCalled && sight.other !== "private") return undefined;
    return trap(
      "lane/for-lane-unused",
      "warning",
      sight.at,
      `This block is for ${named(sight)}, and only the lane that was started counts: in a lane that is called it never applies.`,
      "Name the lanes that are started, or give the values in the calls.",
    );
  },
};

function overridden(sight: Sight): LaneTrap {
  return trap(
    "lane/environment-overridden",
    "warning",
    sight.at,
    `${named(sight)} is set here, in place of what the build hands over.`,
    "Take the assignment out, or the credentials out of the step.",
  );
}
