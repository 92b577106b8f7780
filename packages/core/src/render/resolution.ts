import type { StepVersion } from "../adapter/step-version.js";
import { type Found, isCandidate } from "../found/found.js";
import type { Given } from "../inputs/given.js";
import {
  type ApiKeyCredentials,
  type AuthFile,
  type Candidate,
  type Credentials,
  type Diagnostic,
  FileRef,
  type Policy,
  type Resolution,
  type Value,
} from "../model.js";
import type { Mutable } from "../mutable.js";
import { isSessionAlone, keyRepaired, type Outcome } from "../outcome.js";
import type { Ranking } from "../select/candidates.js";
import { considered, consideredRefused } from "../select/considered.js";
import { handoverFor } from "./conditions.js";
import { handOver, privateKeyFile } from "./hand-over.js";
import { renderInputs } from "./inputs.js";

/** What a resolution is of. */
export interface Asked {
  readonly step: StepVersion;
  readonly policy: Policy;
}

type Rendered = Omit<
  Mutable<Resolution>,
  "step" | "version" | "policy" | "tool" | "status" | "considered" | "diagnostics"
>;

const nothing: Rendered = {
  method: null,
  origin: null,
  credentials: null,
  inputs: {},
  env: {},
  unsetEnv: [],
  args: [],
  files: [],
};

/** The resolution where the inputs themselves are refused: nothing was looked at beyond them. */
export function renderRefused(
  asked: Asked,
  given: Given,
  { ranking, found }: { readonly ranking: Ranking; readonly found: readonly Found[] },
  diagnostics: readonly Diagnostic[],
): Resolution {
  const candidates = withFound(consideredRefused(given, ranking), found);
  return resolution(asked, "failed", nothing, candidates, diagnostics);
}

/** The resolution of an outcome: credentials turned into inputs, environment, arguments and files. */
export function renderOutcome(
  asked: Asked,
  { outcome, found }: { readonly outcome: Outcome; readonly found: readonly Found[] },
  diagnostics: readonly Diagnostic[],
): Resolution {
  const { status, facts, ranking, decision } = outcome;
  const unusable = decision.kind === "selected" && status === "failed";
  const ending = { decision, unusable, sessionTaken: isSessionAlone(outcome) };
  const candidates = withFound(considered(facts, ranking, ending), found);
  return resolution(asked, status, renderCredentials(asked.step, outcome), candidates, diagnostics);
}

function withFound(candidates: Candidate[], found: readonly Found[]): Candidate[] {
  return found.length === 0
    ? candidates
    : [...candidates, ...found.filter(isCandidate).map(({ candidate }) => candidate)];
}

// Written out member by member: spreading objects into one another is a measurable part of a batch's time.
function resolution(
  { step, policy }: Asked,
  status: Resolution["status"],
  rendered: Rendered,
  candidates: Resolution["considered"],
  diagnostics: readonly Diagnostic[],
): Resolution {
  const made = {
    step: step.definition.step,
    version: step.version,
    policy,
    status,
    method: rendered.method,
    origin: rendered.origin,
    credentials: rendered.credentials,
    inputs: rendered.inputs,
    env: rendered.env,
    unsetEnv: rendered.unsetEnv,
    args: rendered.args,
    files: rendered.files,
    tool: step.definition.tool ?? null,
    considered: candidates,
    diagnostics,
  } as Mutable<Resolution>;
  if (rendered.session) made.session = rendered.session;
  if (rendered.conditions) made.conditions = rendered.conditions;
  if (rendered.deferred) made.deferred = rendered.deferred;
  return made;
}

function renderCredentials(step: StepVersion, outcome: Outcome): Rendered {
  const { credentials, origin, facts, mode, policy, session } = outcome;
  if (credentials === null) return nothing;
  const { handover, conditions } = handoverFor(step, facts.given, credentials);
  const { env, args, unsetEnv, files } = handOver(handover, credentials, policy);
  const keyChanged = keyRepaired(outcome);
  const inputs = isSessionAlone(outcome)
    ? {}
    : renderInputs({ step, given: facts.given, credentials, origin, mode, keyChanged });
  const deferred = deferredParts(credentials);
  const borrowed = session?.kind === "handed-on" && origin === "inputs";
  const rendered: Rendered = {
    method: credentials.method,
    origin,
    credentials,
    inputs,
    env,
    args,
    unsetEnv,
    files: credentials.method === "api-key" ? withNamedFiles(files, inputs, credentials) : files,
  };
  if (borrowed) rendered.session = { origin: "connection" };
  if (conditions.length > 0) rendered.conditions = conditions;
  if (deferred.length > 0) rendered.deferred = deferred;
  return rendered;
}

function deferredParts(credentials: Credentials): ("keyId" | "privateKey")[] {
  if (credentials.method !== "api-key" || credentials.privateKey) return [];
  return credentials.keyId === "" ? ["keyId", "privateKey"] : ["privateKey"];
}

// The file that the inputs name follows the one that `env` or `args` name, unless they are the same.
function withNamedFiles(
  files: readonly AuthFile[],
  inputs: Record<string, Value>,
  key: ApiKeyCredentials,
): readonly AuthFile[] {
  const named = Object.values(inputs).some((value) => value instanceof FileRef);
  const file = privateKeyFile(key);
  return named && !files.some(({ name }) => name === file.name) ? [...files, file] : files;
}
