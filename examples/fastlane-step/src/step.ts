import { spawn } from "node:child_process";
import { once } from "node:events";
import { fastlane } from "@stepauth/fastlane";

/** Runs a lane with the credentials that the fastlane step would have. Returns fastlane's exit code. */
export async function step(env: Readonly<Record<string, string | undefined>>): Promise<number> {
  // Key files are there until the end of this function.
  await using auth = await fastlane.fromEnv(env, { log: ({ message }) => console.log(message) });

  const child = spawn("fastlane", [env.lane ?? "beta"], { stdio: "inherit", env: auth.environment(env) });
  const [code] = await once(child, "exit");
  return code ?? 1;
}
