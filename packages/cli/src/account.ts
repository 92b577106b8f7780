import { resolve } from "node:path";
import { parseConnectedAccountText, StepAuthError } from "@stepauth/core";
import { assumedAccount, assumptionOf, type PreviewAccount } from "@stepauth/preview";
import type { Io } from "./io/io.js";
import { oncePerRun } from "./io/once.js";
import { readNamedText } from "./io/text.js";
import { tellRetries } from "./use/retries.js";

type Saved = Exclude<PreviewAccount["account"], null>;
const accountOfRun = oncePerRun<Saved>();

const MAX_DOCUMENT_BYTES = 1024 * 1024;

/** The account that `--account` names: a file, an assumption, `none`, or `build`. */
export async function readAccount(spec: string, io: Io): Promise<PreviewAccount> {
  if (spec === "none") return { source: "none", account: null };
  if (spec === "build") return buildAccount(io);
  const assumption = assumptionOf(spec);
  if (assumption !== undefined) return assumedAccount(assumption);
  const saved = () =>
    parseSaved(readNamedText(resolve(io.cwd, spec), spec, MAX_DOCUMENT_BYTES, "The file that --account names"));
  return { source: spec, account: accountOfRun(io, spec, saved) };
}

function parseSaved(text: string): Saved {
  try {
    return parseConnectedAccountText(text);
  } catch (error) {
    if (error instanceof StepAuthError) return error;
    throw error;
  }
}

/** The connected account of the running build; requested once, when it is first needed. */
async function buildAccount(io: Io): Promise<PreviewAccount> {
  const { connectedAccountFromEnv } = await import("@stepauth/core/node");
  return { source: "build", account: connectedAccountFromEnv(io.env, { onRetry: tellRetries(io) }) };
}
