import { parseConnectedAccount } from "@stepauth/core";
import { describe, expect, test } from "vitest";
import { adapterOf, connectedApiKey, connectedAppleId, now } from "./support.js";

// The account's document as each version's own reader takes it.

const device = { id: 5, created_at: "2031-01-02T03:04:05Z", updated_at: "2031-01-02T03:04:05Z" };
const documents = {
  "a device as it should be": { test_devices: [device] },
  "a device whose id is a text": { test_devices: [device, { ...device, id: "5" }] },
  "a device created on a day": { test_devices: [{ ...device, created_at: "2031-01-02" }] },
  "a device updated at no time": { test_devices: [{ ...device, updated_at: "" }] },
  "an enterprise flag in words": { is_enterprise_account: "yes" },
};
const [fine, wrongId, wrongDay, noTime, flag] = Object.keys(documents) as (keyof typeof documents)[];

const refusals = async (name: string, version: string) => {
  const credentials =
    name === "auto-provision-apple-id" ? connectedAppleId : { ...connectedApiKey, ...connectedAppleId };
  const refused = [];
  for (const [what, document] of Object.entries(documents)) {
    const account = parseConnectedAccount({ ...credentials, ...document });
    const { diagnostics } = await adapterOf(name).resolve({ inputs: {}, account, version, now });
    if (diagnostics.some(({ code }) => code === "account/malformed")) refused.push(what);
  }
  return refused;
};

describe("a document that is not quite as expected", () => {
  const strict = [wrongId, wrongDay, noTime];
  test.each([
    ["fastlane", "", strict],
    ["fastlane", "3.0.1", strict],
    ["fastlane", "3.0.0", [wrongId]],
    ["fastlane", "2.7.4", []],
    ["deliver", "", strict],
    ["deliver", "2.20.2", strict],
    ["deliver", "2.20.0", [wrongId]],
    ["deliver", "2.18.1", []],
    ["application-loader", "", strict],
    ["application-loader", "1.0.0", [wrongId]],
    ["auto-provision-api", "", strict],
    ["auto-provision-api", "2.0.0", [wrongId]],
    ["auto-provision-apple-id", "", []],
  ] as const)("to %s %s", async (name, version, wanted) => {
    expect(await refusals(name, version)).toEqual(wanted);
    expect([...wanted]).not.toContain(fine);
    expect([...wanted]).not.toContain(flag);
  });

  test("the finding names the member, never the value", async () => {
    const account = parseConnectedAccount({ ...connectedApiKey, test_devices: [{ created_at: "s3cret" }] });
    const { diagnostics } = await adapterOf("fastlane").resolve({ inputs: {}, account, now });
    const found = diagnostics.find(({ code }) => code === "account/malformed");
    expect(found?.message).toContain("test_devices.0.created_at is no RFC 3339 time");
    expect(JSON.stringify(diagnostics)).not.toContain("s3cret");
  });
});
