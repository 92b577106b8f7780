import type { Policy, StepAdapter } from "@stepauth/core";
import {
  adapters,
  type Context,
  type Finding,
  type Preview,
  type PreviewAccount,
  withStepFindings,
} from "@stepauth/preview";
import { configFor } from "../config/choose.js";
import type { Config } from "../config/config.js";
import { isIgnored } from "../config/ignore.js";
import type { Io } from "../io/io.js";
import { type AccountFlags, chooseAccount } from "./choose-account.js";
import { loadAdapters } from "./load-adapters.js";
import type { SteplibFlags } from "./steplib.js";

/** The flags of a command on workflow files for which `stepauth.yml` may hold defaults. */
export interface LookFlags extends AccountFlags, SteplibFlags {
  readonly policy?: Policy;
  readonly context?: Context;
  readonly adapter?: readonly string[];
  /** Names of secrets that pull-request builds get. */
  readonly exposed?: readonly string[];
}

/** What holds for a workflow file once flags and `stepauth.yml` have been heard, in this order. */
export interface WorkflowDefaults {
  readonly policy: Policy;
  readonly context: Context;
  readonly account: PreviewAccount;
  readonly exposed: readonly string[];
  /** Every adapter, those of the user's own first. */
  readonly adapters: readonly StepAdapter[];
  /** What is wrong with the configuration. */
  readonly findings: readonly Finding[];
  readonly config: Config | undefined;
}

/** Reads the configuration for a workflow file; `otherwise` says which account is connected when nothing else does. */
export async function workflowDefaults(
  file: string | undefined,
  flags: LookFlags,
  otherwise: (context: Context) => Promise<PreviewAccount>,
  io: Io,
): Promise<WorkflowDefaults> {
  const config = await configFor(file, flags, io);
  const chosen = configuredContext(config);
  const context = flags.context ?? chosen.context;
  // A local run and a pull-request build get no account, unless somebody says so here and now.
  const assigning = context === "ci" || flags.app !== undefined ? config : undefined;
  const { account, findings } = await chooseAccount(flags, assigning, () => otherwise(context), "look", io);
  const own = await loadAdapters(flags.adapter ?? [], config, io);
  return {
    policy: flags.policy ?? config?.policy ?? "inputs-first",
    context,
    account,
    exposed: [...(flags.exposed ?? []), ...(config?.exposed ?? [])],
    adapters: await adaptersOf(own.adapters.length > 0 ? [...own.adapters, ...adapters] : adapters, flags, io),
    findings: [
      ...(config?.findings ?? []),
      ...(flags.context === undefined ? chosen.findings : []),
      ...own.findings,
      ...findings,
    ],
    config,
  };
}

/** With `local`, values of this process's environment get into the preview: that is not for a stranger's file to choose. */
function configuredContext(config: Config | undefined): Pick<WorkflowDefaults, "context" | "findings"> {
  const { context = "ci", named = false } = config ?? {};
  if (config === undefined || context !== "local" || named) return { context, findings: [] };
  const finding: Finding = {
    code: "config/context-local",
    severity: "warning",
    message: "This file was found, not named, so it can't choose `local`, which shows the environment of this process.",
    help: `Say --context local, or name the file: --config ${config.file}.`,
    location: config.at(["context"]),
  };
  return { context: "ci", findings: [finding] };
}

// Most runs are given no index, and load nothing that reads one.
async function adaptersOf(known: readonly StepAdapter[], flags: SteplibFlags, io: Io): Promise<readonly StepAdapter[]> {
  if (flags.steplib === undefined) return known;
  return (await import("./steplib.js")).adaptersOfLibrary(known, flags, io);
}

/** A preview with the findings about the configuration, and without those that it ignores. */
export function withDefaults(preview: Preview, { findings, config }: WorkflowDefaults): Preview {
  const keep = (all: readonly Finding[]) => all.filter(({ code }) => !isIgnored(code, config));
  return { ...withStepFindings(preview, keep), findings: [...findings, ...keep(preview.findings)] };
}
