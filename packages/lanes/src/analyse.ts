import type { LaneAnswer } from "./answer.js";
import { FileNeeded } from "./evaluate/signals.js";
import { Project } from "./fastlane/project.js";
import { type LaneNames, type LaneQuestion, laneNames, planLane } from "./plan.js";
import { type ParseRuby, rubyParser } from "./prism/parse.js";
import type { LaneTrap } from "./traps/trap.js";
import { lanesTraps } from "./traps/traps.js";

/** A project's folder. Paths are relative to its root, and never lead out of it. */
export interface ProjectFolder {
  /** A file's text; null where there is none. */
  readonly readFile: (path: string) => string | null | Promise<string | null>;
  /** The names in a folder; null where there is none. */
  readonly readFolder: (path: string) => readonly string[] | null | Promise<readonly string[] | null>;
  /** Whether nothing else will be there in the build: a file that is missing is missing then, too. */
  readonly isComplete?: boolean;
}

/** Files that one question may need. */
const MOST_FILES = 500;

let parser: Promise<ParseRuby> | undefined;

/** Works out which credentials each action of a lane uses. Nothing is run; files of the folder are read as they are needed. */
export async function analyseLane(folder: ProjectFolder, question: LaneQuestion): Promise<LaneAnswer> {
  return reading(folder, (project, parse) => planLane(question, project, parse).answer);
}

/** What a lane's actions use, and the traps in it. */
export interface LaneExamined {
  readonly answer: LaneAnswer;
  readonly traps: readonly LaneTrap[];
}

/** The same as {@link analyseLane}, and says which traps the lane walks into. */
export async function examineLane(folder: ProjectFolder, question: LaneQuestion): Promise<LaneExamined> {
  const followed = await reading(folder, (project, parse) => planLane(question, project, parse));
  return { answer: followed.answer, traps: lanesTraps(followed, question) };
}

/** The lanes of a fastlane folder; undefined where there is none. */
export async function listLanes(
  folder: ProjectFolder,
  question: Omit<LaneQuestion, "lane">,
): Promise<LaneNames | undefined> {
  return reading(folder, (project, parse) => laneNames({ ...question, lane: "" }, project, parse));
}

/** Does something with the files of a folder: whatever turns out to be needed is read, and then it is done again. */
async function reading<T>(folder: ProjectFolder, action: (project: () => Project, parse: ParseRuby) => T): Promise<T> {
  parser ??= rubyParser();
  const parse = await parser;
  const files = new Map<string, string | null>();
  const folders = new Map<string, readonly string[] | null>();
  for (;;) {
    try {
      return action(() => new Project(files, folders, folder.isComplete ?? false), parse);
    } catch (signal) {
      if (!(signal instanceof FileNeeded) || files.size + folders.size > MOST_FILES) throw signal;
      if (signal.kind === "file") files.set(signal.path, await folder.readFile(signal.path));
      else folders.set(signal.path, await folder.readFolder(signal.path));
    }
  }
}
