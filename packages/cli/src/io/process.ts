import { homedir } from "node:os";
import type { WriteStream } from "node:tty";
import { UsageError } from "../errors.js";
import type { Io, LoadModule, TextOutput } from "./io.js";

/**
 * The world of this process.
 *
 * @throws {UsageError} when its working directory is gone
 */
export function processIo(load: LoadModule): Io {
  const stdout = output(process.stdout);
  let stderr: TextOutput | undefined;
  return {
    // Node opens its streams when they are first looked at, and most commands need one of the three.
    get stdin() {
      return process.stdin;
    },
    stdout,
    get stderr() {
      stderr ??= output(process.stderr);
      return stderr;
    },
    env: process.env,
    cwd: workingDirectory(),
    home: process.env.HOME ?? homedir(),
    now: () => new Date(),
    load,
  };
}

function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    throw new UsageError("The working directory is gone.", "Change into a folder that is there.");
  }
}

function output(stream: WriteStream): TextOutput {
  const isTerminal = stream.isTTY === true;
  let lost: TextOutput["lost"];
  const lose = (error: NodeJS.ErrnoException | null | undefined) => {
    if (error) lost ??= error.code === "EPIPE" ? "unread" : "refused";
  };
  stream.on("error", lose);
  return {
    isTerminal,
    columns: stream.columns || 80,
    color: isTerminal ? !process.env.NO_COLOR && process.env.TERM !== "dumb" : Boolean(process.env.FORCE_COLOR),
    get lost() {
      return lost;
    },
    write: (text) =>
      new Promise((resolve) => {
        if (lost !== undefined) return resolve();
        stream.write(text, (error) => {
          lose(error);
          resolve();
        });
      }),
  };
}
