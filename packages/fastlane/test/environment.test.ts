import { generateKeyPairSync } from "node:crypto";
import { type ConnectedAccount, parseConnectedAccount } from "@stepauth/core";
import { describe, expect, test } from "vitest";
import { fastlane } from "../src/index.js";

// What fastlane finds by itself, whatever the step hands it.

const now = new Date("2026-06-01T00:00:00Z");
const pem = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" });
const connectedKey = parseConnectedAccount({ key_id: "KEY", issuer_id: "ISS", private_key: pem });
const connectedAppleId = parseConnectedAccount({ apple_id: "a@b.c", password: "p" });

const appleId = {
  FASTLANE_USER: "ci@example.com",
  FASTLANE_PASSWORD: "CANARY_password",
};
const sessionUntil = (expires: string, name = "DES1") =>
  `---\n- !ruby/object:HTTP::Cookie\n  name: ${name}\n  value: CANARY_cookie\n  expires: ${expires}\n`;

interface Asked {
  readonly environment?: Record<string, string | undefined>;
  readonly inputs?: Record<string, string>;
  readonly account?: ConnectedAccount;
  readonly version?: string;
}

async function found({ environment, inputs = {}, account, version = "" }: Asked) {
  const resolution = await fastlane.resolve({ inputs, account: account ?? null, environment, version, now });
  const { status, considered, diagnostics } = resolution;
  return {
    status,
    environment: considered.filter(({ origin }) => origin === "environment"),
    codes: diagnostics.map(({ severity, code }) => `${severity} ${code}`),
    text: JSON.stringify(resolution),
    diagnostics,
  };
}

describe("with nothing else selected", () => {
  test("an Apple ID of the environment is in force, and is said instead of none", async () => {
    const { status, environment, codes, text } = await found({ environment: appleId });
    expect(status).toBe("none");
    expect(environment).toEqual([
      {
        origin: "environment",
        method: "apple-id",
        verdict: "in-force",
        name: "c...@example.com",
        reason: "fastlane reads FASTLANE_USER and FASTLANE_PASSWORD by itself",
      },
    ]);
    expect(codes).toEqual(["info credentials/in-environment"]);
    expect(text).not.toContain("CANARY");
    expect(text).not.toContain("ci@");
  });

  test.each<[string, Record<string, string>]>([
    ["a hash", { APP_STORE_CONNECT_API_KEY: "{}" }],
    ["a path", { APP_STORE_CONNECT_API_KEY_PATH: "./key.json" }],
    ["a text", { APP_STORE_CONNECT_API_KEY_KEY_ID: "K", APP_STORE_CONNECT_API_KEY_KEY: "CANARY" }],
    ["a file", { APP_STORE_CONNECT_API_KEY_KEY_ID: "K", APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: "./K.p8" }],
  ])("so is an API key: %s", async (_, environment) => {
    const { environment: candidates, codes, text } = await found({ environment });
    expect(candidates).toMatchObject([{ method: "api-key", verdict: "in-force" }]);
    expect(codes).toEqual(["info credentials/in-environment"]);
    expect(text).not.toContain("CANARY");
  });

  test.each(["2.3.12", "2.5.0", "3.0.0", ""])("in version %s", async (version) => {
    const { status, environment } = await found({ environment: appleId, version });
    expect(status).toBe("none");
    expect(environment).toMatchObject([{ verdict: "in-force" }]);
  });

  test.each<[string, Record<string, string | undefined>]>([
    ["a user alone", { FASTLANE_USER: "ci@example.com" }],
    ["an ID of a key alone", { APP_STORE_CONNECT_API_KEY_KEY_ID: "K", APP_STORE_CONNECT_API_KEY_ISSUER_ID: "I" }],
    ["empty variables", { FASTLANE_USER: "", FASTLANE_PASSWORD: "", FASTLANE_SESSION: undefined }],
    ["other variables", { PATH: "/bin", ASC_KEY: "k" }],
  ])("%s are no credentials", async (_, environment) => {
    const { environment: candidates, codes } = await found({ environment });
    expect(candidates).toEqual([]);
    expect(codes).toContain("warning credentials/none");
  });
});

describe("with credentials of the step", () => {
  test("those that the step replaces are shadowed", async () => {
    const { status, environment } = await found({ environment: appleId, account: connectedAppleId });
    expect(status).toBe("resolved");
    expect(environment).toMatchObject([{ method: "apple-id", verdict: "shadowed" }]);
  });

  test("those of the other kind stay in force", async () => {
    const { environment } = await found({ environment: appleId, account: connectedKey });
    expect(environment).toMatchObject([{ method: "apple-id", verdict: "in-force" }]);
  });

  test("a session of the environment serves the Apple ID of the inputs", async () => {
    const inputs = { connection: "off", apple_id: "a@b.c", password: "p" };
    const environment = { FASTLANE_SESSION: sessionUntil("2026-09-01 00:00:00.000000000 Z") };
    expect((await found({ inputs })).codes).toContain("warning session/missing");
    const { environment: candidates, codes } = await found({ inputs, environment });
    expect(candidates).toMatchObject([{ verdict: "in-force" }]);
    expect(codes.filter((code) => code.includes("session/"))).toEqual([]);
  });

  test("a step that fails starts no fastlane", async () => {
    const { status, environment } = await found({ environment: appleId, inputs: { connection: "of" } });
    expect(status).toBe("failed");
    expect(environment).toMatchObject([{ verdict: "shadowed" }]);
  });
});

describe("a session of the environment", () => {
  test.each([
    ["over", "2024-01-01 00:00:00.000000000 Z", ["warning session/expired"], "2024-01-01"],
    ["about to end", "2026-06-04 01:00:00.000000000 +02:00", ["warning session/expires-soon"], "2026-06-03"],
    ["live", "2026-09-01 00:00:00 Z", [], ""],
  ])("%s", async (_, expires, expected, date) => {
    const { codes, diagnostics, text } = await found({
      environment: { ...appleId, FASTLANE_SESSION: sessionUntil(expires) },
    });
    expect(codes.filter((code) => code.includes("session/"))).toEqual(expected);
    expect(diagnostics.map(({ message }) => message).join()).toContain(date);
    expect(text).not.toContain("CANARY");
  });

  test("is of little weight beside an API key", async () => {
    const environment = { ...appleId, FASTLANE_SESSION: sessionUntil("2024-01-01 00:00:00 Z") };
    expect((await found({ environment, account: connectedKey })).codes).toContain("info session/expired");
  });

  test("that the step replaces is not looked at", async () => {
    const cookies = { "https://idmsa.apple.com": [{ name: "DES", value: "v", domain: "apple.com", path: "/" }] };
    const account = parseConnectedAccount({ apple_id: "a@b.c", password: "p", session_cookies: cookies });
    const environment = { ...appleId, FASTLANE_SESSION: sessionUntil("2024-01-01 00:00:00 Z") };
    expect((await found({ environment, account })).codes).not.toContain("warning session/expired");
  });
});

describe("nothing at all", () => {
  test.each([
    ["asked for", "", { connection: "off" }, "info", '`connection: "off"` leaves the connected account out'],
    ["in a version that takes nothing", "2.3.12", {}, "info", "This version takes no credentials from anywhere"],
    ["not asked for", "", {}, "warning", "No credentials are configured"],
    ["of the account alone", "", { connection: "api_key" }, "warning", "finds no API key connected"],
  ])("%s", async (_, version, inputs, severity, words) => {
    const { status, diagnostics } = await found({ inputs: inputs as Record<string, string>, version });
    const none = diagnostics.find(({ code }) => code === "credentials/none");
    expect(status).toBe("none");
    expect(none?.severity).toBe(severity);
    expect(none?.message).toContain(words);
  });
});
