import { resolve } from "node:path";
import type { Resolution } from "@stepauth/core";
import type { LaneFollowed } from "@stepauth/preview";
import type { Io } from "../io/io.js";
import { repositoryRoot } from "../io/root.js";
import { diskFolder } from "./disk-folder.js";
import { below } from "./lane-reader.js";

/** A lane that is about to run, and what it does with the credentials of a step. */
export interface LaneAhead {
  readonly call: string;
  readonly followed: LaneFollowed;
}

/** What fastlane is called with by a command line; undefined where it starts none. */
export function laneCalledBy(words: readonly string[]): string | undefined {
  const behind = words[0] === "bundle" && words[1] === "exec" ? words.slice(2) : words;
  const [program = "", ...args] = behind;
  if (!/^(?:.*\/)?fastlane$/.test(program) || args.length === 0) return undefined;
  return args.every((word) => /^[^\s"'\\]+$/.test(word)) ? args.join(" ") : undefined;
}

/** Follows a lane of this folder with what a step hands over; undefined where the folder has no Fastfile. */
export async function laneAhead(call: string, resolution: Resolution, io: Io): Promise<LaneAhead | undefined> {
  const root = repositoryRoot(resolve(io.cwd, "Fastfile"));
  const workDir = below(io.cwd, root);
  const folder = diskFolder(root);
  if (workDir === undefined || !folder.hasFastfile(workDir)) return undefined;
  const { followHere } = await import("../commands/lane/follow.js");
  return { call, followed: await followHere({ call, workDir, resolution }, folder, io) };
}
