import { removedOptions } from "../actions/option-names.js";
import { rowByName } from "../actions/rows.js";
import type { LaneAction } from "../answer.js";
import { type Scene, sightAt } from "./scene.js";
import { type LaneTrap, trap } from "./trap.js";
import { inHouseMissing, ONE_OF_THEM } from "./uses/keys.js";

/** An action that a lane fails at, and why. */
interface Failed {
  readonly why: string;
  readonly at: string;
  /** The action, where it is one that fails. */
  readonly action: LaneAction | undefined;
  readonly scene: Scene;
}

type Rule = (failed: Failed) => LaneTrap | undefined;

/** The trap that a lane fails for, where it is one. */
export function trapOfFailure(scene: Scene): LaneTrap | undefined {
  const { outcome, why, actions } = scene.answer;
  if (outcome !== "fails" || why === undefined) return undefined;
  const action = actions.findLast(({ result, why: own }) => result === "fails" && own === why);
  const at = action?.at ?? scene.failedAt;
  if (at === undefined) return undefined;
  return rules.map((rule) => rule({ why, at, action, scene })).find((found) => found !== undefined);
}

/** In order: what explains more comes first. */
const rules: readonly Rule[] = [
  emptyVariable,
  needsAppleId,
  withoutPassword,
  tokenLost,
  ({ why, at }) =>
    why === "in-house-unknown"
      ? inHouseMissing(
          "error",
          at,
          "The action asks the key whether its team is an Enterprise one, and the key does not say (`in_house`).",
        )
      : undefined,
  ({ why, at, action }) =>
    why === "precheck-iap-with-api-key" ? precheckWithKey(at, action?.upload !== undefined) : undefined,
  ({ why, at, action }) => {
    if (!/^option-conflict:api_key\+api_key_path$/.test(why) || action?.after !== "api-key") return undefined;
    const message =
      "The upload succeeds, and then the lane fails: deliver finds a key and the path of another, and its precheck stage takes the two for a conflict.";
    return trap(
      "lane/hash-and-path",
      "error",
      at,
      message,
      `${ONE_OF_THEM} \`run_precheck_before_submit: false\` avoids it too.`,
    );
  },
  ({ why, at }) =>
    why === "not-a-hash:api_key"
      ? trap(
          "lane/key-not-json",
          "error",
          at,
          "A variable for the API key as JSON holds something else: every Apple action that is given no `api_key:` fails with it.",
          "`APP_STORE_CONNECT_API_KEY` takes a JSON object; the text of a .p8 file belongs into `APP_STORE_CONNECT_API_KEY_KEY`.",
        )
      : undefined,
  ({ why, at, scene }) =>
    why === "key-invalid" && sightAt(scene, "key-file-form", at)
      ? trap(
          "lane/key-file-form",
          "error",
          at,
          "`key_filepath` names a JSON file, and takes the .p8 alone.",
          "Name the .p8 file, or pass the JSON as `api_key_path:` to the actions.",
        )
      : undefined,
  ({ why, at }) =>
    why === "bad-apple-id-option"
      ? trap(
          "lane/app-id-form",
          "error",
          at,
          "`apple_id` of pilot is the number of the app in App Store Connect, and no e-mail address or bundle ID.",
          "Give the user as `username:`; the number, if at all, as `apple_id:`.",
        )
      : undefined,
  optionRemoved,
  ({ why, at }) =>
    why === "lane-recursion"
      ? trap(
          "lane/recursion",
          "error",
          at,
          "The lane calls itself for ever: a lane comes before the action of the same name.",
          "Give the lane another name.",
        )
      : undefined,
  ({ why, at }) =>
    why === "return-in-lane"
      ? trap("lane/return", "error", at, "`return` is for methods only: reached in a lane, it fails.", "Write `next`.")
      : undefined,
  ({ why, at }) =>
    why === "appfile-syntax"
      ? trap("lane/appfile-error", "error", at, "The Appfile is no valid Ruby.", "Run `ruby -c` on it.")
      : undefined,
];

function precheckWithKey(at: string, isUploaded: boolean): LaneTrap {
  const message = isUploaded
    ? "The upload succeeds, and then the lane fails: the precheck stage wants to check in-app purchases, which no API key can."
    : "precheck wants to check in-app purchases, which no API key can.";
  const help = isUploaded
    ? 'Set `PRECHECK_INCLUDE_IN_APP_PURCHASES: "false"` among the envs, or pass `precheck_include_in_app_purchases: false`.'
    : 'Set `PRECHECK_INCLUDE_IN_APP_PURCHASES: "false"` among the envs, or pass `include_in_app_purchases: false`.';
  return trap("lane/precheck-with-key", "error", at, message, help);
}

const OF_EMPTY = /^(?:username-missing|password-missing|api-key-json-missing|not-a-hash:api_key)$/;

function emptyVariable({ why, at, scene }: Failed): LaneTrap | undefined {
  const empty = OF_EMPTY.test(why) ? sightAt(scene, "empty-variable", at) : undefined;
  if (!empty) return undefined;
  const message = `The lane fails: \`${empty.name}\` is set and empty, which counts as given.`;
  return trap("lane/empty-variable", "error", at, message, "Remove it from the envs, or give it a value.");
}

const WANTS_USER = /^(?:username|password)-missing$/;

function needsAppleId({ why, at, action }: Failed): LaneTrap | undefined {
  if (!WANTS_USER.test(why) || !action || rowByName.get(action.action)?.keys.length !== 0) return undefined;
  const name = action.as ?? action.action;
  const message = `\`${name}\` takes no API key, whatever the lane has: it needs an Apple ID with its password.`;
  return trap("lane/needs-apple-id", "error", at, message, "Connect an Apple ID for it, or do its work once by hand.");
}

function withoutPassword({ why, at, scene }: Failed): LaneTrap | undefined {
  const seen = why === "password-missing" ? sightAt(scene, "no-password", at) : undefined;
  if (!seen) return undefined;
  if (seen.name === "PILOT_PASSWORD")
    return trap(
      "lane/password-unread",
      "error",
      at,
      "The password stands in `PILOT_PASSWORD`, which nothing in fastlane reads.",
      "Set `FASTLANE_PASSWORD`.",
    );
  return trap(
    "lane/session-without-password",
    "error",
    at,
    `There is a session in \`${seen.name}\` and no password: without one, the session is not even looked at.`,
    "Set `FASTLANE_PASSWORD` too.",
  );
}

function tokenLost({ why, at, scene }: Failed): LaneTrap | undefined {
  const seen = WANTS_USER.test(why) ? sightAt(scene, "token-lost", at) : undefined;
  if (!seen) return undefined;
  const cause = seen.other === undefined ? "`set_spaceship_token: false`" : `the login at ${seen.other}`;
  const message = `The action has no key left, because of ${cause}, and nothing to log in with.`;
  return trap("lane/token-lost", "error", at, message, "Pass `api_key:` to it.");
}

function optionRemoved({ why, at, action }: Failed): LaneTrap | undefined {
  const [kind, option] = why.split(":");
  if (kind !== "unknown-option" || !action) return undefined;
  const removed = removedOptions.find((each) => each.action === action.action && each.option === option);
  if (!removed) return undefined;
  const message = `\`${option}\` of \`${action.as ?? action.action}\` is gone since fastlane ${removed.from.join(".")}.0: naming it fails.`;
  return trap("lane/option-removed", "error", at, message, "Leave it out.");
}
