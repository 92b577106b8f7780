import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeApiKey } from "@stepauth/testing";
import { beforeEach, describe, expect, it } from "vitest";
import type { Check } from "../../src/doctor/check.js";
import { folder, run } from "../run.js";
import { apiKeyDocument, appleIdDocument, canary, key, secretForms } from "../use/material.js";

// Each check once passed and once not; the whole answer is looked at for secrets every time.

const PATH = `AuthKey_${key.keyId}.p8`;
let cwd: string;
beforeEach(() => {
  const made = folder({ ".git/HEAD": "", [PATH]: key.privateKey, "key.json": JSON.stringify(apiKeyDocument) });
  cwd = made.path;
  chmodSync(join(cwd, PATH), 0o600);
  return made.remove;
});

interface Options {
  readonly env?: Record<string, string>;
  readonly now?: Date;
}
async function doctor(args: readonly string[], options: Options = {}) {
  const ran = await run(["doctor", "--json", ...args], { cwd, ...options });
  const text = await run(["doctor", ...args], { cwd, ...options });
  for (const secret of secretForms()) expect(ran.stdout + ran.stderr + text.stdout + text.stderr).not.toContain(secret);
  expect(text.exitCode).toBe(ran.exitCode);
  const checks: Check[] = JSON.parse(ran.stdout).checks;
  return {
    exitCode: ran.exitCode,
    text: text.stdout,
    checks,
    said: checks.map(({ code, verdict }) => `${verdict} ${code}`),
  };
}
const INPUTS = ["-i", `api_key_path=${PATH}`, "-i", `api_issuer=${key.issuerId}`];
const withAccount = (document: object) => {
  writeFileSync(join(cwd, "account.json"), JSON.stringify(document));
  return ["--account", "account.json"];
};
const withKeyFile = (name: string, text: string) => {
  writeFileSync(join(cwd, name), text, { mode: 0o600 });
  return ["-i", `api_key_path=${name}`, "-i", `api_issuer=${key.issuerId}`];
};

describe("which step is checked", () => {
  const yaml = (steps: string) =>
    `format_version: "17"\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\nworkflows:\n  a:\n    steps:\n${steps}`;
  const beside = async (content: string | null, args: readonly string[] = []) => {
    if (content !== null) writeFileSync(join(cwd, "bitrise.yaml"), content);
    const { stdout } = await run(["doctor", "--json", ...args, ...INPUTS], { cwd });
    const text = await run(["doctor", ...args, ...INPUTS], { cwd, columns: 500 });
    const { step, whyThisStep } = JSON.parse(stdout);
    if (whyThisStep !== undefined) expect(text.stdout).toContain(`\n${whyThisStep}\n`);
    return { step, whyThisStep };
  };
  const why = "No step was named, so fastlane is checked, which takes every kind of credentials.";

  it("is said beside a workflow file, with those of the file", async () => {
    const steps =
      "    - git-clone@8: {}\n    - deploy-to-itunesconnect-deliver@2.19.0: {}\n    - xcode-archive@5.9.5: {}\n";
    expect(await beside(yaml(steps))).toEqual({
      step: "fastlane",
      whyThisStep: `${why} bitrise.yaml has deploy-to-itunesconnect-deliver 2.19.0 (line 7), xcode-archive 5.9.5 (line 8): stepauth doctor deploy-to-itunesconnect-deliver --step-version 2.19.0.`,
    });
  });

  it.each([
    ["no step of Apple's", yaml("    - git-clone@8: {}\n"), `${why} bitrise.yaml has no step that can be checked.`],
    ["something else", "- 1\n", `${why} bitrise.yaml has no step that can be checked.`],
    ["no file at all", null, undefined],
  ])("%s", async (_, content, words) => {
    expect(await beside(content)).toEqual({ step: "fastlane", whyThisStep: words });
  });

  it("is plain where it was named", async () => {
    expect(await beside(yaml("    - fastlane@3: {}\n"), ["deliver"])).toEqual({
      step: "deploy-to-itunesconnect-deliver",
      whyThisStep: undefined,
    });
  });
});

describe("credentials that fastlane finds by itself", () => {
  it("stand first, and their session is looked at", async () => {
    const session = `---\n- !ruby/object:HTTP::Cookie\n  name: DES1\n  value: CANARY_env_cookie\n  expires: 2026-11-03 00:00:00 Z\n`;
    const env = {
      FASTLANE_USER: "ci@example.com",
      FASTLANE_PASSWORD: "CANARY_env_password",
      FASTLANE_SESSION: session,
    };
    const { exitCode, said, text } = await doctor(["fastlane"], { env, now: new Date("2026-11-01T12:00:00Z") });
    expect(exitCode).toBe(0);
    expect(text).toContain("Apple ID c...@example.com of the environment");
    expect(said).toEqual(expect.arrayContaining(["info credentials/in-environment", "warning session/expires-soon"]));
    expect(text).not.toMatch(/CANARY|ci@example/);
  });
});

describe("a good API key", () => {
  it("passes everything", async () => {
    const { exitCode, said, text, checks } = await doctor(INPUTS);
    expect(exitCode).toBe(0);
    expect(said.filter((each) => /^(?:error|warning) (?!policy)/.test(each))).toEqual([]);
    for (const code of [
      "key/invalid",
      "key/id-invalid",
      "key/issuer-invalid",
      "key/file-permissions",
      "key/stale-file",
      "env/collision",
      "clock/implausible",
      "account/enterprise",
    ])
      expect(said).toContain(`ok ${code}`);
    expect(checks.find(({ code }) => code === "key/invalid")?.message).toMatch(
      /SHA-256 of its public key: (?:[0-9a-f]{2}:){31}[0-9a-f]{2}\.$/,
    );
    expect(text).toContain("0 errors, ");
  });

  it("from the connected account, too", async () => {
    expect(await doctor(["--account", "key.json"])).toMatchObject({ exitCode: 0 });
  });
});

describe("the private key", () => {
  it.each([
    ["an RSA key", "-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----\n"],
    ["a certificate", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"],
    ["HTML", `<html>${canary}</html>`],
    ["another text", canary],
  ])("%s is told by its shape, and not shown", async (_, text) => {
    const { exitCode, said, checks } = await doctor(withKeyFile("AuthKey_2X9R4HXF34.p8", text));
    expect(exitCode).toBe(1);
    expect(said).toContain("error key/invalid");
    expect(checks.find(({ code, verdict }) => code === "key/invalid" && verdict === "skipped")?.message).toContain(
      "characters on",
    );
  });

  it("one that needs repairs", async () => {
    const { exitCode, checks } = await doctor(withKeyFile("AuthKey_2X9R4HXF34.p8", JSON.stringify(key.privateKey)));
    expect(exitCode).toBe(0);
    expect(checks.find(({ code }) => code === "key/repaired")).toMatchObject({
      verdict: "warning",
      message: expect.stringContaining("quotes"),
    });
  });

  it("none there", async () => {
    expect((await doctor(["-i", "api_key_path=AuthKey_X.p8", "-i", "api_issuer=x"])).said).toContain(
      "error key/unreadable",
    );
  });

  it("a file that others can read", async () => {
    chmodSync(join(cwd, PATH), 0o644);
    expect((await doctor(INPUTS)).said).toContain("warning key/file-permissions");
  });

  it("another key under the same name in a folder of altool's", async () => {
    mkdirSync(join(cwd, "private_keys"));
    writeFileSync(join(cwd, "private_keys", PATH), makeApiKey().privateKey, { mode: 0o600 });
    expect((await doctor(INPUTS)).said).toContain("warning key/stale-file");
    writeFileSync(join(cwd, "private_keys", PATH), key.privateKey, { mode: 0o600 });
    expect((await doctor(INPUTS)).said).toContain("ok key/stale-file");
  });
});

describe("IDs", () => {
  it.each([
    ["key/id-unusual", withName("AuthKey_2x9r4hxf34.p8"), "warning"],
    ["key/id-unusual", withName("AuthKey_2X9R4HXF34 .p8"), "warning"],
    ["key/issuer-invalid", ["-i", `api_key_path=${PATH}`, "-i", `api_issuer=${key.keyId}`], "error"],
    ["key/issuer-invalid", ["-i", `api_key_path=${PATH}`, "-i", "api_issuer=team"], "error"],
  ] as const)("%s: %j", async (code, args, verdict) => {
    writeFileSync(join(cwd, String(args[1]).replace("api_key_path=", "")), key.privateKey, { mode: 0o600 });
    expect((await doctor(args)).said).toContain(`${verdict} ${code}`);
  });

  function withName(name: string): string[] {
    return ["-i", `api_key_path=${name}`, "-i", `api_issuer=${key.issuerId}`];
  }
});

describe("an Apple ID", () => {
  const now = new Date("2026-06-01T12:00:00Z");
  const ending = (date: string | null) => ({
    ...appleIdDocument,
    password: "p",
    app_specific_password: "abcd-efgh-ijkl-mnop",
    connection_expiry_date: date,
  });
  it.each([
    ["ok session/expired", "2026-06-30T00:00:00Z"],
    ["warning session/expires-soon", "2026-06-05T00:00:00Z"],
    ["error session/expires-soon", "2026-06-01T12:30:00Z"],
    ["error session/expired", "2026-06-01T11:59:00Z"],
    ["skipped session/expired", null],
  ])("%s: until %s", async (said, date) => {
    const ran = await doctor(withAccount(ending(date)), { now });
    expect(ran.said).toContain(said);
    expect(ran.text).not.toMatch(/\bvalid\b/);
  });

  it("a longer build ends after the session", async () => {
    const args = withAccount(ending("2026-06-01T14:00:00Z"));
    expect((await doctor([...args, "--build-minutes", "90"], { now })).said).toContain("warning session/expires-soon");
    expect((await doctor([...args, "--build-minutes", "150"], { now })).said).toContain("error session/expires-soon");
    expect((await run(["doctor", ...args, "--build-minutes", "long"], { cwd })).exitCode).toBe(2);
  });

  it("says how to re-authenticate", async () => {
    expect((await doctor(withAccount(ending("2026-06-05T00:00:00Z")), { now })).text).toMatch(
      /Re-authenticate\s+\(2SA\/2FA\)/,
    );
  });

  it.each([
    ["ok credentials/app-password-form", { app_specific_password: "abcd-efgh-ijkl-mnop" }],
    ["warning credentials/app-password-form", { app_specific_password: `${canary}_normal` }],
    ["warning credentials/app-password-form", { app_specific_password: " abcd-efgh-ijkl-mnop" }],
    ["warning credentials/app-password-misplaced", { password: "abcd-efgh-ijkl-mnop" }],
    ["warning credentials/app-password-missing", { app_specific_password: "" }],
    [
      "info session/missing",
      { session_cookies: { "https://idmsa.apple.com": [{ name: "x", value: canary, domain: "a", path: "/" }] } },
    ],
  ])("%s: %j", async (said, members) => {
    expect(
      (await doctor(["deliver", ...withAccount({ ...ending("2026-06-30T00:00:00Z"), ...members })], { now })).said,
    ).toContain(said);
  });
});

describe("the machine", () => {
  it("a clock that can't be right", async () => {
    expect((await doctor(INPUTS, { now: new Date(0) })).said).toContain("error clock/implausible");
  });

  it("variables that meet those of the credentials", async () => {
    const env = { APP_STORE_CONNECT_API_KEY_PATH: "x", FASTLANE_SESSION: canary };
    const { checks } = await doctor(INPUTS, { env });
    const messages = checks.filter(({ code }) => code === "env/collision").map(({ message }) => message);
    expect(messages).toEqual([
      expect.stringMatching(/^APP_STORE.*replace/),
      expect.stringMatching(/^FASTLANE_SESSION.*may use it instead/),
    ]);
  });

  it.each([
    [["--xcode", "10.3"], "error"],
    [["--xcode", "16.2"], "ok"],
    [[], "skipped"],
  ])("altool with %j", async (args, verdict) => {
    expect((await doctor(["application-loader", ...INPUTS, ...args])).said).toContain(`${verdict} tool/xcode-too-old`);
  });

  it("no version", async () => expect((await run(["doctor", "--xcode", "new"], { cwd })).exitCode).toBe(2));
});

it("an Enterprise key where it can't be used", async () => {
  const { exitCode, said } = await doctor([
    "auto-provision-api",
    ...withAccount({ ...apiKeyDocument, is_enterprise_account: true }),
  ]);
  expect(exitCode).toBe(1);
  expect(said).toContain("error account/enterprise");
});

it("nothing at all", async () => {
  expect(await doctor([])).toMatchObject({ exitCode: 0, said: expect.arrayContaining(["warning credentials/none"]) });
  expect(await doctor(["deliver"])).toMatchObject({
    exitCode: 1,
    said: expect.arrayContaining(["error credentials/none"]),
  });
});
