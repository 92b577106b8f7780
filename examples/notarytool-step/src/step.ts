import { spawn } from "node:child_process";
import { once } from "node:events";
import { notarize } from "./adapter.js";

/** Runs the tool with the credentials of the step. Returns its exit code. */
export async function step(env: Readonly<Record<string, string | undefined>>): Promise<number> {
  // Key files are there until the end of this function.
  await using auth = await notarize.fromEnv(env, { log: ({ message }) => console.log(message) });

  const args = ["notarytool", "submit", env.file_path ?? "", "--wait", ...auth.args];
  const child = spawn("xcrun", args, { stdio: "inherit", env: auth.environment(env) });
  const [code] = await once(child, "exit");
  return code ?? 1;
}
