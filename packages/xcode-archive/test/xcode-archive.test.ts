import { parseConnectedAccount, type Resolution, StepAuthError } from "@stepauth/core";
import { describe, expect, test } from "vitest";
import { xcodeArchive } from "../src/index.js";

// What each era of the step decides, at its edges.

const now = new Date("2026-06-01T00:00:00Z");
const pem = "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----";
const session = {
  session_cookies: { "https://idmsa.apple.com": [{ name: "DES", value: "v", domain: "apple.com", path: "/" }] },
  connection_expiry_date: "2026-05-01T00:00:00Z",
};
const key = { key_id: "CONNECTED1", issuer_id: "connected", private_key: pem };
const both = parseConnectedAccount({ ...key, apple_id: "a@b.c", password: "p", ...session });
const denied = new StepAuthError("account/unauthorized", "Not for this build.", "Ask.");
const whole = {
  automatic_code_signing: "api-key",
  api_key_path: "./AuthKey_ABCDE12345.p8",
  api_key_id: " ABCDE12345 ",
  api_key_issuer_id: "issuer",
};
const inputs: Record<string, string> = whole;

function codes({ diagnostics }: Resolution): string[] {
  return diagnostics.map(({ code }) => code);
}

function chosen({ status, origin, method }: Resolution): string {
  return status === "resolved" ? `${origin} ${method}` : status;
}

test.each(["0.9.2", "4.0.4"])("%s takes no Apple credentials", async (version) => {
  const inputs = { automatic_code_signing: "api-key" };
  const resolution = await xcodeArchive.resolve({ inputs, account: both, version, now });
  expect(resolution).toMatchObject({ status: "none", method: null, args: [], env: {} });
  expect(codes(resolution)).toEqual(["inputs/unknown"]);
});

test("off, which is what it does unasked, takes none either", async () => {
  expect(await xcodeArchive.resolve({ inputs: {}, account: both, now })).toMatchObject({
    status: "none",
    diagnostics: [],
  });
});

describe("an API key in the inputs, and another one connected", () => {
  test.each([
    ...["4.1.0", "4.5.2"].map((version) => [version, "connection api-key"]),
    ...["4.6.0", "5.0.3", "5.2.2", "5.3.0", "6.1.2"].map((version) => [version, "inputs api-key"]),
  ])("%s: %s", async (version, wanted) => {
    const resolution = await xcodeArchive.resolve({
      inputs,
      account: both,
      policy: "shipped",
      version,
      now,
      keys: "defer",
    });
    expect(chosen(resolution)).toBe(wanted);
    expect(codes(resolution).includes("inputs/unknown")).toBe(wanted.startsWith("connection"));
  });

  test("does not save a build whose account can't be had, in the build", async () => {
    const ask = { inputs, account: denied, now, keys: "defer" } as const;
    expect(chosen(await xcodeArchive.resolve({ ...ask, policy: "shipped" }))).toBe("failed");
    const documented = await xcodeArchive.resolve(ask);
    expect(chosen(documented)).toBe("inputs api-key");
    expect(codes(documented)).toContain("policy/shipped-differs");
  });

  test.each(["api_key_path", "api_key_id", "api_key_issuer_id"])("has no effect without %s", async (missing) => {
    const resolution = await xcodeArchive.resolve({
      inputs: { ...inputs, [missing]: "" },
      account: both,
      policy: "shipped",
      now,
    });
    expect(chosen(resolution)).toBe("connection api-key");
    const code = missing === "api_key_id" ? "inputs/api-key-id-missing" : "inputs/set-incomplete";
    expect(codes(resolution)).toEqual(expect.arrayContaining([code, "inputs/unused"]));
  });
});

describe("a connected Apple ID with a session that is over", () => {
  test.each([
    ...["4.1.0", "4.5.2"].map((version) => [version, "failed"]),
    ...["4.6.0", "5.0.3", "5.2.2", "5.3.0", "6.1.2"].map((version) => [version, "connection apple-id"]),
  ])("%s: %s", async (version, wanted) => {
    const resolution = await xcodeArchive.resolve({
      inputs: { automatic_code_signing: "apple-id" },
      account: both,
      version,
      now,
    });
    expect(chosen(resolution)).toBe(wanted);
    expect(codes(resolution)).toContain("session/expired");
  });
});

describe("an account of the Enterprise Program", () => {
  const enterprise = parseConnectedAccount({ ...key, is_enterprise_account: true });
  const flagAlone = parseConnectedAccount({ apple_id: "a@b.c", password: "p", is_enterprise_account: false });

  test.each([
    ...["4.1.0", "4.5.2", "4.6.0", "5.0.3", "5.2.2"].map((version) => [version, false] as const),
    ...["5.3.0", "6.1.2"].map((version) => [version, true] as const),
  ])("%s knows its key: %s", async (version, known) => {
    const ask = { policy: "shipped", version, now } as const;
    const resolution = await xcodeArchive.resolve({
      inputs: { automatic_code_signing: "api-key" },
      account: enterprise,
      ...ask,
    });
    expect(resolution.credentials).toMatchObject({ enterprise: known });
    expect(codes(resolution).includes("account/enterprise")).toBe(!known);
    const alone = await xcodeArchive.resolve({
      inputs: { automatic_code_signing: "apple-id" },
      account: flagAlone,
      ...ask,
    });
    expect(chosen(alone)).toBe(known ? "failed" : "connection apple-id");
  });
});

describe("what xcodebuild is handed", () => {
  const args = async (more: Record<string, string>, version = "") => {
    const resolution = await xcodeArchive.resolve({
      inputs: { ...whole, ...more },
      account: null,
      version,
      keys: "defer",
    });
    return [resolution.args.map(String), resolution.conditions];
  };
  const file = ["-allowProvisioningUpdates", "-authenticationKeyPath", `\${file:AuthKey_ABCDE12345.p8}`];
  const ids = ["-authenticationKeyID", "ABCDE12345", "-authenticationKeyIssuerID", "issuer"];

  test("is the key, on conditions that no request tells", async () => {
    expect(await args({})).toEqual([
      [...file, ...ids],
      ["xcode>=13", "automatic-signing"],
    ]);
    expect(await args({ min_profile_validity: "-1" })).toEqual([
      [...file, ...ids],
      ["xcode>=13", "automatic-signing"],
    ]);
  });

  test.each([{ min_profile_validity: "1" }, { api_key_enterprise_account: "yes" }])("%j: nothing", async (more) => {
    expect(await args(more)).toEqual([[], undefined]);
  });
});

test.each([
  [{ automatic_code_signing: "api_key" }, "inputs/connection-invalid"],
  [{ automatic_code_signing: "" }, "inputs/connection-invalid"],
  [{ api_key_enterprise_account: "true" }, "inputs/value-invalid"],
  [{ register_test_devices: "true" }, "inputs/value-invalid"],
  [{ min_profile_validity: "" }, "inputs/value-invalid"],
])("%j stops the step", async (given, code) => {
  const resolution = await xcodeArchive.resolve({ inputs: given as Record<string, string>, account: both, now });
  expect(resolution.status).toBe("failed");
  expect(codes(resolution)).toContain(code);
});

test("a key in place of its path stands in the log", async () => {
  const resolution = await xcodeArchive.resolve({
    inputs: { ...inputs, api_key_path: pem },
    account: null,
    policy: "shipped",
  });
  expect(codes(resolution)).toEqual(expect.arrayContaining(["key/unreadable", "secret/in-log"]));
});
