import { parseConnectedAccount, Secret, type Value } from "@stepauth/core";
import { describe, expect, test } from "vitest";
import { applicationLoader } from "../src/index.js";

// What each version hands to altool, whole.

const now = new Date("2026-06-01T00:00:00Z");
const appleId = parseConnectedAccount({ apple_id: "a@b.c", password: "p", app_specific_password: "asp" });
const apiKey = parseConnectedAccount({ key_id: "KEY", issuer_id: "ISS", private_key: "PEM" });
const clear = (value: Value) => (value instanceof Secret ? value.reveal() : `${value}`);

describe("the Apple ID of the inputs", () => {
  test.each([
    ["0.9.1", { password: "ip" }, ["-u", "a@b.c", "-p", "ip"]],
    ["0.9.6", { app_password: "input" }, ["-u", "a@b.c", "-p", "input"]],
    ["0.9.6", { password: "ip", app_password: "input" }, ["-u", "a@b.c", "-p", "input"]],
    ["0.10.1", { password: "ip" }, ["-u", "a@b.c", "-p", "ip"]],
    ["0.11.1", { app_password: "input" }, ["-u", "a@b.c", "-p", "input"]],
    ["1.0.0", { password: "ip" }, ["--username", "a@b.c", "--password", "ip"]],
    ["2.1.0", { password: "ip", app_password: "input" }, ["--username", "a@b.c", "--password", "input"]],
  ])("%s %j", async (version, passwords, args) => {
    const inputs = { itunescon_user: "a@b.c", ...passwords } as Record<string, string>;
    const resolution = await applicationLoader.resolve({ inputs, account: null, version, now });
    expect(resolution.args.map(clear)).toEqual(args);
    expect(resolution.args[3]).toBeInstanceOf(Secret);
    expect(resolution).toMatchObject({ status: "resolved", env: {}, unsetEnv: [], files: [] });
  });
});

describe("the connected Apple ID", () => {
  test.each([
    ["1.0.0", {}, "p"],
    ["1.0.0", { app_password: "input" }, "input"],
    ["1.1.0", {}, "asp"],
    ["2.1.0", { app_password: "input" }, "asp"],
  ])("%s %j", async (version, inputs, password) => {
    const request = {
      inputs: inputs as Record<string, string>,
      account: appleId,
      policy: "shipped",
      version,
      now,
    } as const;
    const resolution = await applicationLoader.resolve(request);
    expect(resolution.args.map(clear)).toEqual(["--username", "a@b.c", "--password", password]);
    expect(resolution.env).toEqual({});
  });
});

describe("an API key", () => {
  test.each([
    ["0.11.1", null, { api_key_path: "file:///k/AuthKey_KEY.p8", api_issuer: "ISS" }],
    ["1.0.0", apiKey, {}],
    ["2.1.0", apiKey, {}],
  ])("%s", async (version, account, inputs) => {
    const request = { inputs: inputs as Record<string, string>, account, policy: "shipped", version, now } as const;
    const resolution = await applicationLoader.resolve({ ...request, keys: "defer" });
    expect(resolution.args).toEqual(["--apiKey", "KEY", "--apiIssuer", "ISS"]);
    expect(resolution).toMatchObject({ env: {}, unsetEnv: [], files: [{ name: "AuthKey_KEY.p8", mode: 0o600 }] });
    expect(resolution.files).toHaveLength(1);
    expect(resolution.tool).toMatchObject({ name: "altool", keyDirectoryVariable: "API_PRIVATE_KEYS_DIR" });
  });
});

describe("what older versions ask for", () => {
  test.each([
    ["0.9.6", {}, ["inputs/apple-id-missing", "inputs/password-missing"]],
    ["0.9.6", { itunescon_user: "a" }, ["inputs/password-missing"]],
    ["0.9.6", { app_password: "x" }, ["inputs/apple-id-missing"]],
    ["0.10.1", {}, ["credentials/none"]],
    ["0.10.1", { app_password: "x" }, ["inputs/apple-id-missing"]],
    [
      "0.11.1",
      { itunescon_user: "a", password: "p", api_issuer: "i" },
      ["inputs/both-methods", "inputs/api-key-path-missing"],
    ],
    ["0.11.1", { api_key_path: "file:///k/AuthKey_A.p8" }, ["inputs/api-issuer-missing"]],
  ])("%s %j", async (version, inputs, wanted) => {
    const request = { inputs: inputs as Record<string, string>, account: appleId, version, now };
    const { status, diagnostics } = await applicationLoader.resolve(request);
    expect(status).toBe("failed");
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual(wanted);
  });
});

test.each([
  ["1.0.0", "resolved"],
  ["1.1.0", "failed"],
])("%s: a date that is none: %s", async (version, status) => {
  const account = parseConnectedAccount({ apple_id: "a", password: "p", connection_expiry_date: "soon" });
  const resolution = await applicationLoader.resolve({ inputs: {}, account, version, now });
  expect(resolution.status).toBe(status);
});

test.each([
  ["0.9.6", ["-u", " a@b.c\n", "-p", " asp "]],
  ["0.11.1", ["-u", " a@b.c\n", "-p", " asp "]],
  ["1.0.0", ["--username", "a@b.c", "--password", "asp"]],
])("%s takes the white space around the inputs off, or does not", async (version, args) => {
  const inputs = { itunescon_user: " a@b.c\n", app_password: " asp " };
  const resolution = await applicationLoader.resolve({ inputs, account: null, version, now });
  expect(resolution.args.map(clear)).toEqual(args);
});
