import { isatty } from "node:tty";
import { selectionWords } from "@stepauth/core";
import { materialise } from "@stepauth/core/node";
import { laneLine } from "@stepauth/preview";
import { UsageError } from "../errors.js";
import { type Ended, runChild, signalCode } from "../io/child.js";
import type { Io } from "../io/io.js";
import { raise, type SignalTrap, trapSignals } from "../io/signals.js";
import { collisions } from "../use/collisions.js";
import { commandLine, PLACEHOLDER } from "../use/command-line.js";
import type { UseFlags } from "../use/flags.js";
import { laneAhead, laneCalledBy } from "../use/lane-line.js";
import { forTool, handsOverNothing, nothingToHand } from "../use/needed-files.js";
import { forNotarytool, isForNotarytool } from "../use/notarytool.js";
import { complain, note, reportFindings } from "../use/report.js";
import { resolveForUse, type UsedStep } from "../use/resolve.js";

/** After a request to end, key files are there for this much longer, even if the command stays. */
const GRACE_MS = 5_000;

/** Runs a command with the credentials of a step. The exit code is the command's; 1 when the step would fail. */
export async function execCommand(step: string, words: readonly string[], flags: UseFlags, io: Io): Promise<number> {
  if (words.length === 0) throw new UsageError("Which command?", "stepauth exec STEP -- COMMAND...");
  const used = await resolveForUse(step, flags, io);
  await reportFindings(used.findings, io);
  if (used.resolution.status === "failed" || used.misconfigured) {
    await complain(`${used.adapter.step} gets no credentials, so the command is not started.`, io);
    return 1;
  }
  const isForeign = isForNotarytool(words, used.resolution.tool);
  if (isForeign && forNotarytool(used.resolution) === null) {
    await complain(NO_PASSWORD, io);
    return 1;
  }
  await note(`${used.adapter.step} gets ${selectionWords(used.resolution)}.`, io);
  await noteLane(words, used, io);
  if (!isForeign && handsOverNothing(used.resolution)) await note(nothingToHand(used.adapter.step), io);
  const trap = trapSignals(isAtTerminal());
  let ended: Ended | undefined;
  try {
    ended = await withCredentials(used, words, trap, io);
  } finally {
    trap.release();
  }
  if (ended?.kind === "exit") return ended.code;
  if (ended?.kind === "not-started") return notStarted(ended.problem, io);
  const signal = ended?.signal ?? trap.first ?? "SIGTERM";
  await raise(signal);
  return signalCode(signal);
}

/** Which action of the lane that is started will use what. */
async function noteLane(words: readonly string[], { adapter, resolution }: UsedStep, io: Io): Promise<void> {
  const call = adapter.definition.lane === undefined ? undefined : laneCalledBy(words);
  const ahead = call === undefined ? undefined : await laneAhead(call, resolution, io);
  if (ahead) await note(laneLine(ahead.call, ahead.followed.answer), io);
}

/** Materialises, runs, cleans up. Undefined when a signal arrived before the command was started. */
async function withCredentials(
  { adapter, ...used }: UsedStep,
  words: readonly string[],
  trap: SignalTrap,
  io: Io,
): Promise<Ended | undefined> {
  const { tool } = used.resolution;
  const own = isForNotarytool(words, tool) ? forNotarytool(used.resolution) : null;
  const resolution = own ?? forTool(used.resolution);
  const auth = await materialise(resolution, { handleSignals: false });
  let grace: NodeJS.Timeout | undefined;
  trap.onEnd(() => {
    grace ??= setTimeout(() => void auth.dispose(), GRACE_MS);
  });
  try {
    await reportFindings(collisions(adapter, resolution, auth, io.env), io);
    const line = commandLine(words, auth.args, resolution.tool);
    if (line.leftOut) await note(leftOut(auth.args.length, resolution.tool?.name ?? resolution.step), io);
    if (trap.first !== undefined) return undefined;
    return await runChild({ ...line, env: auth.environment(io.env), cwd: io.cwd, ownGroup: mayLeaveGroup() }, trap);
  } finally {
    clearTimeout(grace);
    await auth.dispose();
  }
}

/** Whether somebody sits at a terminal, whose Ctrl-C goes to the command as well. */
function isAtTerminal(): boolean {
  return [0, 1, 2].some((descriptor) => isatty(descriptor));
}

function mayLeaveGroup(): boolean {
  return !isAtTerminal() && process.platform !== "win32"; // There it would open a window.
}

const NO_PASSWORD =
  "notarytool takes an Apple ID's password in its arguments alone, where every process can read it, so the command is not started. Use an API key, or a profile of `notarytool store-credentials`.";

function leftOut(count: number, tool: string): string {
  return `the step also gives ${tool} ${count} arguments, left out here; put ${PLACEHOLDER} where they belong.`;
}

const PROBLEMS = {
  "not-found": { words: "was not found", code: 127 },
  "not-executable": { words: "can't be executed", code: 126 },
  "too-large": { words: "can't be started: its arguments and environment are too large together", code: 126 },
} as const;

async function notStarted(problem: keyof typeof PROBLEMS, io: Io): Promise<number> {
  const { words, code } = PROBLEMS[problem];
  await complain(`the command ${words}.`, io);
  return code;
}
