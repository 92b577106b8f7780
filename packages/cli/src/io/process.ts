import { once } from "node:events";
import { homedir } from "node:os";
import type { WriteStream } from "node:tty";
import type { Io, TextOutput } from "./io.js";

/** The world of this process. */
export function processIo(): Io {
  // A reader that went away, such as `head`, is no reason to complain.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  return {
    stdin: process.stdin,
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    env: process.env,
    cwd: process.cwd(),
    home: process.env.HOME ?? homedir(),
    now: () => new Date(),
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
