import type { LaneAction } from "../answer.js";
import type { Variable } from "../fastlane/environment.js";
import type { Followed } from "../plan.js";
import type { Sight, SightKind } from "./sight.js";

/** What rules about traps look at. */
export interface Scene extends Followed {
  /** What the lane was started with. */
  readonly environment: Readonly<Record<string, Variable>>;
}

/** A member of an answer as a text; undefined where only the run can tell, or where there is none. */
export function known(value: LaneAction["key_id"]): string | undefined {
  return value === null || value === undefined || typeof value === "string" ? undefined : value.reveal();
}

/** A sight of one kind at a place. */
export function sightAt(scene: Pick<Scene, "sights">, kind: SightKind, at: string | undefined): Sight | undefined {
  return scene.sights.find((sight) => sight.kind === kind && sight.at === at);
}

/** What an action authenticated with, be it that it failed later. */
export function usedBy({ result, after }: LaneAction): string | undefined {
  return result === "fails" ? after : result;
}

/** Where something is from, in words. */
export function sourceInWords(from: string | null | undefined): string {
  const [kind = "", name = ""] = (from ?? "").split(":");
  if (kind === "env") return `\`${name}\``;
  if (kind === "file") return `the ${name}`;
  if (kind === "Appfile") return "the Appfile";
  if (kind === "option") return "the call";
  if (kind === "lane-context") return "`app_store_connect_api_key`";
  return "elsewhere";
}
