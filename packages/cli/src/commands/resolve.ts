import type { Diagnostic, Resolution } from "@stepauth/core";
import { type PreviewAccount, printReport, resolveReport } from "@stepauth/preview";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import type { UseFlags } from "../use/flags.js";
import { stepList } from "../use/named-adapter.js";
import { pageOf } from "../use/page.js";
import { resolveNamed } from "../use/resolve.js";

/** The flags of `stepauth resolve`. */
export interface ResolveFlags extends UseFlags {
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly reveal?: boolean;
}

/** Resolves one step outside a workflow. Exit code 1 when there are errors. */
export async function resolveCommand(step: string | undefined, flags: ResolveFlags, io: Io): Promise<number> {
  const reveal = flags.reveal ?? false;
  if (flags.jsonl) {
    const [{ resolveJsonl }, { batchOptions }] = await Promise.all([
      import("./jsonl.js"),
      import("./jsonl-options.js"),
    ]);
    return resolveJsonl(io, { reveal, ...(await batchOptions(step, flags, io)) });
  }
  if (step === undefined) throw new UsageError("Which step? Give a step ID or an adapter's name.", stepList());
  const fromEnv = flags.fromEnv ?? false;
  const { resolution, account, findings } = await resolveNamed(
    step,
    flags,
    { fromEnv, inBuild: fromEnv, purpose: "look" },
    io,
  );
  await print({ ...resolution, diagnostics: findings }, account, flags.json ?? false, reveal, io);
  return findings.some(({ severity }: Diagnostic) => severity === "error") ? 1 : 0;
}

async function print(
  resolution: Resolution,
  account: PreviewAccount,
  json: boolean,
  reveal: boolean,
  io: Io,
): Promise<void> {
  const report = resolveReport(resolution, account, { page: pageOf(io), reveal });
  return io.stdout.write(printReport(json ? "json" : "table", report));
}
