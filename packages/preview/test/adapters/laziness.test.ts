import { type ConnectedAccount, StepAuthError } from "@stepauth/core";
import { describe, expect, test, vi } from "vitest";
import {
  account,
  adapterOf,
  autoProvisionApi,
  connectedApiKey,
  connectedAppleId,
  deliver,
  fastlane,
  fastlaneInputs,
  findings,
  inputsOf,
  readFile,
  uploadInputs,
} from "./support.js";

// The connected account is a function here: it is called when the walk down the candidates comes to it, at most once.

const both = account(connectedApiKey, connectedAppleId);
const request = () => vi.fn<() => ConnectedAccount | null>(() => both);

describe("never called", () => {
  test.each([
    ["the inputs decide: API key", "fastlane", fastlaneInputs.key],
    ["the inputs decide: Apple ID", "fastlane", fastlaneInputs.id],
    ["the inputs decide, deliver", "deliver", uploadInputs.key],
    ["the inputs decide, application loader", "application-loader", uploadInputs.id],
    ["the inputs decide, auto provision", "auto-provision-api", fastlaneInputs.key],
    ["the key file is missing", "fastlane", { api_key_path: "file://nowhere/AuthKey_A.p8", api_issuer: "x" }],
    ["the file name has no key ID", "fastlane", { api_key_path: `file://\${DIR}/mykey.p8`, api_issuer: "x" }],
  ])("inputs-first: %s", async (_, adapter, inputs) => {
    const connected = request();
    await adapterOf(adapter).resolve({ inputs, account: connected, policy: "inputs-first", readFile });
    expect(connected).not.toHaveBeenCalled();
  });

  describe.each(["inputs-first", "shipped"] as const)("%s", (policy) => {
    test.each([
      ["connection off, nothing set", "fastlane", { connection: "off" }],
      ["connection off, inputs set", "deliver", { connection: "off", ...uploadInputs.key }],
      ["connection off, auto provision", "auto-provision-api", { connection: "off" }],
      ["both kinds of inputs", "fastlane", { ...fastlaneInputs.key, ...fastlaneInputs.id }],
      [
        "both kinds of inputs, connection named",
        "deliver",
        { connection: "api_key", ...uploadInputs.key, password: "x" },
      ],
      ["half an API key", "application-loader", { api_issuer: "x" }],
      ["half an Apple ID", "fastlane", { apple_id: "x" }],
      ["an invalid connection", "fastlane", { connection: "false" }],
      ["an empty connection", "auto-provision-api", { connection: "" }],
    ])("%s", async (__, adapter, inputs) => {
      const connected = request();
      await adapterOf(adapter).resolve({ inputs, account: connected, policy, readFile });
      expect(connected).not.toHaveBeenCalled();
    });

    test.each([
      ["a version without authentication", "fastlane", "2.3.0", {}],
      ["a version that knows inputs alone", "deliver", "2.14.1", { itunescon_user: "a", password: "b" }],
      ["a version that knows inputs alone", "application-loader", "0.11.1", uploadInputs.key],
      ["a version that needs no session beside an API key", "deliver", "2.19.0", uploadInputs.key],
    ] as const)("%s: %s %s", async (__, adapter, version, inputs) => {
      const connected = request();
      await adapterOf(adapter).resolve({ inputs, account: connected, policy, version, readFile });
      expect(connected).not.toHaveBeenCalled();
    });
  });
});

describe("called exactly once", () => {
  test.each([
    ["shipped, although inputs are set", "fastlane", "shipped", "", fastlaneInputs.key],
    ["shipped, nothing set", "deliver", "shipped", "", {}],
    ["inputs-first, nothing set", "deliver", "inputs-first", "", {}],
    ["inputs-first, an app-specific password alone", "fastlane", "inputs-first", "", { app_password: "x" }],
    [
      "inputs-first, connection named",
      "fastlane",
      "inputs-first",
      "",
      { connection: "apple_id", ...fastlaneInputs.key },
    ],
    ["the Apple ID adapter", "auto-provision-apple-id", "inputs-first", "", {}],
    ["a session alone", "fastlane", "inputs-first", "2.7.4", {}],
    ["a session beside the inputs", "deliver", "inputs-first", "2.18.1", { itunescon_user: "a", password: "b" }],
  ] as const)("%s", async (_, adapter, policy, version, inputs) => {
    const connected = request();
    await adapterOf(adapter).resolve({ inputs, account: connected, policy, version, readFile });
    expect(connected).toHaveBeenCalledTimes(1);
  });
});

describe("a function that throws", () => {
  const unauthorized = () => Promise.reject(new StepAuthError("account/unauthorized", "Not for you.", "Ask."));

  test.each([
    ["fastlane", "warning", "none"],
    ["deliver", "warning", "failed"],
    ["application-loader", "warning", "failed"],
    ["auto-provision-api", "error", "failed"],
    ["auto-provision-apple-id", "error", "failed"],
  ] as const)("a StepAuthError becomes a diagnostic of %s: %s", async (adapter, severity, status) => {
    const resolution = await adapterOf(adapter).resolve({ inputs: {}, account: unauthorized });
    expect(resolution.status).toBe(status);
    expect(findings(resolution)).toContain(`${severity} account/unauthorized`);
  });

  test("the steps that go on without the account use their inputs", async () => {
    const resolution = await deliver.resolve({
      inputs: uploadInputs.key,
      account: unauthorized,
      policy: "shipped",
      readFile,
    });
    expect(resolution).toMatchObject({ status: "resolved", method: "api-key", origin: "inputs" });
    expect(findings(resolution)).toContain("warning account/unauthorized");
  });

  test("the API adapter stops at it", async () => {
    const inputs = fastlaneInputs.key;
    const resolution = await autoProvisionApi.resolve({ inputs, account: unauthorized, policy: "shipped", readFile });
    expect(resolution).toMatchObject({ status: "failed", method: null, origin: null, credentials: null });
  });

  test.each([new TypeError("a mistake"), new DOMException("stop", "AbortError")])("%s propagates", async (error) => {
    await expect(fastlane.resolve({ inputs: {}, account: () => Promise.reject(error) })).rejects.toBe(error);
  });
});

describe("an account that is given, but not looked at, is not reported", () => {
  const broken = new StepAuthError("account/malformed", "Broken.");
  test.each([
    ["connection off", "fastlane", "", { connection: "off" }],
    ["the inputs decide", "deliver", "", uploadInputs.key],
    ["a version that reads none", "fastlane", "2.3.0", {}],
  ] as const)("%s", async (_, adapter, version, inputs) => {
    const resolution = await adapterOf(adapter).resolve({
      inputs: inputs as Record<string, string>,
      account: broken,
      version,
      readFile,
    });
    expect(findings(resolution).join()).not.toContain("account/malformed");
  });
});

test("a signal that is aborted rejects before anything is asked", async () => {
  const connected = request();
  const reason = new Error("enough");
  const asked = fastlane.resolve({ inputs: {}, account: connected, signal: AbortSignal.abort(reason) });
  await expect(asked).rejects.toBe(reason);
  expect(connected).not.toHaveBeenCalled();
});

test.each([fastlane, deliver])("$step: the difference is told as a possibility", async (adapter) => {
  const inputs = inputsOf(adapter).key;
  const unasked = await adapter.resolve({ inputs, account: request(), readFile });
  expect(findings(unasked)).toEqual(["info policy/shipped-differs connection"]);
  const known = await adapter.resolve({ inputs, account: both, readFile });
  expect(findings(known)).toEqual(["warning policy/shipped-differs connection"]);
});
