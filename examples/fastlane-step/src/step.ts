import { spawn } from "node:child_process";
import { once } from "node:events";
import { fastlane } from "@stepauth/fastlane";

/** Runs a lane with the credentials that the fastlane step would have. Returns fastlane's exit code. */
export async function step(env: Readonly<Record<string, string | undefined>>): Promise<number> {
  await using auth = await fastlane.fromEnv(env); // Key files are there until the end of this function.
  for (const { severity, message } of auth.resolution.diagnostics)
    if (severity === "warning") console.warn(`warning: ${message}`);

  const child = spawn("fastlane", [env.lane ?? "beta"], { stdio: "inherit", env: { ...env, ...auth.env } });
  const [code] = await once(child, "exit");
  return code ?? 1;
}
