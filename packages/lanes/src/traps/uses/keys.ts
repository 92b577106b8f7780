import type { LaneAction } from "../../answer.js";
import { known, type Scene, sightAt, sourceInWords, usedBy } from "../scene.js";
import { type LaneTrap, trap } from "../trap.js";

/** Traps that can be told from the keys that actions use. */
export function trapsOfKeys(scene: Scene): LaneTrap[] {
  return [...twoKeys(scene), ...inHouseOfMatch(scene), ...hashAndPath(scene)];
}

/** The lane makes a key, does not pass it on, and an action takes another one from outside. */
function twoKeys({ answer: { actions } }: Scene): LaneTrap[] {
  let made: LaneAction | undefined;
  for (const action of actions) {
    if (action.result === "defines-key") made = action;
    if (!made || usedBy(action) !== "api-key" || !isFromOutside(action) || isSameKey(made, action)) continue;
    const name = action.as ?? action.action;
    const message = `\`${name}\` uses the key of ${sourceInWords(action.from)}, not the one that the lane makes with \`app_store_connect_api_key\` (${made.at}).`;
    const help = `Pass the key on (\`${name}(api_key: ...)\`), or let nothing else hand over a key: \`connection: "off"\` at the step, and no key among its inputs or the variables.`;
    return [trap("lane/two-keys", "warning", action.at, message, help)];
  }
  return [];
}

function isFromOutside({ from }: LaneAction): boolean {
  return /^(?:env|file):/.test(from ?? "");
}

function isSameKey(one: LaneAction, two: LaneAction): boolean {
  const [first, second] = [known(one.key_id), known(two.key_id)];
  return first !== undefined && first === second;
}

/** match asks the key about its team only when it must create something. */
function inHouseOfMatch({ answer: { actions } }: Scene): LaneTrap[] {
  return actions.flatMap((action) => {
    if (action.action !== "sync_code_signing" || action.result !== "api-key" || (action.in_house ?? null) !== null)
      return [];
    const message =
      "The key does not say whether its team is an Enterprise one (`in_house`): when match must create a certificate or a profile, it fails.";
    return [inHouseMissing("warning", action.at, message)];
  });
}

/** `in_house` is not said, with what says it. */
export function inHouseMissing(severity: LaneTrap["severity"], at: string, message: string): LaneTrap {
  const help =
    'Set `SPACESHIP_CONNECT_API_IN_HOUSE: "false"` among the envs (`"true"` for an Enterprise team): absent is not false.';
  return trap("lane/in-house-missing", severity, at, message, help);
}

/** match hands on what it found, and there it counts as written in the call. */
function hashAndPath(scene: Scene): LaneTrap[] {
  return scene.answer.actions.flatMap(({ at, result }) => {
    if (result !== "api-key" || !sightAt(scene, "hash-and-path", at)) return [];
    const message =
      "match finds a key and the path of another: when it must create a certificate or a profile, the two are a conflict, and it fails.";
    return [trap("lane/hash-and-path", "warning", at, message, ONE_OF_THEM)];
  });
}

/** The way out where a key and a path meet. */
export const ONE_OF_THEM =
  'Keep one of them: set `connection: "off"` at the step, or start fastlane without the `..._API_KEY_PATH` variables.';
