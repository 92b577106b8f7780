import { createToken, StepAuthError, type TokenKey, type TokenOptions } from "@stepauth/core";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import type { UseFlags } from "../use/flags.js";
import { note, reportFindings } from "../use/report.js";
import { resolveForUse } from "../use/resolve.js";
import { givenKey, type KeyFlags } from "./token-key.js";

/** The flags of `stepauth token`. */
export interface TokenFlags extends UseFlags, Partial<KeyFlags> {
  readonly duration?: string;
  readonly scope: readonly string[];
}

/** The step whose credentials are meant when none is named: it takes both kinds, from both places. */
export const USUAL_STEP = "fastlane";

/** Prints a token for the App Store Connect API, made with the API key of a step or a key that is named. */
export async function tokenCommand(step: string | undefined, flags: TokenFlags, io: Io): Promise<number> {
  const options = tokenOptions(flags, io);
  const key = await keyOf(step, flags, io);
  if (key === null) return 1;
  const token = await createToken(key, options);
  await io.stdout.write(`${token.reveal()}\n`);
  return io.stdout.lost === undefined ? 0 : 1; // Nobody has it.
}

/** The key to sign with; null when the step would fail, which was said then. */
async function keyOf(step: string | undefined, flags: TokenFlags, io: Io): Promise<TokenKey | null> {
  const { key, keyId, issuer, enterprise } = flags;
  if (key !== undefined) {
    if (step !== undefined) throw new UsageError("--key is for a key outside of any step: leave the step out.");
    return givenKey({ ...flags, key }, io);
  }
  if (keyId !== undefined || issuer !== undefined || enterprise !== undefined)
    throw new UsageError("--key-id, --issuer and --enterprise go with --key.");
  const { resolution, findings, misconfigured } = await resolveForUse(step ?? USUAL_STEP, flags, io);
  await reportFindings(findings, io);
  const { credentials, status } = resolution;
  if (findings.some(({ code }) => code === "inputs/api-issuer-missing")) await note(INDIVIDUAL, io);
  if (status === "failed" || misconfigured) return null;
  if (credentials?.method !== "api-key") throw noKey(credentials !== null);
  return credentials;
}

const INDIVIDUAL = "a token of an individual key, which has no issuer, is made with --key FILE, outside of any step.";

function noKey(isAppleId: boolean): StepAuthError {
  return isAppleId
    ? new StepAuthError(
        "token/apple-id",
        "The credentials are an Apple ID; only an API key makes tokens.",
        "Give an API key, or set `connection: api_key`.",
      )
    : new StepAuthError(
        "credentials/none",
        "There are no credentials to make a token with.",
        "Give `api_key_path` and `api_issuer` with --input, or name an account with --account.",
      );
}

function tokenOptions({ duration, scope }: TokenFlags, io: Io): TokenOptions {
  for (const request of scope)
    if (!/^[A-Z]+ \/\S+$/.test(request)) throw new UsageError(`--scope takes a method and a path: "GET /v1/apps".`);
  const now = io.now();
  return {
    now,
    ...(duration === undefined ? {} : { durationSeconds: seconds(duration) }),
    ...(scope.length > 0 ? { scope } : {}),
  };
}

function seconds(text: string): number {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > 1200) throw new UsageError("--duration takes seconds, from 1 to 1200.");
  return value;
}
