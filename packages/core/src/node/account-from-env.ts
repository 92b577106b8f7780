import type { ConnectedAccount } from "../account/account.js";
import { parseConnectedAccountText } from "../account/parse.js";
import { fetchConnectedAccount } from "../download/connected-account.js";
import type { OnRetry } from "../download/retry.js";

/** Where the connected account is requested, when not where the environment says. */
export interface AccountFromEnvOptions {
  /** The address of the build; `BITRISE_BUILD_URL` of the environment when absent. */
  readonly buildUrl?: string;
  /** The token of the build API; `BUILD_API_TOKEN` of the environment when absent. */
  readonly buildApiToken?: string;
  /** Requests the account; the global `fetch` when absent. */
  readonly fetch?: typeof globalThis.fetch;
  /** Ends the request. */
  readonly signal?: AbortSignal;
  /** Is told when the request failed and is made again. */
  readonly onRetry?: OnRetry;
}

/**
 * The connected account of the running build, by `BITRISE_BUILD_URL` and `BITRISE_BUILD_API_TOKEN`, or the document itself
 * in `BITRISE_PORTAL_DATA_JSON`. Nothing is requested before the returned function is called; null outside of a build.
 */
export function connectedAccountFromEnv(
  env: Readonly<Record<string, string | undefined>>,
  options: AccountFromEnvOptions = {},
): (() => Promise<ConnectedAccount>) | null {
  const document = env.BITRISE_PORTAL_DATA_JSON;
  if (document) return async () => parseConnectedAccountText(document);
  const buildUrl = options.buildUrl ?? env.BITRISE_BUILD_URL ?? "";
  const buildApiToken = options.buildApiToken ?? env.BITRISE_BUILD_API_TOKEN ?? "";
  if (buildUrl === "" || buildApiToken === "") return null;
  const { fetch, signal, onRetry } = options;
  const io = { ...(fetch ? { fetch } : {}), ...(signal ? { signal } : {}), ...(onRetry ? { onRetry } : {}) };
  return () => fetchConnectedAccount({ buildUrl, buildApiToken, ...io });
}
