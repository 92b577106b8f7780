import type { CredentialField, Handover, Part } from "../adapter/handover.js";
import { keyFileName } from "../keys/key-id.js";
import { type ApiKeyCredentials, type AuthFile, type Credentials, FileRef, type Policy, type Value } from "../model.js";
import { Secret } from "../secret.js";

const FILE_MODE = 0o600;

/** What the step hands to its tool: environment, arguments, and the file they name. */
export interface HandedOver {
  readonly env: Record<string, Value>;
  readonly args: readonly Value[];
  readonly unsetEnv: readonly string[];
  readonly files: readonly AuthFile[];
}

/** Renders credentials as the step hands them to its tool. Variables whose value is empty are left out. */
export function handOver(handover: Handover | undefined, credentials: Credentials, policy: Policy): HandedOver {
  const file = credentials.method === "api-key" ? keyFileOf(handover, credentials, policy) : null;
  const value = (part: Part) => partValue(part, credentials, file);
  const env: Record<string, Value> = {};
  for (const [name, part] of Object.entries(handover?.env ?? {})) {
    const item = value(part);
    if (!isEmpty(item)) env[name] = item;
  }
  return {
    env,
    args: (handover?.args ?? []).map(value),
    unsetEnv: handover?.unsetEnv ?? [],
    files: file ? [file] : [],
  };
}

function keyFileOf(handover: Handover | undefined, key: ApiKeyCredentials, policy: Policy): AuthFile | null {
  if (!handover?.keyFile) return null;
  return handover.keyFile === "private-key" ? privateKeyFile(key) : jsonFile(key, policy);
}

/** `AuthKey_<keyId>.p8`. Without content where the key was left for the build. */
export function privateKeyFile({ keyId, privateKey }: ApiKeyCredentials): AuthFile {
  return { name: keyFileName(keyId), mode: FILE_MODE, ...(privateKey ? { content: privateKey } : {}) };
}

function jsonFile(key: ApiKeyCredentials, policy: Policy): AuthFile {
  const name = "api_key.json";
  const { privateKey } = key;
  if (!privateKey) return { name, mode: FILE_MODE };
  return { name, mode: FILE_MODE, content: new Secret(fastlaneKeyFile(key, policy, privateKey.reveal())) };
}

/**
 * An API key in fastlane's own format: without `issuer_id` it takes the key for an individual one. `in_house` is said either
 * way under `inputs-first`, for absent is not false: cert and sigh fail then. The released steps never say it.
 */
export function fastlaneKeyFile(
  { keyId, issuerId, enterprise }: Omit<ApiKeyCredentials, "privateKey">,
  policy: Policy,
  key: string,
): string {
  return JSON.stringify({
    key_id: keyId,
    ...(issuerId === "" ? {} : { issuer_id: issuerId }),
    key,
    ...(policy === "inputs-first" ? { in_house: enterprise } : {}),
  });
}

function partValue(part: Part, credentials: Credentials, file: AuthFile | null): Value {
  if (typeof part === "string") return part;
  if ("file" in part) return file ? new FileRef(file.name) : "";
  return fieldOf(part.field, credentials);
}

function fieldOf(name: CredentialField, credentials: Credentials): Value {
  if (name === "uploadPassword") return uploadPassword(credentials);
  return (credentials as Partial<Record<CredentialField, Value>>)[name] ?? "";
}

function uploadPassword(credentials: Credentials): Value {
  if (credentials.method === "api-key") return "";
  return credentials.appSpecificPassword.isEmpty ? credentials.password : credentials.appSpecificPassword;
}

/** Whether a value is the empty text. */
export function isEmpty(value: Value): boolean {
  return value instanceof Secret ? value.isEmpty : value === "";
}
