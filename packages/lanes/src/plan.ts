import type { LaneAction, LaneAnswer } from "./answer.js";
import { UNKNOWN } from "./answer.js";
import { type Choice, Choices } from "./evaluate/choices.js";
import { MOST_WORK, type Work } from "./evaluate/interpreter.js";
import { isJump, LimitReached, Raised } from "./evaluate/signals.js";
import { type LaneCall, laneCall } from "./fastlane/arguments.js";
import { dotenvFiles, loadDotenv } from "./fastlane/dotenv.js";
import { dotenvElsewhere } from "./fastlane/dotenv-elsewhere.js";
import { LaneEnvironment, type Variable } from "./fastlane/environment.js";
import { type FastlaneFolder, fastlaneFolder } from "./fastlane/folder.js";
import { otherActionsOf } from "./fastlane/plugins.js";
import type { Project } from "./fastlane/project.js";
import { LaneRun } from "./fastlane/run.js";
import { dirname } from "./library/paths.js";
import { merged } from "./merge.js";
import type { ParseRuby } from "./prism/parse.js";
import { overwritingSights } from "./traps/overwriting.js";
import { mergedSights, type Sight } from "./traps/sight.js";
import { Sym } from "./value/values.js";
import { type FastlaneVersion, fastlaneVersion } from "./version.js";

/** What is asked about a project. */
export interface LaneQuestion {
  /** Where fastlane is called, below the project's root. */
  readonly workDir: string;
  readonly environment: Readonly<Record<string, Variable>>;
  /** What fastlane is called with: `ios beta user:x --env stg`. */
  readonly lane: string;
  /** Variables that the program reads and that are not given are set in the build, to what only the build knows. */
  readonly isOpen?: boolean;
  /** Whether a private lane may be started as well: to see what it needs. */
  readonly startsPrivate?: boolean;
  /** A release of fastlane; without it, the one of the `Gemfile.lock`, else the newest that is known. */
  readonly version?: string;
}

/** Ways that are followed where only the run can tell. */
const MOST_WALKS = 64;

/** What a lane does, and what else was seen on the way. */
export interface Followed {
  readonly answer: LaneAnswer;
  readonly sights: readonly Sight[];
  /** `file:line` of what ends the lane, where it fails. */
  readonly failedAt?: string;
  /** The release of fastlane, as numbers. */
  readonly release: readonly number[];
}

/** Works out what each action of a lane uses. Throws `FileNeeded` for what has not been read yet. */
export function planLane(question: LaneQuestion, project: () => Project, parse: ParseRuby): Followed {
  const folder = fastlaneFolder(project(), question.workDir);
  if (folder === undefined) return unread({ outcome: "fails", why: "fastfile-missing", actions: [] });
  if (folder === "swift") return unread({ outcome: UNKNOWN, why: "fastfile-swift", actions: [] });
  const { release } = fastlaneVersion(question.version, project(), question.workDir);
  const call = laneCall(question.lane);
  const left: Choice[][] = [[]];
  const work: Work = { steps: 0 };
  const answers: (Walked & { readonly choices: readonly Choice[] })[] = [];
  for (let planned = left.pop(); planned; planned = left.pop()) {
    if (answers.length >= MOST_WALKS || work.steps > MOST_WORK)
      return { answer: tooMany(answers.map(({ answer }) => answer)), sights: [], release };
    const choices = new Choices(planned);
    const walked = walk({ question, project: project(), parse, folder, choices, version: release, work }, call);
    answers.push({ choices: choices.taken, ...walked });
    left.push(...choices.left);
  }
  answers.sort((a, b) => inOrder(a.choices, b.choices));
  const failedAt = answers.find((walked) => walked.failedAt !== undefined)?.failedAt;
  return {
    answer: merged(answers.map(({ answer }) => answer)),
    sights: mergedSights(answers.map(({ sights }) => sights)),
    ...(failedAt === undefined ? {} : { failedAt }),
    release,
  };
}

function unread(answer: LaneAnswer): Followed {
  return { answer, sights: [], release: [] };
}

/** A lane of a Fastfile. */
export interface LaneName {
  readonly platform?: string;
  readonly name: string;
  readonly isPrivate: boolean;
  /** `file:line` of its definition. */
  readonly at: string;
}

/** The lanes of a Fastfile, and why it can't be read to its end. */
export interface LaneNames {
  readonly lanes: readonly LaneName[];
  /** Its path from the project's root. */
  readonly fastfile: string;
  readonly why?: string;
  readonly version: FastlaneVersion;
}

/** The lanes that a Fastfile defines, in order; undefined where there is no fastlane folder. */
export function laneNames(question: LaneQuestion, project: () => Project, parse: ParseRuby): LaneNames | undefined {
  const folder = fastlaneFolder(project(), question.workDir);
  if (folder === undefined || folder === "swift") return undefined;
  const version = fastlaneVersion(question.version, project(), question.workDir);
  const run = newRun({
    ...{ question, project: project(), parse, folder, version: version.release },
    choices: new Choices(),
    work: { steps: 0 },
  });
  const { why } = guarded(run, () => readFastfile(run, laneCall(question.lane)));
  const lanes = [...run.runner.lanes.values()].flatMap((each) => [...each.values()]);
  return {
    version,
    fastfile: folder.fastfile,
    ...(why === undefined ? {} : { why }),
    lanes: lanes.map(({ platform, name, isPrivate, at }) => ({
      ...(platform === undefined ? {} : { platform }),
      name,
      isPrivate,
      at,
    })),
  };
}

/** A walk that goes the way that is written first comes first. */
function inOrder(one: readonly Choice[], two: readonly Choice[]): number {
  for (const [index, { way, first }] of one.entries()) {
    const other = two[index]?.way;
    if (other !== undefined && other !== way) return way === first ? -1 : 1;
  }
  return 0;
}

/** Only the run can tell of so much that nothing after the first of it is certain. */
function tooMany(answers: readonly LaneAnswer[]): LaneAnswer {
  const { actions } = merged(answers);
  const first = actions.findIndex(({ certain }) => certain === false);
  const sure = first < 0 ? [] : actions.slice(0, first);
  const unsure = actions.slice(sure.length).map(
    ({ action, as, at, lane }): LaneAction => ({
      action,
      ...(as ? { as } : {}),
      at,
      lane,
      result: UNKNOWN,
      certain: false,
    }),
  );
  return { outcome: UNKNOWN, why: "limit", actions: [...sure, ...unsure] };
}

/** What one walk through a lane needs. */
interface Walk {
  readonly question: LaneQuestion;
  readonly project: Project;
  readonly parse: ParseRuby;
  readonly folder: FastlaneFolder;
  readonly choices: Choices;
  readonly version: FastlaneVersion["release"];
  readonly work: Work;
}

type Walked = Omit<Followed, "release">;

function walk(input: Walk, call: LaneCall): Walked {
  const run = newRun(input);
  const { failedAt, ...answer } = guarded(run, () => {
    readFastfile(run, call);
    const defaultPlatform = run.laneContext.get(Sym.of("DEFAULT_PLATFORM")) ?? null;
    run.runner.start(call, defaultPlatform, input.question.startsPrivate ?? false);
  });
  const { assumed } = run.environment;
  return {
    answer: assumed.size > 0 ? { ...answer, assumed: [...assumed] } : answer,
    sights: [...run.sights, ...overwritingSights(run.environment.overwritten)],
    ...(failedAt === undefined ? {} : { failedAt }),
  };
}

function newRun({ question, ...input }: Walk): LaneRun {
  return new LaneRun({
    ...input,
    environment: new LaneEnvironment(question.environment, question.isOpen ?? false),
    hasOtherActions: otherActionsOf(input.project, input.folder),
  });
}

/** Loads the environment's files, then the Fastfile: its top level runs whatever the lane. */
function readFastfile(run: LaneRun, { environments }: LaneCall): void {
  const { folder, project } = run.input;
  const folders = [folder.folder, parentOf(folder)];
  const files = dotenvFiles(folders, environments, (each) => project.names(each));
  loadDotenv(files, run.environment, project);
  const elsewhere = dotenvElsewhere(folders, files, project);
  if (elsewhere) run.see(elsewhere);
  const text = project.text(folder.fastfile) ?? "";
  run.evaluate(run.parsed(folder.fastfile, text, "fastfile-syntax"), run.main, folder.folder);
}

function guarded(run: LaneRun, action: () => void): LaneAnswer & { readonly failedAt?: string } {
  try {
    action();
    return { outcome: "completed", actions: run.actions };
  } catch (signal) {
    if (signal instanceof Raised) {
      const { why, at: failedAt } = signal;
      const answer: LaneAnswer = { outcome: "fails", why, actions: onceOnly(run, signal) };
      return failedAt === undefined ? answer : { ...answer, failedAt };
    }
    if (signal instanceof LimitReached) return { outcome: UNKNOWN, why: "limit", actions: run.actions };
    // A way out whose block is long over: Ruby calls it a jump to nowhere.
    if (isJump(signal)) return { outcome: "fails", why: "jump-to-nowhere", actions: run.actions };
    if (signal instanceof RangeError) return { outcome: UNKNOWN, why: "limit", actions: [] };
    throw signal;
  }
}

/** The folder that holds the fastlane folder; the root has none that may be read. */
function parentOf({ folder }: FastlaneFolder): string {
  const parent = dirname(folder);
  return parent === "." ? "" : parent;
}

/** A lane that calls itself for ever: each call once. */
function onceOnly({ actions }: LaneRun, { why }: Raised): readonly LaneAction[] {
  if (why !== "lane-recursion") return actions;
  const seen = new Set<string>();
  return actions.filter(({ action, at, lane }) => {
    const key = `${action} ${at} ${lane}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
