import { FileRef, type Resolution, Secret, type StepAdapter, type Value } from "@stepauth/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  account,
  adapterOf,
  applicationLoader,
  autoProvisionApi,
  connectedApiKey,
  connectedAppleId,
  deliver,
  fastlane,
  now,
  plain,
  readFile,
  readVectors,
  resolveVector,
  vectorFiles,
} from "./support.js";

// What `inputs` is for: fed to the released step, without any account, they give the same credentials.

describe.each(vectorFiles.filter((name) => name !== "ios-auto-provision"))("%s", (name) => {
  test("the inputs of every resolution lead to the same credentials", async () => {
    let checked = 0;
    for (const vector of readVectors(name)) {
      const first = await resolveVector({ ...vector, request: { ...vector.request, policy: "inputs-first" } });
      if (!hasInputs(first)) continue;
      checked += 1;
      expect(await again(first), vector.request.id).toEqual(wanted(first));
    }
    expect(checked).toBeGreaterThanOrEqual(10);
  });
});

test("any connected credentials", async () => {
  const word = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() === text);
  const id = fc
    .stringMatching(/^[A-Za-z0-9_-]([A-Za-z0-9_.-]{0,20}[A-Za-z0-9_-])?$/)
    .filter((text) => !text.includes(".."));
  const uploading = [fastlane, deliver, applicationLoader].map(({ step }) => step);
  const anyStep = fc.constantFrom(...uploading);
  const appleId = fc.record({ apple_id: word, password: word, app_specific_password: fc.option(word, { nil: "" }) });
  const apiKey = fc.record({ key_id: id, issuer_id: word });
  await fc.assert(
    fc.asyncProperty(anyStep, appleId, async (step, changes) => {
      const document = account(connectedAppleId, changes);
      const first = await adapterOf(step).resolve({ inputs: {}, account: document, now });
      expect(await again(first)).toEqual(wanted(first));
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...uploading, autoProvisionApi.step), apiKey, async (step, changes) => {
      const first = await adapterOf(step).resolve({ inputs: {}, account: account(connectedApiKey, changes), now });
      expect(await again(first)).toEqual(wanted(first));
    }),
  );
});

describe("where the credentials have no inputs, they lead to the account instead", () => {
  const build = { build_url: "https://app.bitrise.io/build/1", build_api_token: "token" };
  const connected = account(connectedAppleId);

  test("the Apple ID on the API adapter", async () => {
    const inputs = { connection: "enterprise_with_apple_id", ...build };
    const resolution = await autoProvisionApi.resolve({ inputs, account: connected, now });
    expect(plain(resolution.inputs)).toEqual(inputs);
    expect(resolution.inputs.build_api_token).toBeInstanceOf(Secret);
  });

  test("the Apple ID adapter", async () => {
    const resolution = await adapterOf("ios-auto-provision").resolve({ inputs: build, account: connected, now });
    expect(plain(resolution.inputs)).toEqual(build);
    expect(resolution.inputs.build_api_token).toBeInstanceOf(Secret);
  });

  test.each([
    // Less than the inputs of these steps have to be.
    { apple_id: "conn@example.com" },
    { apple_id: "conn@example.com", session_cookies: connectedAppleId.session_cookies },
    { password: "connected-password" },
    { app_specific_password: "conn-conn-conn-conn" },
    { apple_id: "", password: "" },
  ])("half an Apple ID: %j", async (document) => {
    for (const adapter of [fastlane, deliver, applicationLoader]) {
      const half = { account: account(document), now };
      const first = await adapter.resolve({ ...half, inputs: {} });
      expect(first).toMatchObject({ status: "resolved", origin: "connection", inputs: { connection: "automatic" } });
      const inputs = plain(first.inputs) as Record<string, string>;
      const second = await adapter.resolve({ ...half, inputs, policy: "shipped" });
      expect(plain(second.credentials)).toEqual(plain(first.credentials));
    }
  });

  test("half an Apple ID, and the app-specific password of the inputs", async () => {
    const half = { account: account({ password: "connected-password" }), now };
    const first = await fastlane.resolve({ ...half, inputs: { connection: "apple_id", app_password: "inpt" } });
    expect(plain(first.inputs)).toEqual({ connection: "apple_id", app_password: "inpt" });
    expect(first.inputs.app_password).toBeInstanceOf(Secret);
    const again = { ...half, inputs: plain(first.inputs) as Record<string, string>, policy: "shipped" as const };
    expect(plain((await fastlane.resolve(again)).credentials)).toEqual(plain(first.credentials));
  });

  test("the user and query of an address are secret", async () => {
    const inputs = { build_url: "https://user:pass@app.bitrise.io/build/1?key=k" };
    const resolution = await adapterOf("ios-auto-provision").resolve({ inputs, account: connected, now });
    expect(resolution.inputs.build_url).toBeInstanceOf(Secret);
  });
});

// An Apple ID without its password, or a password without its Apple ID, is nothing that inputs can say: they lead to the
// account. Nor is a key ID with a space in it, for the released steps can't open a path with one.
function hasInputs({ status, origin, credentials, inputs }: Resolution): boolean {
  if (status !== "resolved" || credentials === null || Object.keys(inputs).length === 0) return false;
  if (credentials.method === "api-key") return "api_key_path" in inputs && !credentials.keyId.includes(" ");
  if (!Object.keys(inputs).some((key) => key === "apple_id" || key === "itunescon_user")) return false;
  return origin === "inputs" || !credentials.password.isEmpty || !credentials.appSpecificPassword.isEmpty;
}

async function again(first: Resolution) {
  const adapter: StepAdapter = adapterOf(first.step);
  const files = new Map(first.files.map(({ name, content }) => [`/tmp/auth/${name}`, content?.reveal() ?? ""]));
  const second = await adapter.resolve({
    inputs: Object.fromEntries(Object.entries(first.inputs).map(([key, value]) => [key, written(value)])),
    account: null,
    policy: "shipped",
    version: first.version,
    readFile: (path) => files.get(path) ?? readFile(path),
  });
  return wanted(second);
}

function written(value: Value): string {
  if (value instanceof Secret) return value.reveal();
  return value instanceof FileRef ? `file:///tmp/auth/${value.name}` : value;
}

// The 2FA session has no input; it is in the environment. Nor has the programme that a key belongs to.
function wanted({ status, credentials }: Resolution) {
  if (credentials === null) return { status };
  const { session: _, enterprise: __, ...fields } = plain(credentials) as Record<string, unknown>;
  return { status, ...fields };
}
