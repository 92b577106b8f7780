import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Credentials, Resolution, StepAdapter } from "@stepauth/core";
import { materialise } from "@stepauth/core/node";
import { NOW, type Scenario } from "./scenarios.js";

/** The populated inputs, given to the released step, lead it to the same credentials. The session has no input. */
export async function checkRoundTrip(adapter: StepAdapter, scenario: Scenario, resolution: Resolution): Promise<void> {
  if (resolution.credentials === null) return;
  const dir = mkdtempSync(join(tmpdir(), "stepauth-conformance-"));
  const auth = await materialise(resolution, { dir });
  try {
    const again = await adapter.resolve({
      inputs: auth.inputs,
      account: scenario.account,
      version: scenario.version,
      policy: "shipped",
      now: NOW,
      readFile: async (path) => scenario.keyFiles[path] ?? readFile(path, "utf8"),
    });
    assert.deepEqual(plain(again.credentials), plain(resolution.credentials), "the populated inputs give the same");
  } finally {
    await auth.dispose();
    rmSync(dir, { recursive: true, force: true });
  }
}

function plain(credentials: Credentials | null): unknown {
  if (credentials?.method === "api-key") {
    const { keyId, issuerId, privateKey } = credentials;
    return { keyId, issuerId, privateKey: privateKey?.reveal() };
  }
  if (credentials === null) return null;
  const { appleId, password, appSpecificPassword } = credentials;
  return { appleId, password: password.reveal(), appSpecificPassword: appSpecificPassword.reveal() };
}
