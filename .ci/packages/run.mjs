// Running other programs, quietly unless they fail.
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..", "..");

/** A check that failed, with the output of what failed. */
export class CheckFailed extends Error {}

/** Runs a program to its end and returns what it printed. */
export function run(program, args, cwd, env = {}) {
  const ended = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  return settled(program, args, ended.status, ended.stdout, `${ended.stdout}${ended.stderr}${ended.error ?? ""}`);
}

/** The same without blocking, so that a server in this process can answer meanwhile. */
export function runBeside(program, args, cwd, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let [out, all] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => {
      out += text;
      all += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      all += text;
    });
    child.once("error", reject);
    child.once("close", (status) => {
      try {
        resolve(settled(program, args, status, out, all));
      } catch (error) {
        reject(error);
      }
    });
  });
}

function settled(program, args, status, out, all) {
  if (status === 0) return out;
  throw new CheckFailed(`${program} ${args.join(" ")} ended with ${status}\n${all}`);
}
