import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { buildInto } from "./build.js";

/** How a real process of the command line ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Acts on the process as soon as its output holds `ready`. */
  readonly whenReady?: (child: ChildProcess) => void;
}

/** The command line of these sources as a program. */
export interface Program {
  /** The file that is started. */
  readonly bin: string;
  start(args: readonly string[], options: StartOptions): Promise<Ended>;
  /** The same by another file that leads to it. */
  startAs(file: string, args: readonly string[], options: StartOptions): Promise<Ended>;
  remove(): void;
}

/** Builds the command line into a folder of its own. */
export async function buildProgram(): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), "stepauth-test-"));
  const bin = await buildInto(folder);
  return {
    bin,
    start: (args, options) => run(bin, args, options),
    startAs: run,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function run(bin: string, args: readonly string[], { cwd, env = {}, whenReady }: StartOptions): Promise<Ended> {
  // As people start it: by its name, with the Node of these tests in front.
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
  const surroundings = { PATH: path, HOME: cwd, LC_ALL: "C.UTF-8", ...env };
  const child = spawn(bin, args, { cwd, env: surroundings, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => {
    const wasReady = stdout.includes("ready");
    stdout += chunk;
    if (!wasReady && stdout.includes("ready")) whenReady?.(child);
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
