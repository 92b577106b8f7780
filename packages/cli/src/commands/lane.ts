import { relative, resolve, sep } from "node:path";
import { examineLane, type LaneNames, type LaneQuestion, listLanes, type ProjectFolder } from "@stepauth/lanes";
import { canReveal, type FormatOf, printReport } from "@stepauth/preview";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { repositoryRoot } from "../io/root.js";
import { closest } from "../suggest.js";
import { diskFolder } from "../use/disk-folder.js";
import type { UseFlags } from "../use/flags.js";
import { pageOf } from "../use/page.js";
import { handedOver, withFiles } from "./lane/as-step.js";
import { laneEnvironment } from "./lane/environment.js";
import { type LaneAsked, reportOf } from "./lane/report.js";

/** The flags of `stepauth lane`. */
export interface LaneFlags extends Omit<UseFlags, "env"> {
  readonly dir: string;
  readonly env: readonly string[];
  readonly dotenv: readonly string[];
  readonly context: "ci" | "local";
  readonly fastlaneVersion?: string;
  readonly format: FormatOf<"lane">;
  /** The step that starts fastlane: `fastlane@3`. */
  readonly asStep?: string;
  readonly reveal?: boolean;
  readonly jsonl?: boolean;
}

/** Which credentials each action of a lane uses. Exit code 1 when a lane fails. */
export async function laneCommand(words: readonly string[], flags: LaneFlags, io: Io): Promise<number> {
  const { reveal = false, jsonl, format } = flags;
  if (jsonl) return (await import("./lane/jsonl.js")).laneJsonl(io, { reveal });
  if (reveal && !canReveal(format)) {
    throw new UsageError(`--reveal shows nothing in the format ${format}.`, "It goes with --format table and json.");
  }
  refuseStepFlags(flags);
  const step = flags.asStep === undefined ? undefined : await handedOver(flags.asStep, flags, io);
  const { root, workDir } = place(resolve(io.cwd, flags.dir));
  const disk = diskFolder(root);
  const folder = step ? withFiles(disk, step.files) : disk;
  const question = {
    workDir,
    environment: laneEnvironment(flags, io, step),
    isOpen: flags.context !== "local",
    ...(flags.fastlaneVersion === undefined ? {} : { version: flags.fastlaneVersion }),
  };
  const names = await listLanes(folder, question);
  if (!names)
    throw new UsageError(
      "There is no fastlane folder with a Fastfile in the folder that was named.",
      "Name the step's work_dir with --dir.",
    );
  const asked = words.length > 0 ? [{ call: words.join(" "), isPrivate: false }] : all(names);
  if (words.length > 0) checkName(words, names);
  const answers = await Promise.all(asked.map(async (lane) => ({ lane, ...(await ask(folder, question, lane)) })));
  const report = reportOf(flags.dir, names, answers, {
    page: pageOf(io),
    reveal,
    isAsked: words.length > 0,
    lock: disk.lock(workDir),
  });
  await io.stdout.write(printReport(format, report));
  return words.length > 0 && report.lanes.some(({ outcome }) => outcome === "fails") ? 1 : 0;
}

/** Flags of the step say nothing where no step is named. */
function refuseStepFlags({ asStep, input, account, policy }: LaneFlags): void {
  if (asStep !== undefined) return;
  const given = [
    ...(input.length > 0 ? ["--input"] : []),
    ...(account === undefined ? [] : ["--account"]),
    ...(policy === undefined ? [] : ["--policy"]),
  ];
  if (given.length === 0) return;
  throw new UsageError(
    `${given.join(" and ")} says what a step gets, and no step is named.`,
    "Add --as-step fastlane.",
  );
}

function ask(folder: ProjectFolder, question: Omit<LaneQuestion, "lane">, { call, isPrivate }: LaneAsked) {
  return examineLane(folder, { ...question, lane: call, startsPrivate: isPrivate });
}

/** The project's root is the repository's, so that a shared Fastfile above the step's folder is found. */
function place(workDir: string): { root: string; workDir: string } {
  const root = repositoryRoot(resolve(workDir, "Fastfile"));
  return { root, workDir: relative(root, workDir).split(sep).join("/") };
}

function all({ lanes }: LaneNames): LaneAsked[] {
  return lanes.map(({ platform, name, isPrivate, at }) => ({
    call: [platform, name].filter(Boolean).join(" "),
    isPrivate,
    at,
  }));
}

/** A name that no lane has is a mistake of the command line, not of the Fastfile. */
function checkName(words: readonly string[], { lanes, why }: LaneNames): void {
  if (why !== undefined) return;
  const isName = (word: string, index: number) => !/:|^--/.test(word) && words[index - 1] !== "--env";
  const [first = "", second] = words.filter(isName);
  const known = lanes.map(({ platform, name }) => [platform, name].filter(Boolean).join(" "));
  const name = second === undefined ? first : `${first} ${second}`;
  const isKnown = known.includes(name) || lanes.some((lane) => second === undefined && lane.name === first);
  if (isKnown) return;
  const near = closest(name, [...known, ...lanes.map((lane) => lane.name)]);
  throw new UsageError(`There is no lane "${name}".`, near ? `Did you mean "${near}"?` : `Lanes: ${known.join(", ")}.`);
}
