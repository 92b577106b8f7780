import { randomUUID } from "node:crypto";
import { closeSync, constants, fstatSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { StepAuthError } from "@stepauth/core";
import type { Io } from "../io/io.js";

// The runner has made the file. Nothing but a file is written to, never through a link.
const ADDING = constants.O_RDWR | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Hands variables to the steps after this one of a GitHub Actions job, through the file behind `GITHUB_ENV`: all or none.
 *
 * @throws {StepAuthError} `export/failed`
 */
export function handToGithub(variables: Readonly<Record<string, string>>, { env, cwd }: Pick<Io, "env" | "cwd">): void {
  const { GITHUB_ENV: path } = env;
  if (!path)
    throw failed("GITHUB_ENV is not set", "It is set in the jobs of GitHub Actions; elsewhere use --to dotenv.");
  const descriptor = opened(resolve(cwd, path));
  try {
    const { size } = fstatSync(descriptor);
    const text = `${endsInLine(descriptor, size) ? "" : "\n"}${statements(variables)}`;
    try {
      writeAll(descriptor, Buffer.from(text));
    } catch {
      ftruncateSync(descriptor, size);
      throw failed("the file behind GITHUB_ENV can't be written to", "Check that its disk has room.");
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Each value between two lines that nobody can have foreseen. */
function statements(variables: Readonly<Record<string, string>>): string {
  const delimiter = `STEPAUTH_${randomUUID()}`;
  return Object.entries(variables)
    .map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`)
    .join("");
}

function opened(path: string): number {
  const refused = () => failed("what GITHUB_ENV names is no file", "Leave GITHUB_ENV as the runner sets it.");
  let descriptor: number;
  try {
    descriptor = openSync(path, ADDING);
  } catch {
    throw refused();
  }
  if (fstatSync(descriptor).isFile()) return descriptor;
  closeSync(descriptor);
  throw refused();
}

/** What an earlier step left without a line break must not become the beginning of ours. */
function endsInLine(descriptor: number, size: number): boolean {
  const last = Buffer.alloc(1);
  return size === 0 || (readSync(descriptor, last, 0, 1, size - 1) === 1 && last.toString() === "\n");
}

function writeAll(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

function failed(why: string, help: string): StepAuthError {
  return new StepAuthError("export/failed", `The variables were not handed over: ${why}.`, help);
}
