import { joined } from "./fastlane/folder.js";
import type { Project } from "./fastlane/project.js";

/** The newest release that the facts are of. */
export const NEWEST_FASTLANE = "2.237.0";

/** The release of fastlane that the rules are those of. */
export interface FastlaneVersion {
  readonly release: readonly number[];
  readonly from: "option" | "Gemfile.lock" | "newest-known";
  /** Newer than what is known: the rules may be others. */
  readonly isNewer: boolean;
}

/** Which rules hold: those of the release asked for, of the one locked beside the folder, or of the newest known. */
export function fastlaneVersion(asked: string | undefined, project: Project, workDir: string): FastlaneVersion {
  if (asked !== undefined) return version(asked, "option");
  const locked = lockedFastlane(project.text(joined(workDir, "Gemfile.lock")) ?? project.text("Gemfile.lock") ?? "");
  return locked === undefined ? version(NEWEST_FASTLANE, "newest-known") : version(locked, "Gemfile.lock");
}

function version(text: string, from: FastlaneVersion["from"]): FastlaneVersion {
  const release = text.split(".").map(Number);
  return { release, from, isNewer: isNewer(release) };
}

function isNewer(release: readonly number[]): boolean {
  for (const [index, known] of NEWEST_FASTLANE.split(".").map(Number).entries()) {
    const is = release[index] ?? 0;
    if (is !== known) return is > known;
  }
  return false;
}

/** fastlane as a `Gemfile.lock` names it. */
function lockedFastlane(lock: string): string | undefined {
  return /^ {4}fastlane \((\d+(?:\.\d+)+)/m.exec(lock)?.[1];
}
