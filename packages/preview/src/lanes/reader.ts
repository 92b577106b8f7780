import type { Text } from "@stepauth/text";
import type { LaneAnswerReport, LaneTrapReport } from "../report/lanes.js";
import type { LockFile } from "../rules/locked-gems.js";

/** A variable that a lane starts with: its text, or what is known of it without. */
export type LaneVariable =
  | string
  | Pick<Text, "reveal" | "isSecret">
  /** Set, to what only the build knows. */
  | { readonly unknown: "text" };

/** A lane, and what it is started with. */
export interface LaneStart {
  /** Where fastlane is called, below the root. */
  readonly workDir: string;
  /** What it is called with. */
  readonly lane: string;
  readonly environment: Readonly<Record<string, LaneVariable>>;
  /** Files that the step writes: path from the root -> text. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether the build may have more variables than these. */
  readonly isOpen: boolean;
}

/** What a lane does with it, as it may be shown. */
export interface LaneFollowed {
  readonly answer: LaneAnswerReport;
  readonly traps: readonly LaneTrapReport[];
}

/** Reads the fastlane folders below the root. It is given to a preview, which reads nothing by itself. */
export interface LaneReader {
  /** What the root is called where a whole path is asked for. */
  readonly root: string;
  /** Whether there is a fastlane folder with a Fastfile. */
  has(workDir: string): boolean;
  /** The `Gemfile.lock` that holds there. */
  lock(workDir: string): LockFile | undefined;
  follow(start: LaneStart): Promise<LaneFollowed>;
}
