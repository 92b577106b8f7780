import type { Resolution } from "@stepauth/core";
import { examineLane, type ProjectFolder } from "@stepauth/lanes";
import type { LaneFollowed, LaneStart } from "@stepauth/preview";
import type { Io } from "../../io/io.js";
import { handedOverBy, withFiles } from "./as-step.js";
import { laneEnvironment } from "./environment.js";
import { shownAnswer } from "./report.js";

/** Follows a lane with what it is started with. */
export async function followLane(
  { workDir, lane, environment, files, isOpen }: LaneStart,
  folder: ProjectFolder,
  { reveal }: { readonly reveal: boolean },
): Promise<LaneFollowed> {
  const { answer, traps } = await examineLane(withFiles(folder, files), { workDir, lane, environment, isOpen });
  return { answer: shownAnswer(answer, { reveal }), traps };
}

/** What is about to run in this process's environment. */
interface Here {
  readonly call: string;
  readonly workDir: string;
  readonly resolution: Resolution;
}

/** Follows a lane in the environment of this process, with what a step hands over. */
export async function followHere(
  { call: lane, workDir, resolution }: Here,
  folder: ProjectFolder,
  io: Io,
): Promise<LaneFollowed> {
  const step = handedOverBy(resolution);
  const environment = laneEnvironment({ env: [], dotenv: [], context: "local" }, io, step);
  const { answer, traps } = await examineLane(withFiles(folder, step.files), { workDir, lane, environment });
  return { answer: shownAnswer(answer, { reveal: false }), traps };
}
