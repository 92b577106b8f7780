import type { PlannedStep } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import { type AppleCall, scriptOf } from "../steps/script.js";
import { toolStart } from "./environment.js";
import { followedFindings } from "./findings.js";
import type { LaneFollowed, LaneReader, LaneVariable } from "./reader.js";
import { belowRoot } from "./work-dir.js";

/** A lane that a script starts. */
export interface ScriptLane {
  /** What fastlane is called with. */
  readonly call: string;
  readonly followed: LaneFollowed;
}

/** Follows the lanes that a script step starts, with what it finds around itself. */
export async function scriptLanes(planned: PlannedStep, reader: LaneReader): Promise<readonly ScriptLane[]> {
  const script = scriptOf(planned);
  const lanes: ScriptLane[] = [];
  for (const call of script?.appleCalls ?? []) {
    const workDir = folderOf(call);
    if (workDir === undefined || !isLane(call) || !reader.has(workDir)) continue;
    const environment = { ...toolStart(planned, NOTHING, reader.root), ...setBy(script?.calls ?? [], call) };
    const line = call.args.join(" ");
    const start = { workDir, lane: line, environment, files: new Map<string, string>(), isOpen: true };
    lanes.push({ call: line, followed: await reader.follow(start) });
  }
  return lanes;
}

const NOTHING = { unsetEnv: [], env: {} };

/** What is wrong with them. A script may set more than is seen. */
export function scriptLaneFindings(lanes: readonly ScriptLane[], { location: owner }: PlannedStep): readonly Finding[] {
  return lanes.flatMap(({ call, followed }) =>
    followedFindings(call, followed, true).map((finding) => ({ ...finding, owner })),
  );
}

function folderOf({ folder }: AppleCall): string | undefined {
  return belowRoot(folder.replace(/^\$(?:BITRISE_SOURCE_DIR|\{BITRISE_SOURCE_DIR\})(?=\/|$)/, "."));
}

/** Whether it starts a lane, and which is known. */
function isLane({ program, args, connected }: AppleCall): boolean {
  const name = args.find((word) => !word.startsWith("-"));
  return program === "fastlane" && !connected && name !== undefined && args.every((word) => !/[$`\s"']/.test(word));
}

/** Variables that the script sets: to what, only the run can tell. */
function setBy(
  calls: readonly Pick<AppleCall, "program" | "args" | "variables" | "at">[],
  before: AppleCall,
): Record<string, LaneVariable> {
  const names = calls
    .filter(({ at }) => at < before.at)
    .flatMap(({ program, args, variables }) => [
      ...(program === "" ? variables : []),
      ...(program === "export" ? args.map((word) => word.split("=")[0] ?? "") : []),
    ]);
  return Object.fromEntries([...names, ...before.variables].map((name) => [name, { unknown: "text" }] as const));
}
