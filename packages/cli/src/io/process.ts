import { once } from "node:events";
import { homedir } from "node:os";
import type { WriteStream } from "node:tty";
import type { Io, LoadModule, TextOutput } from "./io.js";

/** The world of this process. */
export function processIo(load: LoadModule): Io {
  // A reader that went away, such as `head`, is no reason to complain.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
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
    cwd: process.cwd(),
    home: process.env.HOME ?? homedir(),
    now: () => new Date(),
    load,
  };
}

function output(stream: WriteStream): TextOutput {
  const isTerminal = stream.isTTY === true;
  return {
    isTerminal,
    columns: stream.columns || 80,
    color: isTerminal ? !process.env.NO_COLOR && process.env.TERM !== "dumb" : Boolean(process.env.FORCE_COLOR),
    write: async (text) => {
      if (!stream.write(text)) await once(stream, "drain");
    },
  };
}
