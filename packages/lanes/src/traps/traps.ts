import type { Followed, LaneQuestion } from "../plan.js";
import { trapOfFailure } from "./failures.js";
import type { Scene } from "./scene.js";
import { trapsOfSights } from "./sights.js";
import type { LaneTrap } from "./trap.js";
import { trapsOfKeys } from "./uses/keys.js";
import { trapsOfUsers } from "./uses/users.js";

/** The traps of a lane: what it fails for comes first, then what its actions use, then what was seen on the way. */
export function lanesTraps(
  followed: Followed,
  { environment }: Pick<LaneQuestion, "environment">,
): readonly LaneTrap[] {
  const scene: Scene = { ...followed, environment };
  const failure = trapOfFailure(scene);
  const others = [...trapsOfKeys(scene), ...trapsOfUsers(scene), ...trapsOfSights(scene)];
  const said = new Set<string>();
  return [...(failure ? [failure] : []), ...others].filter(({ code, at }) => {
    const key = `${code} ${at}`;
    const isNew = !said.has(key);
    said.add(key);
    return isNew;
  });
}
