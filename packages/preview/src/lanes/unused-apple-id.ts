import type { Resolution } from "@stepauth/core";
import { locate } from "../locate.js";
import type { Finding } from "../model.js";
import type { LaneActionReport, LaneAnswerReport } from "../report/lanes.js";
import type { Outcomes } from "./step-lane.js";

/** An Apple ID is selected, and no action of the lane uses one. */
export function unusedAppleId(
  { planned, adapter }: Outcomes,
  { method, origin }: Resolution,
  { outcome, actions }: LaneAnswerReport,
): Finding[] {
  if (method !== "apple-id" || outcome !== "completed" || actions.length === 0) return [];
  if (!actions.every((action) => isKnown(action) && !usesAppleId(action))) return [];
  const input = origin === "inputs" ? adapter.definition.inputs.appleId : undefined;
  const whose = origin === "inputs" ? "The Apple ID of the inputs" : "The connected Apple ID";
  const finding = {
    code: "inputs/unused",
    severity: "warning",
    message: `${whose} is selected, and no action of the lane uses it: each that talks to Apple has a key, or needs nothing.`,
    help: "Select the API key, or take the key out of the lane.",
    ...(input === undefined ? {} : { input }),
  } as const;
  return [locate(finding, planned)];
}

function isKnown({ result, certain }: LaneActionReport): boolean {
  return result !== "unknown" && certain !== false;
}

function usesAppleId({ result, after, upload }: LaneActionReport): boolean {
  if (result === "apple-id" || result === "upload-only" || after === "apple-id") return true;
  return typeof upload === "string" || upload?.uses === "apple-id";
}
