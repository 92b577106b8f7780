import { followedFindings, laneLine } from "@stepauth/preview";
import { laneAhead } from "../use/lane-line.js";
import { type CheckRule, failedBy, ok } from "./check.js";

/** Which action of the step's lane will use what, where the lane is named and stands in this folder. */
export const lane: CheckRule = async ({ adapter, inputs, resolution, io }) => {
  const call = inputs[adapter.definition.lane ?? ""]?.trim() ?? "";
  if (call === "" || resolution.status === "failed") return [];
  const ahead = await laneAhead(call, resolution, io);
  if (!ahead) return [];
  const found = followedFindings(call, ahead.followed, false).map(failedBy);
  return [ok("lane/fails", laneLine(call, ahead.followed.answer)), ...found];
};
