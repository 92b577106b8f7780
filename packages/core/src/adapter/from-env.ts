import type { MaterialisedAuth } from "../node/materialised.js";
import type { StepAdapter } from "./adapter.js";
import type { FromEnvOptions } from "./from-env-options.js";

/** Loads the part of the core that needs Node only when it is called, so that adapters run in a browser too. */
export async function fromEnv(
  adapter: StepAdapter,
  env: Readonly<Record<string, string | undefined>> | undefined,
  options: FromEnvOptions | undefined,
): Promise<MaterialisedAuth> {
  const platform = await import("#platform");
  return platform.fromEnv(adapter, env, options);
}
