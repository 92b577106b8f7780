import type { LoadModule } from "./io/io.js";
import { processIo } from "./io/process.js";
import { main } from "./main.js";

/** Runs the command line on this process. */
export async function start(load: LoadModule): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), processIo(load));
}
