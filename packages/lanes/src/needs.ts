import type { LaneAction, LaneAnswer } from "./answer.js";

/** What a CI must have for a lane. */
export type LaneNeed = "api-key" | "apple-id" | "session" | "app-specific-password";

const ORDER: readonly LaneNeed[] = ["api-key", "apple-id", "session", "app-specific-password"];

/** The shopping list of a lane: what its actions use, or fail for want of. */
export function laneNeeds({ actions }: LaneAnswer): readonly LaneNeed[] {
  const needs = new Set(actions.flatMap(needsOf));
  return ORDER.filter((need) => needs.has(need));
}

function needsOf({ result, why, after, logins, upload, action }: LaneAction): LaneNeed[] {
  const needs: LaneNeed[] = [];
  const done = result === "fails" ? after : result;
  if (done === "api-key" || done === "defines-key") needs.push("api-key");
  const wantsUser = why === "username-missing" || why === "password-missing";
  if (done === "apple-id" || wantsUser || upload?.uses === "apple-id") needs.push("apple-id");
  if (wantsUser || (logins && logins.length > 0)) needs.push("session");
  if (upload?.uses === "apple-id" || (action === "notarize" && done === "apple-id"))
    needs.push("app-specific-password");
  return needs;
}
