// Whole processes: how long they take, and what they use.
import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const USAGE = join(import.meta.dirname, "usage.cjs");

/**
 * @typedef {object} Usage
 * @property {number} time from the start to the end, in milliseconds
 * @property {number} cpu of all its threads, in milliseconds
 * @property {number} memory the most it ever held, in bytes
 */

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {string} [input] a file for its standard input
 * @property {Readonly<Record<string, string>>} [env] variables beside those of this process
 */

/**
 * Runs Node to its end. What it prints goes nowhere.
 *
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Usage>}
 */
export async function run(args, options = {}) {
  const { usage } = await start(args, options, "ignore");
  return usage;
}

/**
 * Runs Node to its end, and takes what it prints.
 *
 * @param {readonly string[]} args
 * @returns {Promise<{ usage: Usage, printed: string }>}
 */
export function runAndRead(args) {
  return start(args, {}, "pipe");
}

/**
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @param {"ignore" | "pipe"} output
 */
async function start(args, { cwd, input, env }, output) {
  const stdin = input === undefined ? "ignore" : openSync(input, "r");
  try {
    const began = process.hrtime.bigint();
    const child = spawn(process.execPath, ["--require", USAGE, ...args], {
      cwd,
      stdio: [stdin, output, "pipe", "pipe"],
      // What Node has to say of itself differs between versions, and is no failure.
      env: { ...process.env, NODE_NO_WARNINGS: "1", ...env },
    });
    const texts = Promise.all([child.stdout, child.stderr, child.stdio[3]].map(textOf));
    const status = await /** @type {Promise<number | null>} */ (
      new Promise((resolve, reject) => child.once("error", reject).once("exit", resolve))
    );
    const time = Number(process.hrtime.bigint() - began) / 1e6;
    const [printed = "", complaints = "", used = ""] = await texts;
    // A program that failed did something else than what was to be measured.
    if (status !== 0 || complaints !== "")
      throw new Error(`node ${args.join(" ").slice(0, 1000)} ended with ${status}\n${complaints}`);
    /** @type {Usage} */
    const usage = { time, ...JSON.parse(used) };
    return { usage, printed };
  } finally {
    if (typeof stdin === "number") closeSync(stdin);
  }
}

/** @param {unknown} stream */
function textOf(stream) {
  return stream ? text(/** @type {import("node:stream").Readable} */ (stream)) : "";
}
