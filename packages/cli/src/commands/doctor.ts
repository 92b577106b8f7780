import type { ConnectedAccount } from "@stepauth/core";
import { printJson, resolutionToJson } from "@stepauth/preview";
import type { Check, Facts } from "../doctor/check.js";
import { runChecks } from "../doctor/checks.js";
import { checksToText } from "../doctor/format.js";
import { whyThisStep } from "../doctor/why-this-step.js";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import type { UseFlags } from "../use/flags.js";
import { resolveForUse } from "../use/resolve.js";
import { USUAL_STEP } from "./token.js";

/** The flags of `stepauth doctor`. */
export interface DoctorFlags extends UseFlags {
  readonly xcode?: string;
  readonly buildMinutes?: string;
  readonly online?: boolean;
  readonly apiUrl?: string;
  readonly json?: boolean;
}

/** Checks the credentials of a step. Exit code 1 when one of the checks is an error. */
export async function doctorCommand(step: string | undefined, flags: DoctorFlags, io: Io): Promise<number> {
  const facts = await gather(step, flags, io);
  const checks = [...(await runChecks(facts)), ...(flags.online ? await online(facts, flags.apiUrl) : [])];
  await io.stdout.write(
    flags.json ? `${printJson(toJson(checks, facts), 2)}\n` : checksToText(checks, facts, io.stdout),
  );
  return checks.some(({ verdict }) => verdict === "error") ? 1 : 0;
}

async function gather(named: string | undefined, flags: DoctorFlags, io: Io): Promise<Facts> {
  const buildMinutes = minutes(flags.buildMinutes ?? "60");
  let readKey: string | undefined;
  let connected: ConnectedAccount | null = null;
  const used = await resolveForUse(named ?? USUAL_STEP, flags, io, {
    key: (text) => {
      readKey = text;
    },
    account: (account) => {
      connected = account;
    },
  });
  const account: ConnectedAccount | null = connected;
  return {
    ...used,
    io,
    givenKey: readKey ?? keyOf(account, used),
    connected: account,
    xcode: xcodeVersion(flags.xcode),
    buildMinutes,
    whyThisStep: named === undefined ? await whyThisStep(used.adapter.step, io) : undefined,
  };
}

/** The connected key as it was given, where that one was selected. */
function keyOf(account: ConnectedAccount | null, { resolution }: Pick<Facts, "resolution">): string | undefined {
  const selected = resolution.considered.some(
    ({ method, origin, verdict }) =>
      method === "api-key" && origin === "connection" && (verdict === "selected" || verdict === "invalid"),
  );
  return selected ? account?.apiKey?.privateKey?.reveal() : undefined;
}

async function online(facts: Facts, apiUrl: string | undefined): Promise<Check[]> {
  const [{ checkApiUrl }, { onlineChecks }] = await Promise.all([
    import("../doctor/apple.js"),
    import("../doctor/online.js"),
  ]);
  return onlineChecks(facts, {
    apiUrl: apiUrl === undefined ? undefined : checkApiUrl(apiUrl),
    fetch: globalThis.fetch,
  });
}

function toJson(checks: readonly Check[], { resolution, whyThisStep: why }: Facts): Record<string, unknown> {
  const { step, version, status, method, origin, credentials } = resolutionToJson(resolution, { reveal: false });
  const chosen = why === undefined ? {} : { whyThisStep: why };
  return { schemaVersion: 1, step, version, ...chosen, status, method, origin, credentials, checks };
}

function minutes(text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new UsageError("--build-minutes takes a number of minutes.");
}

function xcodeVersion(text: string | undefined): string | undefined {
  if (text === undefined || /^\d{1,3}(?:\.\d{1,3}){0,3}$/.test(text)) return text;
  throw new UsageError("--xcode takes a version, such as 16.2.");
}
