import type { StepVersion } from "../adapter/step-version.js";
import type { Given } from "../inputs/given.js";
import { keyFileName } from "../keys/key-id.js";
import {
  type ApiKeyCredentials,
  type AppleIdCredentials,
  type Credentials,
  FileRef,
  type Origin,
  type Value,
} from "../model.js";
import { Secret } from "../secret.js";
import { leadingValue } from "../select/leading.js";
import { YES } from "../sources/input-key.js";
import { isSecretPath, keyPathReaders, keyPlace, shippedKeyId } from "../sources/key-path.js";
import { isEmpty } from "./hand-over.js";

/** What the inputs are rendered from. */
export interface Selected {
  readonly step: StepVersion;
  readonly given: Given;
  readonly credentials: Credentials;
  readonly origin: Origin;
  /** What the input that chooses says. */
  readonly mode: string;
  /** Whether the key is not the one that `api_key_path` names, byte for byte. */
  readonly keyChanged: boolean;
}

/**
 * The step's own authentication inputs, populated from what was selected: fed to the released step they give the same
 * credentials. Where the credentials have no inputs, the inputs that lead the step to the connected account instead.
 */
export function renderInputs(selected: Selected): Record<string, Value> {
  const { step, credentials, origin } = selected;
  const { apiKeyPath, appleId, connection } = step.names;
  // Where no value leads past a connected account, that is where the step has to go for what came from there.
  const isLed = connection === undefined || leadingValue(step, credentials.method) !== null;
  if (!isLed && origin === "connection") return accountInputs(selected);
  if (credentials.method === "api-key" && apiKeyPath !== undefined) return apiKeyInputs(selected, credentials);
  if (credentials.method === "apple-id" && appleId !== undefined && isWhole(credentials))
    return appleIdInputs(selected, credentials);
  return accountInputs(selected);
}

// With less, inputs are refused or count as none; a connected Apple ID is handed on all the same.
function isWhole({ appleId, password, appSpecificPassword }: AppleIdCredentials): boolean {
  return appleId !== "" && !(password.isEmpty && appSpecificPassword.isEmpty);
}

function apiKeyInputs(selected: Selected, key: ApiKeyCredentials): Record<string, Value> {
  const { apiKeyPath = "", apiKeyId, apiIssuer, enterprise } = selected.step.names;
  const inputs = leading(selected);
  inputs[apiKeyPath] = keyPathInput(selected, key);
  // As they were given, white space and all: the step judges them before it takes that off.
  const own = selected.origin === "inputs" ? selected.given : null;
  if (apiKeyId !== undefined) inputs[apiKeyId] = own?.apiKeyId ?? key.keyId;
  if (apiIssuer !== undefined) inputs[apiIssuer] = own?.apiIssuer ?? key.issuerId;
  if (enterprise !== undefined && key.enterprise) inputs[enterprise] = YES;
  return inputs;
}

// The choice with which the released step takes its inputs, whatever is connected.
function leading({ step, credentials, mode }: Selected): Record<string, Value> {
  const { connection } = step.names;
  return connection === undefined ? {} : { [connection]: leadingValue(step, credentials.method) ?? mode };
}

/** The path that was given where the released step can use it, else a file that materialising writes. */
function keyPathInput(selected: Selected, key: ApiKeyCredentials): Value {
  if (selected.given.unknown.has("apiKeyPath") && selected.origin === "inputs")
    return shown(selected.step, selected.step.names.apiKeyPath, selected.given.apiKeyPath);
  const own = selected.origin === "inputs" && !selected.keyChanged;
  const usable = own ? usablePath(selected, key.keyId) : null;
  if (usable === null) return new FileRef(keyFileName(key.keyId), "file-url");
  return shown(selected.step, selected.step.names.apiKeyPath, usable);
}

// What the path has to become for the released steps, if they can use it at all.
function usablePath({ step, given: { apiKeyPath: path } }: Selected, keyId: string): string | null {
  const reader = keyPathReaders[step.rules.keyPath];
  const place = keyPlace(path);
  const escaped = place.kind === "file" && place.decoded !== null;
  const written = place.kind === "file" && !/^(?:file:|~)/i.test(path) ? reader.written(path) : path;
  const named = step.names.apiKeyId !== undefined || shippedKeyId(written) === keyId;
  return !escaped && named && reader.problem(written) === null ? written : null;
}

/** A given value as it may be shown: a secret where the step's catalogue or the value itself says so. */
function shown(step: StepVersion, key: string | undefined, value: string): Value {
  const sensitive = key !== undefined && step.declared.get(key)?.sensitive === true;
  return sensitive || isSecretPath(value) ? new Secret(value) : value;
}

function appleIdInputs(selected: Selected, credentials: AppleIdCredentials): Record<string, Value> {
  const { appleId, password, appPassword } = selected.step.names;
  const inputs = leading(selected);
  const set = (key: string | undefined, value: Value) => {
    if (key !== undefined && !isEmpty(value)) inputs[key] = value;
  };
  set(appleId, credentials.appleId);
  set(password, credentials.password);
  set(appPassword, credentials.appSpecificPassword);
  return inputs;
}

function accountInputs({ step, given, mode }: Selected): Record<string, Value> {
  const { connection, appPassword, buildUrl, buildApiToken } = step.names;
  const inputs: Record<string, Value> = {};
  if (connection !== undefined) inputs[connection] = mode;
  if (appPassword !== undefined && given.appPassword !== "") inputs[appPassword] = new Secret(given.appPassword);
  if (buildUrl !== undefined && given.buildUrl !== "") inputs[buildUrl] = shown(step, buildUrl, given.buildUrl);
  if (buildApiToken !== undefined && given.buildApiToken !== "")
    inputs[buildApiToken] = new Secret(given.buildApiToken);
  return inputs;
}
