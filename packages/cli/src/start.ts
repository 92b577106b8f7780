import { UsageError } from "./errors.js";
import type { Io, LoadModule } from "./io/io.js";
import { processIo } from "./io/process.js";
import { refuseDebugger } from "./io/signals.js";
import { main } from "./main.js";

/** Runs the command line on this process. */
export async function start(load: LoadModule): Promise<void> {
  refuseDebugger();
  const io = worldOrWords(load);
  process.exitCode = io === undefined ? 2 : await withLostOutput(await main(process.argv.slice(2), io), io);
}

function worldOrWords(load: LoadModule): Io | undefined {
  try {
    return processIo(load);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`error: ${error.message}\n${error.help}\n`);
    return undefined;
  }
}

/** A reader that has seen enough, such as `head`, changes nothing; an output that takes nothing is a failure. */
async function withLostOutput(exitCode: number, { stdout, stderr }: Io): Promise<number> {
  if (stdout.lost !== "refused") return exitCode;
  await stderr.write("error: Standard output can't be written to.\nCheck that there is room where it goes.\n");
  return exitCode === 0 ? 1 : exitCode;
}
