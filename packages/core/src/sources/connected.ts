import type { ConnectedAccount, ConnectedAppleId } from "../account/account.js";
import { fastlaneSession } from "../account/session.js";
import type { StepVersion } from "../adapter/step-version.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import type { Given } from "../inputs/given.js";
import { isSafeFileName } from "../keys/file-name.js";
import { keyFileName } from "../keys/key-id.js";
import { normalisePrivateKey } from "../keys/normalise.js";
import { keyRepairs } from "../keys/repairs.js";
import type { ApiKeyCredentials, AppleIdCredentials, Policy } from "../model.js";
import { Secret } from "../secret.js";
import { handedOnAsItIs, invalidKeyId } from "./input-key.js";
import type { Loaded } from "./loaded.js";

const none = new Secret("");

/** The API key of the connected account. */
export function connectedKey(step: StepVersion, account: ConnectedAccount, policy: Policy): Loaded<ApiKeyCredentials> {
  const { apiKey } = account;
  if (!apiKey) return { ok: false, findings: [] };
  const { keyId, issuerId, privateKey } = apiKey;
  const enterprise = apiKey.enterprise && step.rules.enterprise !== "unnoticed";
  if (!isSafeFileName(keyFileName(keyId))) return { ok: false, findings: [invalidKeyId(keyId, "key_id")] };
  if (!privateKey) return { ok: true, value: { method: "api-key", keyId, issuerId, enterprise }, findings: [] };
  const key = checkedKey(privateKey, policy);
  if (!key.ok) return key;
  const value = { method: "api-key", keyId, issuerId, enterprise, privateKey: key.value } as const;
  return { ok: true, value, findings: key.findings };
}

function checkedKey(privateKey: Secret, policy: Policy): Loaded<Secret> {
  const key = normalisePrivateKey(privateKey.reveal());
  if (key.ok && key.repairs.length === 0) return { ok: true, value: privateKey, findings: [] };
  if (key.ok && policy === "inputs-first") {
    const made = key.repairs.map((repair) => keyRepairs[repair]).join("; ");
    const finding = diagnostic("key/repaired", "info", `The connected private key was repaired: ${made}.`, {
      help: reconnect,
    });
    return { ok: true, value: new Secret(key.pem), findings: [finding] };
  }
  if (key.ok || policy === "shipped")
    return { ok: true, value: privateKey, findings: [handedOnAsItIs(key, "The connected private key")] };
  const message = `The connected private key can't be used. ${key.message}`;
  return { ok: false, findings: [diagnostic("key/invalid", "error", message, { help: reconnect })] };
}

const reconnect = "Upload the .p8 file again on Bitrise's Apple service connection page.";

/** The Apple ID of the inputs. */
export function inputAppleId(given: Given): AppleIdCredentials {
  return {
    method: "apple-id",
    appleId: given.appleId,
    password: new Secret(given.password),
    session: none,
    appSpecificPassword: new Secret(given.appPassword),
  };
}

/** The Apple ID of the connected account. */
export function connectedAppleId(
  step: StepVersion,
  account: ConnectedAppleId,
  given: Given,
  policy: Policy,
): AppleIdCredentials {
  return {
    method: "apple-id",
    appleId: account.appleId,
    password: account.password,
    session: step.rules.session === "unused" ? none : new Secret(fastlaneSession(account, step.rules.sessionOrigins)),
    appSpecificPassword: appSpecificPassword(step, account, given, policy).value,
  };
}

/**
 * The one field that may come from the other origin: an app-specific password in the inputs overrides the connected one
 * under `inputs-first`, and only fills its absence under `shipped`.
 */
export function appSpecificPassword(
  step: StepVersion,
  account: ConnectedAppleId,
  given: Given,
  policy: Policy,
): { readonly value: Secret; readonly fromInputs: boolean } {
  const connected = step.rules.connectionAppPassword ? account.appSpecificPassword : none;
  const inputsWin =
    policy === "inputs-first" ? given.appPassword !== "" : connected.isEmpty && given.appPassword !== "";
  return { value: inputsWin ? new Secret(given.appPassword) : connected, fromInputs: inputsWin };
}
