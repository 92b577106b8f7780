import { parseConnectedAccount, Secret } from "@stepauth/core";
import { describe, expect, test } from "vitest";
import { autoProvisionApi } from "../src/index.js";

const now = new Date("2026-06-01T00:00:00Z");
const session = {
  session_cookies: { "https://idmsa.apple.com": [{ name: "DES", value: "v", domain: "apple.com", path: "/" }] },
};
const both = parseConnectedAccount({
  ...{ apple_id: "a@b.c", password: "p", ...session },
  ...{ key_id: "KEY", issuer_id: "ISS", private_key: "PEM" },
});

test("an API key is for the step itself: nothing is handed to a tool", async () => {
  const resolution = await autoProvisionApi.resolve({ inputs: {}, account: both, policy: "shipped", now });
  expect(resolution).toMatchObject({ status: "resolved", method: "api-key", origin: "connection", env: {}, args: [] });
  expect(resolution.files.map(({ name }) => name)).toEqual(["AuthKey_KEY.p8"]);
});

test("an Apple ID logs in with its session", async () => {
  const resolution = await autoProvisionApi.resolve({ inputs: { connection: "apple_id" }, account: both, now });
  expect(resolution).toMatchObject({
    status: "resolved",
    method: "apple-id",
    origin: "connection",
    args: [],
    files: [],
  });
  expect(Object.keys(resolution.env)).toEqual(["FASTLANE_SESSION"]);
  expect(resolution.env.FASTLANE_SESSION).toBeInstanceOf(Secret);
  expect(resolution.inputs).toEqual({ connection: "apple_id" });
});

describe("`connection`", () => {
  test.each([
    ["0.1.7", "off", "api-key"],
    ["1.0.0", "api_key", "api-key"],
    ["1.0.0", "apple_id", null],
    ["2.0.3", "enterprise_with_apple_id", null],
    ["2.1.0", "apple-id", "apple-id"],
    ["2.1.1", "enterprise-with-apple-id", "apple-id"],
    ["2.1.1", "apple_id", null],
    ["2.1.2", "apple_id", "apple-id"],
    ["2.1.2", "apple-id", "apple-id"],
    ["2.2.8", "enterprise_with_apple_id", "apple-id"],
    ["2.2.8", "enterprise-with-apple-id", "apple-id"],
    ["2.2.8", "", null],
    ["2.2.8", "Automatic", null],
  ])("%s %j gives %s", async (version, connection, method) => {
    const request = { inputs: { connection }, account: both, policy: "shipped", version, now } as const;
    const { status, diagnostics, method: selected } = await autoProvisionApi.resolve(request);
    expect(selected).toBe(method);
    expect(status).toBe(method === null ? "failed" : "resolved");
    expect(diagnostics.some(({ code }) => code === "inputs/connection-invalid")).toBe(method === null);
  });
});

test("a connected Apple ID alone is none under automatic", async () => {
  const account = parseConnectedAccount({ apple_id: "a@b.c", password: "p", ...session });
  const resolution = await autoProvisionApi.resolve({ inputs: {}, account, now });
  expect(resolution.status).toBe("failed");
  expect(resolution.diagnostics.map(({ code }) => code)).toContain("credentials/none");
});
