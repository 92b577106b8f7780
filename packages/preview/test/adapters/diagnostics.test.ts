import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  diagnosticCodes,
  parseConnectedAccountText,
  type ResolveRequest,
  type StepAdapter,
  StepAuthError,
} from "@stepauth/core";
import { describe, expect, test } from "vitest";
import {
  account,
  accountOf,
  adapterOf,
  connectedApiKey,
  connectedAppleId,
  fastlane,
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

// Every code that a resolution can carry, triggered, with its severity and the input it points to.

const key = (api_key_path: string) => ({ connection: "off", api_key_path, api_issuer: "i" });
const id = (apple_id: string) => ({ connection: "off", apple_id, password: "p" });
const signing = (api_key_path: string) => ({ api_key_path, api_key_id: "ABCDE12345", api_key_issuer_id: "i" });
const status = (number: number) => accountOf({ status: number });
const document = (body: string) => accountOf({ status: 200, body });
const expiring = (date: string) => account(connectedAppleId, { connection_expiry_date: date });

const triggers: readonly (readonly [string, string, ResolveRequest])[] = [
  ["error inputs/both-methods api_key_path", "fastlane", { inputs: { api_issuer: "i", password: "p" } }],
  ["error inputs/apple-id-missing apple_id", "fastlane", { inputs: { password: "p" } }],
  ["error inputs/password-missing password", "fastlane", { inputs: { apple_id: "a" } }],
  [
    "error inputs/password-missing password",
    "deliver",
    { inputs: { itunescon_user: "a", app_password: "x" }, version: "2.19.0" },
  ],
  ["error inputs/api-issuer-missing api_issuer", "deliver", { inputs: { api_key_path: "file:///AuthKey_A.p8" } }],
  ["error inputs/api-key-path-missing api_key_path", "deliver", { inputs: { api_issuer: "i" } }],
  ["error inputs/connection-invalid connection", "fastlane", { inputs: { connection: "false" } }],
  [
    "error inputs/connection-invalid automatic_code_signing",
    "xcode-archive",
    { inputs: { automatic_code_signing: "api_key" } },
  ],
  [
    "warning inputs/api-key-id-missing api_key_id",
    "xcode-archive",
    { inputs: { automatic_code_signing: "api-key", api_key_path: "k.p8", api_key_issuer_id: "i" } },
  ],
  [
    "warning inputs/set-incomplete api_key_path",
    "manage-ios-code-signing",
    { inputs: { api_key_id: "A" }, account: account(connectedApiKey) },
  ],
  ["error inputs/value-invalid min_profile_validity", "export-xcarchive", { inputs: { min_profile_validity: "x" } }],
  [
    "error inputs/value-invalid api_key_enterprise_account",
    "xcode-build-for-test",
    { inputs: { api_key_enterprise_account: "true" } },
  ],
  ["warning inputs/unused api_key_id", "xcode-archive", { inputs: { api_key_id: "A" } }],
  ["error secret/in-log api_key_path", "manage-ios-code-signing", { inputs: signing(goodKey) }],
  ["error key/id-invalid api_key_id", "manage-ios-code-signing", { inputs: { ...signing("k.p8"), api_key_id: " " } }],
  [
    "error key/issuer-invalid api_key_issuer_id",
    "manage-ios-code-signing",
    { inputs: { ...signing("k.p8"), api_key_issuer_id: " " } },
  ],
  [
    "error key/empty api_key_path",
    "manage-ios-code-signing",
    { inputs: signing(`\${DIR}/Empty_AuthKey_ZZ.p8`), policy: "shipped" },
  ],
  [
    "error account/enterprise",
    "manage-ios-code-signing",
    { inputs: {}, account: account(connectedApiKey, { is_enterprise_account: true }), version: "2.0.1" },
  ],
  [
    "info policy/shipped-differs apple_service_connection",
    "manage-ios-code-signing",
    { inputs: signing(`\${DIR}/mykey.p8`), account: () => null },
  ],
  [
    "warning policy/shipped-differs apple_service_connection",
    "manage-ios-code-signing",
    { inputs: signing(`\${DIR}/mykey.p8`), account: status(401) },
  ],
  [
    "error inputs/connection-invalid connection",
    "auto-provision-api",
    { inputs: { connection: "apple_id" }, version: "2.1.1" },
  ],
  ["warning inputs/unused app_password", "fastlane", { inputs: { app_password: "x" } }],
  ["warning inputs/unused api_key_path", "fastlane", { inputs: { ...fastlaneInputs.key, connection: "apple_id" } }],
  ["warning inputs/unknown itunescon_user", "fastlane", { inputs: { itunescon_user: "a" } }],
  [
    "warning inputs/unknown connection",
    "deliver",
    { inputs: { connection: "off", ...uploadInputs.id }, version: "2.19.0" },
  ],
  ["error key/unreadable api_key_path", "fastlane", { inputs: key("file:///nowhere/AuthKey_A.p8") }],
  ["error key/empty api_key_path", "fastlane", { inputs: key(`file://\${DIR}/Empty_AuthKey_ZZ.p8`) }],
  ["error key/id-unknown api_key_path", "fastlane", { inputs: key(`file://\${DIR}/mykey.p8`) }],
  ["error key/id-unknown api_key_path", "fastlane", { inputs: key(`file://\${DIR}/mykey.p8`), policy: "shipped" }],
  ["error key/id-invalid api_key_path", "fastlane", { inputs: key(`file://\${DIR}/AuthKey_..p8`) }],
  ["error key/id-invalid", "deliver", { inputs: {}, account: account(connectedApiKey, { key_id: "a/b" }) }],
  ["error key/invalid", "deliver", { inputs: {}, account: account(connectedApiKey, { private_key: "junk" }) }],
  [
    "error key/invalid",
    "deliver",
    { inputs: {}, account: account(connectedApiKey, { private_key: "junk" }), policy: "shipped" },
  ],
  ["info key/repaired", "deliver", { inputs: {}, account: account(connectedApiKey, { private_key: `\n${goodKey}` }) }],
  ["error key/insecure-url api_key_path", "fastlane", { inputs: key("http://example.com/AuthKey_A.p8") }],
  [
    "warning key/insecure-url api_key_path",
    "fastlane",
    { inputs: key("http://example.com/AuthKey_A.p8"), policy: "shipped", keys: "defer" },
  ],
  ["warning account/unauthorized", "fastlane", { inputs: {}, account: status(401) }],
  ["error account/unauthorized", "auto-provision-api", { inputs: {}, account: status(401) }],
  ["warning account/http-status", "fastlane", { inputs: {}, account: status(503) }],
  ["error account/http-status", "auto-provision-apple-id", { inputs: {}, account: status(404) }],
  [
    "warning account/unreachable",
    "deliver",
    { inputs: {}, account: new StepAuthError("account/unreachable", "No answer.") },
  ],
  ["warning account/malformed", "deliver", { inputs: {}, account: document("<html></html>") }],
  ["error account/malformed", "auto-provision-api", { inputs: {}, account: document("[]") }],
  ["warning account/malformed", "fastlane", { inputs: {}, account: expiring("tomorrow") }],
  ["warning account/api-key-incomplete", "fastlane", { inputs: {}, account: document('{"key_id":"K"}') }],
  ["info account/not-connected", "deliver", { inputs: {}, account: null }],
  [
    "warning account/enterprise",
    "deliver",
    { inputs: {}, account: account(connectedApiKey, { is_enterprise_account: true }) },
  ],
  [
    "error account/enterprise",
    "application-loader",
    { inputs: {}, account: account(connectedApiKey, { is_enterprise_account: true }) },
  ],
  ["error key/issuer-invalid api_issuer", "fastlane", { inputs: key(`file://\${DIR}/AuthKey_A.p8`), keys: "defer" }],
  ["error credentials/apple-id-form apple_id", "fastlane", { inputs: id("1389635943") }],
  ["error credentials/apple-id-form apple_id", "fastlane", { inputs: id("a@example.com, b@example.com") }],
  ["error credentials/apple-id-form apple_id", "fastlane", { inputs: id("'a@example.com'") }],
  ["error credentials/line-break password", "fastlane", { inputs: { ...id("a@example.com"), password: "p\n" } }],
  [
    "warning credentials/app-password-form app_password",
    "fastlane",
    { inputs: { ...id("a@example.com"), app_password: '"abcd-efgh-ijkl-mnop"' } },
  ],
  ["error session/expired", "fastlane", { inputs: {}, account: expiring("2026-05-31T00:00:00Z") }],
  ["warning session/expired", "auto-provision-apple-id", { inputs: {}, account: expiring("2026-05-31T00:00:00Z") }],
  ["warning session/expires-soon", "fastlane", { inputs: {}, account: expiring("2026-06-02T00:00:00Z") }],
  ["warning session/missing", "fastlane", { inputs: {}, account: account(connectedAppleId, { session_cookies: {} }) }],
  ["warning session/missing", "deliver", { inputs: uploadInputs.id, version: "2.14.1" }],
  ["warning session/lost", "fastlane", { inputs: {}, account: account(connectedAppleId), version: "2.7.2" }],
  ["info session/exported", "fastlane", { inputs: {}, account: account(connectedAppleId), version: "2.7.1" }],
  [
    "info session/exported",
    "deliver",
    { inputs: uploadInputs.id, account: account(connectedAppleId), version: "2.18.0" },
  ],
  ["warning credentials/password-missing password", "fastlane", { inputs: { apple_id: "a", app_password: "b" } }],
  ["error credentials/password-missing password", "deliver", { inputs: { itunescon_user: "a", app_password: "b" } }],
  ["error credentials/password-missing", "deliver", { inputs: {}, account: account({ apple_id: "a" }) }],
  ["warning inputs/wrong-form team_id", "deliver", { inputs: { ...uploadInputs.id, team_id: "ABCDE12345" } }],
  ["warning inputs/wrong-form team_name", "deliver", { inputs: { ...uploadInputs.id, team_name: "5EDNC9LQER" } }],
  ["warning inputs/wrong-form app_id", "deliver", { inputs: { ...uploadInputs.id, app_id: "ci@example.com" } }],
  ["warning inputs/wrong-form team_id", "auto-provision-apple-id", { inputs: { team_id: "118033180" } }],
  ["warning inputs/unused team_id", "deliver", { inputs: { connection: "api_key", team_id: "118033180" } }],
  ["warning inputs/unused password", "application-loader", { inputs: uploadInputs.id }],
  [
    "warning inputs/credentials-in-options options",
    "deliver",
    { inputs: { ...uploadInputs.id, options: "--skip_metadata --username=b@example.com" } },
  ],
  [
    "info inputs/credentials-in-options xcodebuild_options",
    "xcode-archive",
    { inputs: { xcodebuild_options: "-authenticationKeyPath k.p8" } },
  ],
  [
    "warning session/missing itunescon_user",
    "deliver",
    { inputs: uploadInputs.id, account: account(connectedAppleId), version: "2.18.1" },
  ],
  [
    "warning credentials/app-password-missing",
    "application-loader",
    { inputs: { itunescon_user: "a", password: "b" } },
  ],
  ["warning credentials/none", "fastlane", { inputs: {} }],
  [
    "info credentials/in-environment",
    "fastlane",
    { inputs: {}, environment: { FASTLANE_USER: "a", FASTLANE_PASSWORD: "b" } },
  ],
  ["error credentials/none", "deliver", { inputs: {} }],
  ["error credentials/none", "application-loader", { inputs: {}, version: "0.11.1" }],
  ["error credentials/none", "auto-provision-apple-id", { inputs: {}, account: account({ apple_id: "a" }) }],
  [
    "warning policy/shipped-differs connection",
    "fastlane",
    { inputs: fastlaneInputs.key, account: account(connectedApiKey) },
  ],
  ["info policy/shipped-differs connection", "fastlane", { inputs: fastlaneInputs.key, account: () => null }],
  ["warning step/deprecated", "auto-provision-api", { inputs: {} }],
  ["warning step/deprecated", "auto-provision-apple-id", { inputs: {} }],
  ["warning step/version-unknown", "fastlane", { inputs: {}, version: "99.0.0" }],
  ["warning step/version-unknown", "fastlane", { inputs: {}, versionKnown: "branch" }],
];

test.each(triggers)("%s: %s", async (wanted, adapter, request) => {
  const { diagnostics } = await adapterOf(adapter).resolve({ now, readFile, ...request });
  const found = diagnostics.map(({ severity, code, input }) => [severity, code, input].filter(Boolean).join(" "));
  expect(found).toContain(wanted);
});

test("every code that the resolver's sources name is triggered", () => {
  const sources = join(import.meta.dirname, "..", "..", "..", "core", "src");
  const text = ["account", "inputs", "report", "sources"]
    .flatMap((folder) => readdirSync(join(sources, folder)).map((file) => join(sources, folder, file)))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const named = Object.keys(diagnosticCodes).filter((code) => text.includes(`"${code}"`));
  const triggered = new Set(triggers.map(([finding]) => finding.split(" ")[1]));
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter((code) => !triggered.has(code))).toEqual([]);
});

describe("severities", () => {
  const all = async () => {
    const fromVectors = vectorFiles.flatMap(readVectors).map(resolveVector);
    const fromTriggers = triggers.map(([, adapter, request]) =>
      adapterOf(adapter).resolve({ now, readFile, ...request }),
    );
    return Promise.all([...fromVectors, ...fromTriggers]);
  };

  test("a step that fails says why with an error, and one that goes on without says so", async () => {
    for (const resolution of await all()) {
      const severities = new Set(resolution.diagnostics.map(({ severity }) => severity));
      if (resolution.status === "failed") expect(severities).toContain("error");
      const { rules } = adapterOf(resolution.step).describe(resolution.version);
      if (resolution.status === "none" && rules.nothingConfigured === "goes-on")
        expect(
          findings(resolution).filter((finding) => / credentials\/(?:none|in-environment)$/.test(finding)),
        ).toHaveLength(1);
    }
  });

  test("where the credentials are there, an error is about what the tool refuses", async () => {
    const refused = [
      "key/id-unknown",
      "key/id-invalid",
      "key/issuer-invalid",
      "key/empty",
      "key/invalid",
      "account/enterprise",
      "credentials/apple-id-form",
      "credentials/password-missing",
      "credentials/line-break",
    ];
    for (const { status: outcome, diagnostics } of await all()) {
      if (outcome !== "resolved") continue;
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      expect(refused).toEqual(expect.arrayContaining(errors.map(({ code }) => code)));
    }
  });

  test("every diagnostic is a sentence, with a way out", async () => {
    for (const { message, help, severity, code } of (await all()).flatMap(({ diagnostics }) => diagnostics)) {
      expect(message).toMatch(/^[A-Z0-9`a-z].*[.]$/s);
      expect(message).not.toMatch(/undefined|null|NaN|\[object/);
      expect(`${help}`).not.toMatch(/undefined.*[`.]|null|NaN|\[object/);
      if (severity === "error" && code !== "account/http-status" && code !== "account/unauthorized")
        expect(help, code).toMatch(/[.]$/);
    }
  });
});

describe("connection", () => {
  const help = async (adapter: StepAdapter, value: string, version = "") => {
    const { diagnostics } = await adapter.resolve({ inputs: { connection: value }, version });
    return diagnostics.find(({ code }) => code === "inputs/connection-invalid")?.help;
  };

  test.each([
    ["fastlane", "false", "", '"off"'],
    ["fastlane", "true", "", "Quote"],
    ["fastlane", "API_KEY", "", "`api_key`"],
    ["fastlane", "apple-id", "", "`apple_id`"],
    ["fastlane", " off ", "", "`off`"],
    ["auto-provision-api", "apple_id", "2.1.0", "`apple-id`"],
    ["fastlane", "", "", "automatic"],
  ] as const)("%s %j %s: names %s", async (adapter, value, version, wanted) => {
    expect(await help(adapterOf(adapter), value, version)).toContain(wanted);
  });

  test("the value itself is not repeated: it may be anything", async () => {
    const { diagnostics } = await fastlane.resolve({ inputs: { connection: "CANARY-7f3a" } });
    expect(JSON.stringify(diagnostics)).not.toContain("CANARY");
  });
});

test("all findings about the inputs are told, not the first only", async () => {
  const inputs = { connection: "no", api_key_path: "x", password: "p", nonsense: "n" };
  expect(findings(await fastlane.resolve({ inputs }))).toEqual([
    "error inputs/both-methods api_key_path",
    "error inputs/apple-id-missing apple_id",
    "error inputs/api-issuer-missing api_issuer",
    "error inputs/connection-invalid connection",
    "warning inputs/unknown nonsense",
  ]);
});

test("a document that is no account is told without its text", () => {
  const canary = "CANARY_7f3a";
  const bodies = [`<html>${canary}`, `{"password":"${canary}`, `["${canary}"]`, `{"${canary}":`, `"${canary}"`];
  for (const body of bodies) expect(() => parseConnectedAccountText(body)).toThrow(expect.not.stringContaining(canary));
});
