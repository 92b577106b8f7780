import type { Resolution, StepAdapter } from "@stepauth/core";
import type { PlannedStep } from "@stepauth/workflow";
import type { LaneAnswerReport } from "../report/lanes.js";
import { toolFiles, toolStart } from "./environment.js";
import type { LaneFollowed, LaneReader } from "./reader.js";
import { folderBelowRoot } from "./work-dir.js";

/** A lane of a step, under each outcome; null where the step stops before it starts one. */
export interface StepLane {
  /** What fastlane is called with. */
  readonly call: string;
  readonly workDir: string;
  readonly released: LaneFollowed | null;
  readonly resolution: LaneFollowed | null;
}

/** What a preview shows of it. */
export interface LaneOutcomes {
  readonly call: string;
  readonly released: LaneAnswerReport | null;
  readonly resolution: LaneAnswerReport | null;
}

/** A step with both of its outcomes. */
export interface Outcomes {
  readonly planned: PlannedStep;
  readonly adapter: StepAdapter;
  readonly released: Resolution;
  readonly resolution: Resolution;
}

/** Follows the lane of a step under each outcome; undefined where it starts none, or none that stands below the root. */
export async function stepLane(
  { planned, adapter, released, resolution }: Outcomes,
  reader: LaneReader,
  isOpen: boolean,
): Promise<StepLane | undefined> {
  const { lane, folder } = adapter.definition;
  const given = lane === undefined ? undefined : planned.input(lane);
  if (given === undefined || given.text.isSecret || given.unresolved.length > 0) return undefined;
  const call = given.text.reveal().trim();
  const workDir = folder === undefined ? "" : folderBelowRoot(planned, folder);
  if (call === "" || workDir === undefined || !reader.has(workDir)) return undefined;
  const follow = (outcome: Resolution) =>
    outcome.status === "failed"
      ? null
      : reader.follow({
          workDir,
          lane: call,
          environment: toolStart(planned, outcome, reader.root),
          files: toolFiles(outcome),
          isOpen,
        });
  const first = await follow(released);
  return { call, workDir, released: first, resolution: released === resolution ? first : await follow(resolution) };
}

/** A lane as a preview shows it. */
export function shownLane({ call, released, resolution }: StepLane): LaneOutcomes {
  return { call, released: released?.answer ?? null, resolution: resolution?.answer ?? null };
}
