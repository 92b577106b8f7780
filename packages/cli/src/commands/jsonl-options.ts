import { type AnswerOptions, adapters } from "@stepauth/preview";
import { configFor } from "../config/choose.js";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { chooseAccount } from "../use/choose-account.js";
import { loadAdapters } from "../use/load-adapters.js";
import { reportFindings } from "../use/report.js";
import { adaptersOfLibrary } from "../use/steplib.js";
import type { ResolveFlags } from "./resolve.js";

/**
 * What the options of the command mean for a batch: defaults for the lines that do not say. A `stepauth.yml` counts where it is
 * named, and is not looked for: the same lines have the same answers wherever they are asked.
 *
 * @throws {UsageError} for an option that a batch has no use for
 */
export async function batchOptions(
  step: string | undefined,
  flags: ResolveFlags,
  io: Io,
): Promise<Pick<AnswerOptions, "defaults" | "adapters">> {
  refuseOthers(step, flags);
  const config = await configFor(undefined, { ...flags, config: typeof flags.config === "string" && flags.config }, io);
  const own = await loadAdapters(flags.adapter ?? [], config, io);
  const none = { source: "none", account: null };
  const { account, findings } = await chooseAccount(flags, config, async () => none, "look", io);
  await reportFindings([...(config?.findings ?? []), ...own.findings, ...findings], io);
  const policy = flags.policy ?? config?.policy;
  return {
    adapters: adaptersOfLibrary([...own.adapters, ...adapters], flags, io),
    defaults: {
      account: account.account,
      ...(policy === undefined ? {} : { policy }),
      ...(flags.stepVersion === undefined ? {} : { stepVersion: flags.stepVersion }),
    },
  };
}

function refuseOthers(step: string | undefined, { input, fromEnv, strict, json }: ResolveFlags): void {
  const given = [
    step !== undefined && "a step",
    input.length > 0 && "--input",
    fromEnv === true && "--from-env",
    fromEnv === false && "--no-from-env",
    strict && "--strict",
    json && "--json",
  ].filter((name) => typeof name === "string");
  if (given.length === 0) return;
  throw new UsageError(`--jsonl does not go with ${given.join(", ")}.`, "Each line names its step and its inputs.");
}
