import { folder, run } from "../../cli/test/run.js";
import { FILE, ROOT } from "../src/answer/open.js";

/** What the command line prints for the same file, in a repository of nothing but that file. */
export async function cliJson(yaml: string): Promise<unknown> {
  const { path, remove } = folder({ [FILE]: yaml });
  try {
    const args = ["preview", FILE, "--account", "both", "--root", ROOT, "--format", "json", "--no-config"];
    const { stdout, stderr } = await run(args, { cwd: path });
    if (stdout === "") throw new Error(stderr);
    return JSON.parse(stdout);
  } finally {
    remove();
  }
}
