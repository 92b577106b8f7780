import type { StepAdapter } from "../adapter/adapter.js";
import type { FromEnvOptions } from "../adapter/from-env-options.js";
import type { OnRetry } from "../download/retry.js";
import { logRetry } from "../report/log.js";
import { connectedAccountFromEnv } from "./account-from-env.js";
import { materialise } from "./materialise.js";
import type { MaterialisedAuth } from "./materialised.js";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Inputs and connected account from a running step's environment, resolved and materialised.
 *
 * @throws {StepAuthError} with every diagnostic, the cause first, when the step would fail
 */
export async function fromEnv(
  adapter: StepAdapter,
  env: Env = process.env,
  options: FromEnvOptions = {},
): Promise<MaterialisedAuth> {
  const { fetch, signal, log } = options;
  const onRetry: OnRetry | undefined = log && ((retry) => logRetry(retry, log));
  const io = { ...(fetch ? { fetch } : {}), ...(signal ? { signal } : {}), ...(onRetry ? { onRetry } : {}) };
  const { version } = adapter.resolveVersion(options.version ?? "");
  const inputs = adapter.inputs(version).map(({ key }) => [key, env[key]] as const);
  const resolution = await adapter.resolve({
    inputs: Object.fromEntries(inputs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined)),
    account: connectedAccountFromEnv(env, { ...io, ...accountInputs(adapter, env) }),
    environment: env,
    policy: options.policy ?? "inputs-first",
    version: options.version ?? "",
    ...io,
  });
  return materialise(resolution, log ? { log } : {});
}

// Some steps have inputs of their own for what the others read from two variables.
function accountInputs({ definition }: StepAdapter, env: Env): { buildUrl?: string; buildApiToken?: string } {
  const { buildUrl, buildApiToken } = definition.inputs;
  const url = buildUrl === undefined ? undefined : env[buildUrl];
  const token = buildApiToken === undefined ? undefined : env[buildApiToken];
  return { ...(url ? { buildUrl: url } : {}), ...(token ? { buildApiToken: token } : {}) };
}
