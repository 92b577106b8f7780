import { type ResolveRequest, type StepAdapter, StepAuthError } from "@stepauth/core";
import { describe, expect, test } from "vitest";
import {
  account,
  adapterOf,
  connectedApiKey,
  connectedAppleId,
  fastlaneInputs,
  findings,
  goodKey,
  now,
  readFile,
  readVectors,
  resolveVector,
  uploadInputs,
  vectorFiles,
} from "./support.js";

// `policy/shipped-differs`: every way in which the released step decides differently, and no other.

const both = account(connectedApiKey, connectedAppleId);
const expired = account(connectedAppleId, { connection_expiry_date: "2026-01-01T00:00:00Z" });
const failed = new StepAuthError("account/malformed", "Broken.");

const differing: readonly (readonly [string, string, ResolveRequest, readonly string[]])[] = [
  ["the connected API key", "fastlane", { inputs: fastlaneInputs.key, account: both }, ["warning connection"]],
  [
    "the connected Apple ID",
    "deliver",
    { inputs: uploadInputs.id, account: account(connectedAppleId) },
    ["warning connection"],
  ],
  ["an expired session stops it", "deliver", { inputs: uploadInputs.key, account: expired }, ["warning connection"]],
  [
    "a broken account stops it",
    "auto-provision-api",
    { inputs: fastlaneInputs.key, account: failed },
    ["warning connection"],
  ],
  [
    "perhaps, if an account is connected",
    "application-loader",
    { inputs: uploadInputs.id, account: () => both },
    ["info connection"],
  ],
  [
    "the app-specific password",
    "fastlane",
    { inputs: { app_password: "x" }, account: account(connectedAppleId) },
    ["warning app_password"],
  ],
  [
    "a plain path",
    "fastlane",
    { inputs: { ...fastlaneInputs.key, api_key_path: `\${DIR}/AuthKey_ABCDE12345.p8` }, account: null },
    ["warning api_key_path"],
  ],
  [
    "a plain path, and perhaps",
    "fastlane",
    { inputs: { ...fastlaneInputs.key, api_key_path: `\${DIR}/AuthKey_ABCDE12345.p8` }, account: () => null },
    ["info connection", "warning api_key_path"],
  ],
  [
    "a name without a key ID",
    "fastlane",
    { inputs: { ...fastlaneInputs.key, api_key_path: `file://\${DIR}/mykey.p8` }, account: null },
    ["warning api_key_path"],
  ],
  [
    "plain http",
    "deliver",
    { inputs: { ...uploadInputs.key, api_key_path: "http://example.com/AuthKey_A.p8" }, account: null },
    ["warning api_key_path"],
  ],
  [
    "a broken connected key",
    "deliver",
    { inputs: {}, account: account(connectedApiKey, { private_key: "junk" }) },
    ["warning connection"],
  ],
  [
    "an Enterprise key",
    "deliver",
    { inputs: {}, account: account(connectedApiKey, { is_enterprise_account: true }) },
    ["warning connection"],
  ],
];

describe("differs", () => {
  test.each(differing)("%s: %s", async (_, adapter, request, wanted) => {
    const found = await differences(adapterOf(adapter), request);
    expect(found).toEqual(wanted);
  });

  test.each(differing)("shipped is silent: %s", async (_, adapter, request) => {
    expect(await differences(adapterOf(adapter), { ...request, policy: "shipped" })).toEqual([]);
  });
});

describe("does not differ", () => {
  test.each<readonly [string, string, ResolveRequest]>([
    ["nothing at all", "fastlane", { inputs: {}, account: null }],
    ["inputs alone", "fastlane", { inputs: fastlaneInputs.key, account: null }],
    ["inputs and an empty account", "deliver", { inputs: uploadInputs.id, account: account({}) }],
    ["the account alone", "deliver", { inputs: {}, account: both }],
    ["connection off", "deliver", { inputs: { connection: "off", ...uploadInputs.key }, account: both }],
    [
      "connection off, the account unasked",
      "deliver",
      { inputs: { connection: "off", ...uploadInputs.key }, account: () => both },
    ],
    ["connection named", "fastlane", { inputs: { connection: "api_key", ...fastlaneInputs.id }, account: both }],
    [
      "the connected Apple ID, which the API adapter does not take",
      "auto-provision-api",
      { inputs: fastlaneInputs.key, account: account(connectedAppleId) },
    ],
    [
      "the same app-specific password",
      "fastlane",
      { inputs: { app_password: "conn-conn-conn-conn" }, account: account(connectedAppleId) },
    ],
    [
      "an app-specific password that fills a gap",
      "fastlane",
      { inputs: { app_password: "x" }, account: account(connectedAppleId, { app_specific_password: "" }) },
    ],
    ["both fail: a session that expired", "fastlane", { inputs: {}, account: expired }],
    [
      "both fail: a missing key",
      "fastlane",
      { inputs: { ...fastlaneInputs.key, api_key_path: "/nowhere/AuthKey_A.p8" }, account: null },
    ],
    [
      "both fail: a key without an ID, and a broken account",
      "auto-provision-api",
      { inputs: { ...fastlaneInputs.key, api_key_path: `file://\${DIR}/mykey.p8` }, account: failed },
    ],
    [
      "both fail: an empty key, and a session that expired",
      "deliver",
      { inputs: { ...uploadInputs.key, api_key_path: `file://\${DIR}/Empty_AuthKey_ZZ.p8` }, account: expired },
    ],
    [
      "both fail: refused inputs",
      "fastlane",
      { inputs: { ...fastlaneInputs.key, ...fastlaneInputs.id }, account: both },
    ],
    [
      "a version without connection",
      "deliver",
      { inputs: { itunescon_user: "a", password: "b" }, account: both, version: "2.18.1" },
    ],
    [
      "a version with inputs alone",
      "application-loader",
      { inputs: uploadInputs.key, account: both, version: "0.11.1" },
    ],
    [
      "an Enterprise key where no fastlane is",
      "auto-provision-api",
      { inputs: {}, account: account(connectedApiKey, { is_enterprise_account: true }) },
    ],
  ])("%s: %s", async (_, adapter, request) => {
    expect(await differences(adapterOf(adapter), request)).toEqual([]);
  });
});

test("it is there exactly when the two policies give something else", async () => {
  for (const vector of vectorFiles.flatMap(readVectors)) {
    const [ours, theirs] = await Promise.all(
      (["inputs-first", "shipped"] as const).map((policy) =>
        resolveVector({ ...vector, request: { ...vector.request, policy } }),
      ),
    );
    const differs = findings(ours as NonNullable<typeof ours>).some((finding) =>
      finding.includes("policy/shipped-differs"),
    );
    const given = [ours, theirs].map((resolution) => JSON.stringify(gives(resolution as NonNullable<typeof ours>)));
    expect(differs, vector.request.id).toBe(given[0] !== given[1]);
  }
});

function gives({ status, method, origin, credentials }: Awaited<ReturnType<StepAdapter["resolve"]>>) {
  if (credentials === null) return { status };
  const { privateKey, ...key } =
    credentials.method === "api-key" ? credentials : { ...credentials, privateKey: undefined };
  const secrets =
    credentials.method === "apple-id"
      ? [credentials.password, credentials.session, credentials.appSpecificPassword]
      : [privateKey];
  return { status, method, origin, key, secrets: secrets.map((secret) => secret?.reveal()) };
}

async function differences(adapter: StepAdapter, request: ResolveRequest): Promise<string[]> {
  const fetch = async () => new Response(goodKey);
  const resolution = await adapter.resolve({ now, readFile, fetch, ...request });
  return findings(resolution)
    .filter((finding) => finding.includes(" policy/shipped-differs"))
    .map((finding) => finding.replace(" policy/shipped-differs", ""));
}
