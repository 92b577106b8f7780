import { relative, resolve, sep } from "node:path";
import type { LaneFollowed, LaneReader, LaneStart, LockFile } from "@stepauth/preview";
import { isBelow } from "../io/root.js";
import { diskFolder } from "./disk-folder.js";
import { startKey } from "./lane-start.js";

interface Place {
  /** Nothing outside of it is read. */
  readonly root: string;
  /** Where the folders of steps count from. */
  readonly workingDirectory: string;
  readonly reveal: boolean;
}

/** Reads the fastlane folders below a root. What reads Ruby is loaded with the first lane that there is. */
export function laneReader({ root, workingDirectory, reveal }: Place): LaneReader {
  const folder = diskFolder(root);
  const place = (workDir: string) => below(resolve(workingDirectory, workDir), root);
  const locks = new Map<string, LockFile | undefined>();
  // The same step in several workflows starts the same lane.
  const followed = new Map<string, Promise<LaneFollowed>>();
  const follow = async (start: LaneStart) => {
    const { followLane } = await import("../commands/lane/follow.js");
    return followLane({ ...start, workDir: place(start.workDir) ?? "" }, folder, { reveal });
  };
  return {
    root: PROJECT_ROOT,
    has: (workDir) => {
      const at = place(workDir);
      return at !== undefined && folder.hasFastfile(at);
    },
    lock: (workDir) => {
      const at = place(workDir);
      if (at === undefined) return undefined;
      if (!locks.has(at)) locks.set(at, folder.lock(at));
      return locks.get(at);
    },
    follow: (start) => {
      const key = startKey(start);
      const known = followed.get(key) ?? follow(start);
      followed.set(key, known);
      return known;
    },
  };
}

/** A folder as a path from the root; undefined outside of it. */
export function below(folder: string, root: string): string | undefined {
  return isBelow(folder, root) ? relative(root, folder).split(sep).join("/") : undefined;
}

/** What `@stepauth/lanes` calls the root; a test holds the two together, for loading it takes long. */
export const PROJECT_ROOT = "/project";
