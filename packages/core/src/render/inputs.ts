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
import { isSecretPath, keyPlace, shippedKeyId, shippedPathProblem } from "../sources/key-path.js";
import { isEmpty } from "./hand-over.js";

/** What the inputs are rendered from. */
export interface Selected {
  readonly step: StepVersion;
  readonly given: Given;
  readonly credentials: Credentials;
  readonly origin: Origin;
  /** Whether the key is not the one that `api_key_path` names, byte for byte. */
  readonly keyChanged: boolean;
}

/**
 * The step's own authentication inputs, populated from what was selected: fed to the released step they give the same
 * credentials. Where the credentials have no inputs, the inputs that lead the step to the connected account instead.
 */
export function renderInputs(selected: Selected): Record<string, Value> {
  const { step, given, credentials } = selected;
  const { apiKeyPath, appleId } = step.names;
  if (credentials.method === "api-key" && apiKeyPath !== undefined) return apiKeyInputs(selected, credentials);
  if (credentials.method === "apple-id" && appleId !== undefined && isWhole(credentials))
    return appleIdInputs(step, credentials);
  return accountInputs(step, given);
}

// With less, inputs are refused or count as none; a connected Apple ID is handed on all the same.
function isWhole({ appleId, password, appSpecificPassword }: AppleIdCredentials): boolean {
  return appleId !== "" && !(password.isEmpty && appSpecificPassword.isEmpty);
}

function apiKeyInputs(selected: Selected, key: ApiKeyCredentials): Record<string, Value> {
  const { connection, apiKeyPath = "", apiIssuer = "" } = selected.step.names;
  const inputs: Record<string, Value> = {};
  if (connection !== undefined) inputs[connection] = "off";
  inputs[apiKeyPath] = keyPathInput(selected, key);
  inputs[apiIssuer] = key.issuerId;
  return inputs;
}

/** The path that was given where the released step can use it, else a file that materialising writes. */
function keyPathInput(selected: Selected, key: ApiKeyCredentials): Value {
  if (selected.given.unknown.has("apiKeyPath") && selected.origin === "inputs")
    return shown(selected.step, selected.step.names.apiKeyPath, selected.given.apiKeyPath);
  const own = selected.origin === "inputs" && !selected.keyChanged;
  const usable = own ? usablePath(selected.given.apiKeyPath, key.keyId) : null;
  if (usable === null) return new FileRef(keyFileName(key.keyId), "file-url");
  return shown(selected.step, selected.step.names.apiKeyPath, usable);
}

// What a plain path has to become for the released steps, if they can use it at all.
function usablePath(path: string, keyId: string): string | null {
  const place = keyPlace(path);
  const escaped = place.kind === "file" && place.decoded !== null;
  const written = place.kind === "file" && !/^(?:file:|~)/i.test(path) ? fileAddress(path) : path;
  return !escaped && shippedPathProblem(written) === null && shippedKeyId(written) === keyId ? written : null;
}

function fileAddress(path: string): string {
  return path.startsWith("/") ? `file://${path}` : `file://./${path}`;
}

/** A given value as it may be shown: a secret where the step's catalogue or the value itself says so. */
function shown(step: StepVersion, key: string | undefined, value: string): Value {
  const sensitive = key !== undefined && step.declared.get(key)?.sensitive === true;
  return sensitive || isSecretPath(value) ? new Secret(value) : value;
}

function appleIdInputs(step: StepVersion, credentials: AppleIdCredentials): Record<string, Value> {
  const { connection, appleId, password, appPassword } = step.names;
  const inputs: Record<string, Value> = {};
  const set = (key: string | undefined, value: Value) => {
    if (key !== undefined && !isEmpty(value)) inputs[key] = value;
  };
  set(connection, "off");
  set(appleId, credentials.appleId);
  set(password, credentials.password);
  set(appPassword, credentials.appSpecificPassword);
  return inputs;
}

function accountInputs(step: StepVersion, given: Given): Record<string, Value> {
  const { connection, appPassword, buildUrl, buildApiToken } = step.names;
  const inputs: Record<string, Value> = {};
  if (connection !== undefined) inputs[connection] = given.connection ?? "automatic";
  if (appPassword !== undefined && given.appPassword !== "") inputs[appPassword] = new Secret(given.appPassword);
  if (buildUrl !== undefined && given.buildUrl !== "") inputs[buildUrl] = shown(step, buildUrl, given.buildUrl);
  if (buildApiToken !== undefined && given.buildApiToken !== "")
    inputs[buildApiToken] = new Secret(given.buildApiToken);
  return inputs;
}
