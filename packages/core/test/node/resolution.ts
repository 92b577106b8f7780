import {
  type ApiKeyResolution,
  type AuthFile,
  type Diagnostic,
  type FailedResolution,
  FileRef,
} from "../../src/model.js";
import { Secret } from "../../src/secret.js";

export const canary = "CANARY_key_7f3a";

export const keyFile: AuthFile = { name: "AuthKey_ABCDE12345.p8", mode: 0o600, content: new Secret(`${canary}\n`) };

/** A resolution as a fastlane-like step has it; the tests change what they are about. */
export function resolutionWith(changes: Partial<ApiKeyResolution> = {}): ApiKeyResolution {
  return {
    step: "some-step",
    version: "1.0.0",
    policy: "inputs-first",
    status: "resolved",
    method: "api-key",
    origin: "inputs",
    credentials: { method: "api-key", keyId: "ABCDE12345", issuerId: "", enterprise: false },
    inputs: { api_key_path: new FileRef(keyFile.name, "file-url"), connection: "off" },
    env: { KEY_PATH: new FileRef(keyFile.name), TOKEN: new Secret(canary), PLAIN: `\${file:${keyFile.name}}` },
    unsetEnv: ["OLD"],
    args: ["--key", new FileRef(keyFile.name), "--secret", new Secret(canary)],
    files: [keyFile],
    tool: { name: "tool", commands: ["tool"] },
    considered: [],
    diagnostics: [],
    ...changes,
  };
}

/** The same step where it fails. */
export function failedWith(diagnostics: readonly Diagnostic[]): FailedResolution {
  const { step, version, policy, tool, considered } = resolutionWith();
  const facts = { step, version, policy, tool, considered, diagnostics };
  const nothing = {
    method: null,
    origin: null,
    credentials: null,
    inputs: {},
    env: {},
    unsetEnv: [],
    args: [],
    files: [],
  };
  return { ...facts, ...nothing, status: "failed" };
}
