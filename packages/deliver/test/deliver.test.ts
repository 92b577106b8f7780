import { FileRef, parseConnectedAccount, Secret, type Value } from "@stepauth/core";
import { describe, expect, test } from "vitest";
import { deliver } from "../src/index.js";

// What each version hands to `fastlane deliver`, whole.

const now = new Date("2026-06-01T00:00:00Z");
const session = {
  session_cookies: { "https://idmsa.apple.com": [{ name: "DES", value: "v", domain: "apple.com", path: "/" }] },
};
const yaml =
  '---\n- !ruby/object:HTTP::Cookie\n  name: DES\n  value: v\n  domain: apple.com\n  for_domain: true\n  path: "/"\n\n';
const appleId = parseConnectedAccount({ apple_id: "a@b.c", password: "p", app_specific_password: "asp", ...session });
const apiKey = parseConnectedAccount({ key_id: "KEY", issuer_id: "ISS", private_key: "PEM" });

function clear(value: Value): string {
  return value instanceof Secret ? value.reveal() : `${value}`;
}

function plain(values: Readonly<Record<string, Value>>) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, clear(value)]));
}

const inputs = { itunescon_user: "a@b.c", password: "ip", app_password: "input" };
const fromInputs = { DELIVER_PASSWORD: "ip", FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD: "input" };
const unset = ["FASTLANE_PASSWORD"];
const skip = { SPACESHIP_SKIP_2FA_UPGRADE: "1" };

describe("the Apple ID of the inputs, with that Apple ID connected", () => {
  test.each([
    ["2.0.0", { DELIVER_PASSWORD: "ip" }, []],
    ["2.11.0", { DELIVER_PASSWORD: "ip" }, []],
    ["2.12.0", fromInputs, []],
    ["2.14.1", fromInputs, []],
    ["2.15.0", { ...fromInputs, FASTLANE_SESSION: yaml }, []],
    ["2.16.0", { ...fromInputs, FASTLANE_SESSION: yaml }, []],
    ["2.16.2", { ...fromInputs, FASTLANE_SESSION: yaml }, unset],
    ["2.18.1", { ...fromInputs, FASTLANE_SESSION: yaml }, unset],
    ["2.19.0", { ...fromInputs, FASTLANE_SESSION: yaml }, unset],
    // From here on the connected one comes first; `inputs-first` turns that round, and a session is never mixed in.
    ["2.20.0", fromInputs, unset],
    ["2.20.2", { ...skip, ...fromInputs }, unset],
    ["2.23.0", { ...skip, ...fromInputs }, unset],
  ])("%s", async (version, env, unsetEnv) => {
    const resolution = await deliver.resolve({ inputs, account: appleId, version, now });
    expect(plain(resolution.env)).toEqual(env);
    expect(resolution.args.map(clear)).toEqual(["--username", "a@b.c"]);
    expect(resolution).toMatchObject({ status: "resolved", method: "apple-id", origin: "inputs", unsetEnv, files: [] });
  });
});

describe("the connected Apple ID", () => {
  const connected = { DELIVER_PASSWORD: "p", FASTLANE_SESSION: yaml };
  test.each([
    ["2.20.0", connected],
    ["2.20.2", { ...connected, ...skip }],
    ["2.21.0", { ...connected, ...skip, FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD: "asp" }],
    ["2.23.0", { ...connected, ...skip, FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD: "asp" }],
  ])("%s", async (version, env) => {
    const resolution = await deliver.resolve({ inputs: {}, account: appleId, version, now });
    expect(plain(resolution.env)).toEqual(env);
    expect(resolution.args.map(clear)).toEqual(["--username", "a@b.c"]);
    expect(resolution.unsetEnv).toEqual(unset);
  });
});

describe("an API key", () => {
  test.each([
    ["2.20.0", apiKey, {}, ["api_key.json", "AuthKey_KEY.p8"], unset],
    ["2.23.0", apiKey, {}, ["api_key.json", "AuthKey_KEY.p8"], unset],
    ["2.19.0", null, { api_key_path: "file:///k/AuthKey_KEY.p8", api_issuer: "ISS" }, ["api_key.json"], unset],
  ])("%s", async (version, account, given, files, unsetEnv) => {
    const request = { inputs: given as Record<string, string>, account, version, now, keys: "defer" } as const;
    const resolution = await deliver.resolve({ ...request, policy: "shipped" });
    const file = new FileRef("api_key.json");
    expect(resolution.args).toEqual(["--api_key_path", file, "--precheck_include_in_app_purchases", "false"]);
    expect(resolution).toMatchObject({ env: {}, unsetEnv });
    expect(resolution.files.map(({ name }) => name)).toEqual(files);
  });
});

describe("versions that ask for both, whatever else is given", () => {
  test.each([
    ["2.11.0", {}, ["inputs/apple-id-missing", "inputs/password-missing"]],
    ["2.14.1", { itunescon_user: "a" }, ["inputs/password-missing"]],
    ["2.14.1", { password: "p", app_password: "x" }, ["inputs/apple-id-missing"]],
    ["2.18.1", { itunescon_user: "a", app_password: "x" }, ["inputs/password-missing"]],
    ["2.19.0", { itunescon_user: "a", app_password: "x" }, ["inputs/password-missing"]],
    ["2.19.0", { app_password: "x" }, ["inputs/apple-id-missing", "inputs/password-missing"]],
    ["2.19.0", {}, ["credentials/none"]],
    [
      "2.19.0",
      { itunescon_user: "a", password: "p", api_issuer: "i" },
      ["inputs/both-methods", "inputs/api-key-path-missing"],
    ],
    ["2.19.0", { api_issuer: "i" }, ["inputs/api-key-path-missing"]],
  ])("%s %j", async (version, given, wanted) => {
    const { status, diagnostics } = await deliver.resolve({
      inputs: given as Record<string, string>,
      account: appleId,
      version,
      now,
    });
    expect(status).toBe("failed");
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual(wanted);
  });
});

test("newer ones take the app-specific password for enough, and deliver does not", async () => {
  const inputs = { itunescon_user: "a", app_password: "x" };
  const { status, diagnostics } = await deliver.resolve({ inputs, account: null, version: "2.20.0", now });
  expect(status).toBe("resolved");
  expect(diagnostics.map(({ severity, code, input }) => [severity, code, input])).toEqual([
    ["error", "credentials/password-missing", "password"],
    ["warning", "session/missing", undefined],
  ]);
});

test.each([
  ["2.18.1", " a@b.c\n", " asp "],
  ["2.19.0", " a@b.c\n", " asp "],
  ["2.20.0", "a@b.c", "asp"],
])("%s takes the white space around the inputs off, or does not", async (version, user, appPassword) => {
  const given = { itunescon_user: " a@b.c\n", password: " p ", app_password: " asp " };
  const { env, args } = await deliver.resolve({ inputs: given, account: null, version, now });
  expect(args.map(clear)).toEqual(["--username", user]);
  expect(plain(env)).toMatchObject({
    DELIVER_PASSWORD: " p ",
    FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD: appPassword,
  });
});
