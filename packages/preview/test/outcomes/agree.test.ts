import { type Resolution, Secret } from "@stepauth/core";
import { expect, test } from "vitest";
import { assumedAccount } from "../../src/account.js";
import { findAdapter } from "../../src/adapters.js";
import { agree } from "../../src/outcomes/agree.js";

const { account } = assumedAccount("both");
const resolved = async (inputs: Record<string, string>, policy: Resolution["policy"]) => {
  const adapter = findAdapter("fastlane");
  if (!adapter) throw new Error("no adapter");
  return adapter.resolve({ inputs, account, policy, keys: "defer" });
};

test("what comes to the same agrees, whatever was considered on the way", async () => {
  const [released, documented] = [await resolved({}, "shipped"), await resolved({}, "inputs-first")];
  expect(released.considered).not.toEqual(documented.considered);
  expect(agree(released, documented)).toBe(true);
});

const base = { method: "apple-id", appleId: "a@b.example", appSpecificPassword: new Secret("") } as const;
const credentials = { ...base, password: new Secret("p"), session: new Secret("s") };

test.each([
  ["another password", { credentials: { ...credentials, password: new Secret("q") } }, false],
  ["the same password", { credentials: { ...credentials, password: new Secret("p") } }, true],
  ["another origin", { origin: "inputs" }, false],
  ["another status", { status: "failed", credentials: null }, false],
  ["a session from elsewhere", { session: { origin: "connection" } }, false],
  ["another kind", { credentials: { method: "api-key", keyId: "k", issuerId: "i", enterprise: false } }, false],
  ["a private key more", { credentials: { ...credentials, privateKey: new Secret("k") } }, false],
] as const)("%s", async (_, change, expected) => {
  const one = { ...(await resolved({}, "shipped")), origin: "connection", credentials } as Resolution;
  const other = { ...one, ...change } as Resolution;
  expect(agree(one, other)).toBe(expected);
  expect(agree(other, one)).toBe(expected);
});
