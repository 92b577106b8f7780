import { accountStatusError, type ResolveRequest, StepAuthError } from "@stepauth/core";
import { expect, test } from "vitest";
import { adapters } from "../../src/adapters.js";
import {
  account,
  adapterOf,
  connectedApiKey,
  connectedAppleId,
  fastlaneInputs,
  now,
  readFile,
  uploadInputs,
} from "./support.js";

// Every candidate in order, and what became of it. I: inputs, C: connected account.

const both = account(connectedApiKey, connectedAppleId);
const expired = account(connectedAppleId, { connection_expiry_date: "2026-01-01T00:00:00Z" });
const failed = new StepAuthError("account/unreachable", "No answer.");
const missing = { api_key_path: "file:///nowhere/AuthKey_A.p8", api_issuer: "i" };

const situations: readonly (readonly [string, string, ResolveRequest, readonly string[]])[] = [
  [
    "nothing at all",
    "fastlane",
    { inputs: {} },
    ["I key not-configured", "I id not-configured", "C key not-configured", "C id not-configured"],
  ],
  [
    "the inputs decide",
    "fastlane",
    { inputs: fastlaneInputs.key, account: () => both },
    ["I key selected", "I id not-configured", "C key not-requested", "C id not-requested"],
  ],
  [
    "the inputs decide, the account is known",
    "fastlane",
    { inputs: fastlaneInputs.id, account: both },
    ["I key not-configured", "I id selected", "C key shadowed", "C id shadowed"],
  ],
  [
    "the connection decides",
    "deliver",
    { inputs: {}, account: both },
    ["I key not-configured", "I id not-configured", "C key selected", "C id shadowed"],
  ],
  [
    "shipped: the connection comes first",
    "deliver",
    { inputs: uploadInputs.key, account: both, policy: "shipped" },
    ["C key selected", "C id shadowed", "I key shadowed", "I id not-configured"],
  ],
  [
    "shipped: an expired session stops it",
    "deliver",
    { inputs: uploadInputs.key, account: expired, policy: "shipped" },
    ["C key not-configured", "C id invalid", "I key shadowed", "I id not-configured"],
  ],
  [
    "an expired session that does not matter",
    "deliver",
    { inputs: uploadInputs.key, account: expired },
    ["I key selected", "I id not-configured", "C key not-configured", "C id shadowed"],
  ],
  [
    "connection off",
    "fastlane",
    { inputs: { connection: "off", ...fastlaneInputs.id }, account: both },
    ["I key not-configured", "I id selected", "C key not-accepted", "C id not-accepted"],
  ],
  [
    "connection named",
    "fastlane",
    { inputs: { connection: "apple_id", ...fastlaneInputs.key }, account: both },
    ["I key not-accepted", "I id not-accepted", "C key not-accepted", "C id selected"],
  ],
  [
    "connection named, not there",
    "application-loader",
    { inputs: { connection: "api_key" }, account: account(connectedAppleId) },
    ["I key not-accepted", "I id not-accepted", "C key not-configured", "C id not-accepted"],
  ],
  [
    "a key file that is missing",
    "fastlane",
    { inputs: missing, account: both },
    ["I key invalid", "I id not-configured", "C key shadowed", "C id shadowed"],
  ],
  [
    "an impossible connected key ID",
    "fastlane",
    { inputs: {}, account: account(connectedApiKey, { key_id: "../x" }) },
    ["I key not-configured", "I id not-configured", "C key invalid", "C id not-configured"],
  ],
  [
    "an app-specific password alone",
    "fastlane",
    { inputs: { app_password: "x" }, account: null },
    ["I key not-configured", "I id not-configured", "C key not-configured", "C id not-configured"],
  ],
  [
    "inputs of both kinds",
    "fastlane",
    { inputs: { ...fastlaneInputs.key, ...fastlaneInputs.id }, account: both },
    ["I key invalid", "I id invalid", "C key not-requested", "C id not-requested"],
  ],
  [
    "half an API key",
    "fastlane",
    { inputs: { api_issuer: "i" }, account: both },
    ["I key invalid", "I id not-configured", "C key not-requested", "C id not-requested"],
  ],
  [
    "half an API key, which would not count",
    "fastlane",
    { inputs: { connection: "api_key", api_issuer: "i" }, account: both },
    ["I key not-accepted", "I id not-accepted", "C key not-requested", "C id not-accepted"],
  ],
  [
    "an invalid connection",
    "auto-provision-api",
    { inputs: { connection: "no" }, account: both },
    ["I key not-configured", "I id not-accepted", "C key not-requested", "C id not-accepted"],
  ],
  [
    "the API adapter",
    "auto-provision-api",
    { inputs: fastlaneInputs.key, account: both, policy: "shipped" },
    ["C key selected", "C id not-accepted", "I key shadowed", "I id not-accepted"],
  ],
  [
    "the API adapter stops at a broken account",
    "auto-provision-api",
    { inputs: fastlaneInputs.key, account: failed, policy: "shipped" },
    ["C key invalid", "C id not-accepted", "I key shadowed", "I id not-accepted"],
  ],
  [
    "a broken account is passed over",
    "deliver",
    { inputs: uploadInputs.id, account: failed, policy: "shipped" },
    ["C key not-configured", "C id not-configured", "I key not-configured", "I id selected"],
  ],
  [
    "the Apple ID adapter",
    "auto-provision-apple-id",
    { inputs: {}, account: both },
    ["C key not-accepted", "C id selected", "I key not-accepted", "I id not-accepted"],
  ],
  [
    "the Apple ID adapter, half an Apple ID",
    "auto-provision-apple-id",
    { inputs: {}, account: account({ apple_id: "a" }) },
    ["C key not-accepted", "C id invalid", "I key not-accepted", "I id not-accepted"],
  ],
  [
    "a session alone",
    "fastlane",
    { inputs: {}, account: both, version: "2.7.4" },
    ["C key not-accepted", "C id selected", "I key not-accepted", "I id not-accepted"],
  ],
  [
    "a session alone, expired",
    "fastlane",
    { inputs: {}, account: expired, version: "2.7.4" },
    ["C key not-accepted", "C id not-accepted", "I key not-accepted", "I id not-accepted"],
  ],
  [
    "a session beside the inputs",
    "deliver",
    { inputs: { itunescon_user: "a", password: "b" }, account: both, version: "2.15.0" },
    ["C key not-accepted", "C id not-accepted", "I key not-accepted", "I id selected"],
  ],
];

test.each(situations)("%s: %s", async (_, adapter, request, wanted) => {
  const { considered } = await adapterOf(adapter).resolve({ now, readFile, ...request });
  const short = considered.map(
    ({ origin, method, verdict }) =>
      `${origin === "inputs" ? "I" : "C"} ${method === "api-key" ? "key" : "id"} ${verdict}`,
  );
  expect(short).toEqual(wanted);
  expect(considered.every(({ reason }) => /^[a-z`].*[^.]$/.test(reason))).toBe(true);
});

test("one candidate at most is selected, and then it is the resolution", async () => {
  for (const [, adapter, request] of situations) {
    const { considered, status, origin, method } = await adapterOf(adapter).resolve({ now, readFile, ...request });
    const selected = considered.filter(({ verdict }) => verdict === "selected");
    expect(selected.map((candidate) => [candidate.origin, candidate.method])).toEqual(
      status === "resolved" ? [[origin, method]] : [],
    );
  }
});

test("a candidate is one object, however often it comes, and can't be changed", async () => {
  const resolve = () => adapterOf("deliver").resolve({ inputs: {}, account: both, now });
  const [once, again] = [await resolve(), await resolve()];
  expect(once.considered.map((candidate, index) => candidate === again.considered[index])).toEqual(Array(4).fill(true));
  expect(once.considered.every(Object.isFrozen)).toBe(true);
});

test("no reason and no way out speaks of inputs that a step does not have", async () => {
  for (const adapter of adapters)
    for (const version of adapter.versions) {
      const { names, plan } = adapter.describe(version);
      const values = [undefined, ...plan.values.map(({ value }) => value)];
      for (const value of values)
        for (const held of [null, both, expired, failed, accountStatusError(401)])
          for (const policy of ["inputs-first", "shipped"] as const) {
            const inputs = value === undefined || names.connection === undefined ? {} : { [names.connection]: value };
            const { considered, diagnostics } = await adapter.resolve({ inputs, account: held, policy, version, now });
            const said = [...considered.map(({ reason }) => reason), ...diagnostics.map(({ help }) => help ?? "")];
            const hasNone = names.apiKeyPath === undefined && names.appleId === undefined;
            const about = said.filter((text) => /inputs/.test(text) && !/has no inputs/.test(text));
            if (hasNone) expect(about, `${adapter.name} ${version} ${value}`).toEqual([]);
          }
    }
});
