import { type AuthFile, type Credentials, FileRef, type Resolution, Secret, type Value } from "@stepauth/core";
import { maskAppleId, REDACTED } from "../text/mask.js";
import { printJson, printRecurring } from "./print.js";

/** How a resolution becomes JSON. */
export interface JsonOptions {
  /** Show secrets in clear. */
  readonly reveal: boolean;
}

type Json = Record<string, unknown>;
type Show = (value: Value) => string;

/**
 * A resolution as plain JSON, keys in camelCase. Secrets read `[redacted]` and an Apple ID `d...@example.com` unless
 * revealed; members that are undefined are not printed; a file reference reads `${file:NAME}`; an empty secret is the empty text.
 */
export function resolutionToJson(resolution: Resolution, options: JsonOptions): Json {
  const json = decisionToJson(resolution, options);
  json.considered = resolution.considered;
  json.diagnostics = resolution.diagnostics;
  return json;
}

/**
 * The members of {@link resolutionToJson} as text, without the braces around them. For batches: the reasons are much the
 * same from one resolution to the next.
 */
export function printMembers(resolution: Resolution, options: JsonOptions): string {
  const decision = printJson(decisionToJson(resolution, options)).slice(1, -1);
  const [considered, diagnostics] = [printRecurring(resolution.considered), printRecurring(resolution.diagnostics)];
  return `${decision},"considered":${considered},"diagnostics":${diagnostics}`;
}

/** Everything but the reasons. */
function decisionToJson(resolution: Resolution, { reveal }: JsonOptions): Json {
  const { credentials } = resolution;
  const show = shower(reveal, credentials);
  return {
    step: resolution.step,
    version: resolution.version,
    policy: resolution.policy,
    status: resolution.status,
    method: resolution.method,
    origin: resolution.origin,
    credentials: credentials ? credentialsToJson(credentials, show) : null,
    session: resolution.session,
    deferred: resolution.deferred,
    inputs: showAll(resolution.inputs, show),
    env: showAll(resolution.env, show),
    unsetEnv: resolution.unsetEnv,
    args: resolution.args.map(show),
    files: resolution.files.map((file) => fileToJson(file, show)),
  };
}

/** How a value of this resolution is shown: by what it is, and an Apple ID wherever it stands alone. */
function shower(reveal: boolean, credentials: Credentials | null): Show {
  const appleId = credentials?.method === "apple-id" ? credentials.appleId : null;
  return (value) => {
    if (value instanceof FileRef) return value.toString();
    if (value instanceof Secret) return reveal || value.isEmpty ? value.reveal() : REDACTED;
    return !reveal && value === appleId ? maskAppleId(value) : value;
  };
}

function credentialsToJson(credentials: Credentials, show: Show): Json {
  if (credentials.method === "api-key") {
    const { keyId, issuerId, privateKey, enterprise } = credentials;
    return { keyId, issuerId, privateKey: privateKey ? show(privateKey) : undefined, enterprise };
  }
  const { appleId, password, session, appSpecificPassword } = credentials;
  return {
    appleId: show(appleId),
    password: show(password),
    session: show(session),
    appSpecificPassword: show(appSpecificPassword),
  };
}

function fileToJson({ name, mode, content }: AuthFile, show: Show): Json {
  return { name, mode, content: content ? show(content) : undefined };
}

function showAll(values: Readonly<Record<string, Value>>, show: Show): Json {
  const shown: Json = {};
  for (const [key, value] of Object.entries(values)) shown[key] = show(value);
  return shown;
}
