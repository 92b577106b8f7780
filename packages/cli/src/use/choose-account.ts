import { resolve } from "node:path";
import type { Diagnostic } from "@stepauth/core";
import { assumptionOf, type PreviewAccount } from "@stepauth/preview";
import { readAccount } from "../account.js";
import { assignedAccount } from "../config/account.js";
import { appOf } from "../config/app.js";
import { type ConfigFlags, isConfigSpec, readConfigFile } from "../config/choose.js";
import { type Config, definesAccounts } from "../config/config.js";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";

/** The flags that say which account is connected. */
export interface AccountFlags extends ConfigFlags {
  readonly app?: string;
}

/** What a command does with the account: look at it, or use its credentials. */
export type Purpose = "look" | "use";

/** The connected account of a command, and what there is to say about where it is from. */
export interface ChosenAccount {
  readonly account: PreviewAccount;
  readonly findings: readonly Diagnostic[];
  /** Accounts of a configuration that was only found, so that their secrets were not read. */
  readonly passedOver?: Config;
}

/** The account by `--account`, else what the configuration assigns, else `otherwise`. */
export async function chooseAccount(
  flags: AccountFlags,
  config: Config | undefined,
  otherwise: () => Promise<PreviewAccount>,
  purpose: Purpose,
  io: Io,
): Promise<ChosenAccount> {
  const { account: spec, app } = flags;
  const source = isConfigSpec(spec)
    ? await configOf(spec, flags, config, io)
    : spec === undefined
      ? assigning(config)
      : undefined;
  if (app !== undefined && source === undefined)
    throw new UsageError("--app needs a stepauth.yml with accounts.", APP_HELP);
  if (source && !(purpose === "use" && !source.named)) return fromConfig(source, config, app, io);
  const passedOver = source ? { passedOver: source } : {};
  if (spec === undefined) return { account: await otherwise(), findings: [], ...passedOver };
  const assumption = assumptionOf(spec);
  if (purpose === "use" && assumption !== undefined)
    throw new UsageError(`--account ${assumption} is an assumption and holds no credentials.`);
  return { account: await readAccount(spec, io), findings: [] };
}

const APP_HELP = "Name one with --config FILE or --account FILE.";

function assigning(config: Config | undefined): Config | undefined {
  return config && definesAccounts(config) ? config : undefined;
}

/** The file that `--account` names: the configuration itself, or another one beside `--config`. */
async function configOf(spec: string, flags: AccountFlags, config: Config | undefined, io: Io): Promise<Config> {
  return config && typeof flags.config !== "string" ? config : readConfigFile(resolve(io.cwd, spec), true, io);
}

function fromConfig(source: Config, config: Config | undefined, app: string | undefined, io: Io): ChosenAccount {
  const { account, findings } = assignedAccount(source, appOf(source, app, io.env.BITRISE_APP_SLUG), io);
  // Another file than the configuration brings what is wrong with it.
  const own = source === config ? [] : source.findings;
  return { account: { source: source.file, account }, findings: [...own, ...findings] };
}
