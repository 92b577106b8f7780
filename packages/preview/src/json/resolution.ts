import type { Resolution } from "@stepauth/core";
import { type ShownResolution, shownResolution } from "../report/resolution.js";
import { showing } from "../report/shown.js";
import { resolutionTexts } from "../resolution/texts.js";
import { printJson, printRecurring } from "./print.js";

/** How a resolution becomes JSON. */
export interface JsonOptions {
  /** Show secrets in clear. */
  readonly reveal: boolean;
}

type Json = Record<string, unknown>;

/**
 * A resolution as plain JSON, keys in camelCase. Secrets read `[redacted]` and an Apple ID `d...@example.com` unless
 * revealed; members that are undefined are not printed; a file reference reads `${file:NAME}`; an empty secret is the empty text.
 */
export function resolutionToJson(resolution: Resolution, options: JsonOptions): Json {
  return shownToJson(shownResolution(resolutionTexts(resolution), showing(options)));
}

/** The same of a resolution that is shown already. */
export function shownToJson(resolution: ShownResolution): Json {
  const json = decisionToJson(resolution);
  json.considered = resolution.considered;
  json.diagnostics = resolution.diagnostics;
  return json;
}

/**
 * The members of {@link resolutionToJson} as text, without the braces around them. For batches: the reasons are much the
 * same from one resolution to the next.
 */
export function printMembers(resolution: Resolution, options: JsonOptions): string {
  const shown = shownResolution(resolutionTexts(resolution), showing(options));
  const decision = printJson(decisionToJson(shown)).slice(1, -1);
  const [considered, diagnostics] = [printRecurring(resolution.considered), printRecurring(resolution.diagnostics)];
  return `${decision},"considered":${considered},"diagnostics":${diagnostics}`;
}

/** Everything but the reasons. */
function decisionToJson(resolution: ShownResolution): Json {
  const { credentials } = resolution;
  return {
    step: resolution.step,
    version: resolution.version,
    policy: resolution.policy,
    status: resolution.status,
    method: resolution.method,
    origin: resolution.origin,
    credentials: credentials && credentialsToJson(credentials),
    session: resolution.session,
    deferred: resolution.deferred,
    inputs: resolution.inputs,
    env: resolution.env,
    unsetEnv: resolution.unsetEnv,
    args: resolution.args,
    files: resolution.files,
  };
}

function credentialsToJson({ method: _, ...credentials }: NonNullable<ShownResolution["credentials"]>): Json {
  return credentials;
}
