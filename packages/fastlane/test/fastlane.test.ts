import { FileRef, parseConnectedAccount, type Resolution, Secret, type Value } from "@stepauth/core";
import { describe, expect, test } from "vitest";
import { fastlane } from "../src/index.js";

// What each version hands to fastlane, whole.

const now = new Date("2026-06-01T00:00:00Z");
const session = {
  session_cookies: { "https://idmsa.apple.com": [{ name: "DES", value: "v", domain: "apple.com", path: "/" }] },
};
const yaml =
  '---\n- !ruby/object:HTTP::Cookie\n  name: DES\n  value: v\n  domain: apple.com\n  for_domain: true\n  path: "/"\n\n';
const appleId = parseConnectedAccount({ apple_id: "a@b.c", password: "p", app_specific_password: "asp", ...session });
const apiKey = parseConnectedAccount({ key_id: "KEY", issuer_id: "ISS", private_key: "PEM" });

function plain(values: Readonly<Record<string, Value>>) {
  const clear = (value: Value) => (value instanceof Secret ? value.reveal() : `${value}`);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, clear(value)]));
}

const inEveryVersion = {
  FASTLANE_USER: "a@b.c",
  DELIVER_USERNAME: "a@b.c",
  FASTLANE_PASSWORD: "p",
  DELIVER_PASSWORD: "p",
};
const skip = { SPACESHIP_SKIP_2FA_UPGRADE: "1" };
const inputPassword = { FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD: "input" };
const connectedPassword = { FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD: "asp" };
const pilot = { PILOT_USERNAME: "a@b.c", PILOT_PASSWORD: "p" };

describe("an Apple ID", () => {
  test.each([
    ["2.3.0", {}],
    ["2.4.0", { FASTLANE_SESSION: yaml }],
    ["2.7.4", { FASTLANE_SESSION: yaml }],
    ["3.0.0", { ...inEveryVersion, FASTLANE_SESSION: yaml, ...inputPassword }],
    ["3.0.1", { ...inEveryVersion, ...skip, FASTLANE_SESSION: yaml, ...inputPassword }],
    ["3.1.0", { ...inEveryVersion, ...skip, FASTLANE_SESSION: yaml, ...connectedPassword }],
    ["3.2.0", { ...inEveryVersion, ...skip, FASTLANE_SESSION: yaml, ...connectedPassword, ...pilot }],
    ["3.5.2", { ...inEveryVersion, ...skip, FASTLANE_SESSION: yaml, ...connectedPassword, ...pilot }],
  ])("%s", async (version, env) => {
    const inputs = { app_password: "input" };
    const resolution = await fastlane.resolve({ inputs, account: appleId, policy: "shipped", version, now });
    expect(plain(resolution.env)).toEqual(env);
    expect(resolution).toMatchObject({ args: [], unsetEnv: [], files: [] });
  });

  test("leaves out what is empty", async () => {
    const account = parseConnectedAccount({ apple_id: "a@b.c", password: "" });
    expect(plain((await fastlane.resolve({ inputs: {}, account, now })).env)).toEqual({
      ...skip,
      FASTLANE_USER: "a@b.c",
      DELIVER_USERNAME: "a@b.c",
      PILOT_USERNAME: "a@b.c",
    });
  });
});

describe("an API key", () => {
  const file = `\${file:api_key.json}`;
  const deliver = { DELIVER_API_KEY_PATH: file, PRECHECK_INCLUDE_IN_APP_PURCHASES: "false" };

  test.each([
    ["3.0.0", deliver],
    ["3.1.0", deliver],
    ["3.2.0", { ...deliver, APP_STORE_CONNECT_API_KEY_PATH: file, PILOT_API_KEY_PATH: file }],
    ["3.5.2", { ...deliver, APP_STORE_CONNECT_API_KEY_PATH: file, PILOT_API_KEY_PATH: file }],
  ])("%s", async (version, env) => {
    const resolution = await fastlane.resolve({ inputs: {}, account: apiKey, policy: "shipped", version, now });
    expect(plain(resolution.env)).toEqual(env);
    expect(resolution.env.DELIVER_API_KEY_PATH).toEqual(new FileRef("api_key.json"));
    expect(resolution).toMatchObject({ args: [], unsetEnv: [] });
    expect(contents(resolution)).toEqual({
      "api_key.json":
        '{"key_id":"KEY","issuer_id":"ISS","key":"-----BEGIN PRIVATE KEY-----\\nPEM\\n-----END PRIVATE KEY-----"}',
      "AuthKey_KEY.p8": "-----BEGIN PRIVATE KEY-----\nPEM\n-----END PRIVATE KEY-----",
    });
  });
});

test("without credentials the step goes on", async () => {
  for (const version of fastlane.versions) {
    const resolution = await fastlane.resolve({ inputs: {}, version, now });
    expect(resolution).toMatchObject({ version, status: "none", method: null, origin: null, env: {}, inputs: {} });
  }
});

function contents({ files }: Resolution) {
  return Object.fromEntries(files.map(({ name, content }) => [name, content?.reveal()]));
}
