import {
  type AccountInput,
  type ConnectedAccount,
  type Diagnostic,
  type ReadFile,
  type Resolution,
  type StepAdapter,
  StepAuthError,
} from "@stepauth/core";
import { connectedAccountFromEnv } from "@stepauth/core/node";
import type { PreviewAccount } from "@stepauth/preview";
import { inputsFromEnv, readInputs } from "../commands/resolve-inputs.js";
import { configFor } from "../config/choose.js";
import type { Config } from "../config/config.js";
import { isIgnored } from "../config/ignore.js";
import type { Io } from "../io/io.js";
import { keyReader, keyText } from "../io/key-reader.js";
import { chooseAccount, type Purpose } from "./choose-account.js";
import type { UseFlags } from "./flags.js";
import { namedAdapter } from "./named-adapter.js";
import { tellRetries } from "./retries.js";
import { secretInArguments } from "./secret-in-arguments.js";
import { strictly } from "./strict.js";

/** The credentials of a step, ready to be materialised, and everything there is to say about them. */
export interface UsedStep {
  readonly adapter: StepAdapter;
  readonly resolution: Resolution;
  readonly account: PreviewAccount;
  readonly config: Config | undefined;
  /** The inputs that counted. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Something is wrong with a configuration that was named, so that the credentials may not be those that are meant. */
  readonly misconfigured: boolean;
  /** Findings about the command line, the configuration and the credentials, without the ignored ones. */
  readonly findings: readonly Diagnostic[];
}

/** Resolves a step as it would be resolved where it runs: inputs from the environment, the connected account of the build. */
export function resolveForUse(step: string, flags: UseFlags, io: Io, watch: Watch = {}): Promise<UsedStep> {
  return resolveNamed(step, flags, { fromEnv: flags.fromEnv ?? true, inBuild: true, purpose: "use", watch }, io);
}

/** Is told of what was read on the way. */
export interface Watch {
  readonly key?: (text: string) => void;
  readonly account?: (account: ConnectedAccount | null) => void;
}

/** What a command takes from the world around it unless flags say otherwise. */
export interface Surroundings {
  /** Inputs stand in the environment, as a running step finds them. */
  readonly fromEnv: boolean;
  /** The account is that of the running build, where there is one. */
  readonly inBuild: boolean;
  readonly purpose: Purpose;
  readonly watch?: Watch;
}

/** Resolves a step that the command line names. */
export async function resolveNamed(step: string, flags: UseFlags, around: Surroundings, io: Io): Promise<UsedStep> {
  const config = await configFor(undefined, flags, io);
  const { adapter, findings: ofAdapters } = await namedAdapter(step, { flags, config, io });
  const version = adapter.resolveVersion(flags.stepVersion ?? "").version;
  const given = await readInputs(flags.input, adapter, io);
  const inputs = { ...(around.fromEnv ? inputsFromEnv(adapter, version, io.env) : {}), ...given.inputs };
  const usual = around.inBuild ? buildAccount(adapter, inputs, io) : NO_ACCOUNT;
  const chosen = await chooseAccount(flags, config, async () => usual, around.purpose, io);
  const resolved = await adapter.resolve({
    inputs,
    account: watchedAccount(chosen.account.account, around.watch?.account),
    environment: around.fromEnv ? io.env : undefined,
    policy: flags.policy ?? config?.policy ?? "inputs-first",
    version: flags.stepVersion ?? "",
    now: io.now(),
    readFile: watchedReader(keyReader(io), around.watch?.key),
    onRetry: tellRetries(io),
    // No argument is repeated back.
    namesPaths: !Object.hasOwn(given.inputs, adapter.definition.inputs.apiKeyPath ?? ""),
  });
  const resolution = flags.strict ? strictly(resolved) : resolved;
  const misconfigured = [...(config?.named ? config.findings : []), ...ofAdapters, ...chosen.findings].some(
    ({ severity }) => severity === "error",
  );
  const findings = [
    ...given.secretsInArguments.map(secretInArguments),
    ...(config?.findings ?? []),
    ...ofAdapters,
    ...(chosen.passedOver ? [passedOver(chosen.passedOver)] : []),
    ...chosen.findings,
    ...resolution.diagnostics,
  ].filter(({ code }) => !isIgnored(code, config));
  return { adapter, resolution, account: chosen.account, config, inputs, misconfigured, findings };
}

function watchedReader(read: ReadFile, watch: Watch["key"]): ReadFile {
  if (watch === undefined) return read;
  return async (path) => {
    const content = await read(path);
    watch(keyText(content));
    return content;
  };
}

function watchedAccount(account: AccountInput, watch: Watch["account"]): AccountInput {
  if (watch === undefined) return account;
  if (typeof account !== "function") {
    if (!(account instanceof StepAuthError)) watch(account);
    return account;
  }
  return async () => {
    const requested = await account();
    watch(requested);
    return requested;
  };
}

const NO_ACCOUNT: PreviewAccount = { source: "none", account: null };

/** What a running step does: the connected account of the build, and none elsewhere. */
function buildAccount(adapter: StepAdapter, inputs: Readonly<Record<string, string>>, io: Io): PreviewAccount {
  const { env } = io;
  const { buildUrl, buildApiToken } = adapter.definition.inputs;
  const url = buildUrl === undefined ? undefined : inputs[buildUrl];
  const token = buildApiToken === undefined ? undefined : inputs[buildApiToken];
  if (!env.BITRISE_BUILD_URL && !url) return NO_ACCOUNT;
  const options = {
    ...(url ? { buildUrl: url } : {}),
    ...(token ? { buildApiToken: token } : {}),
    onRetry: tellRetries(io),
  };
  return { source: "build", account: connectedAccountFromEnv(env, options) };
}

function passedOver({ file, at }: Config): Diagnostic {
  return {
    code: "account/not-assigned",
    severity: "warning",
    message: "The accounts of this file are not used: it was found, not named, so its secrets are not read.",
    help: `Name it: --config ${file}.`,
    location: at(["accounts"]),
  };
}
