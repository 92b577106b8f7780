import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { inspect } from "node:util";
import { createToken, fetchConnectedAccount, Secret, StepAuthError, tokenProvider } from "@stepauth/core";
import { connectedAccountFromEnv, materialise } from "@stepauth/core/node";
import { adapters, findAdapter } from "@stepauth/preview";
import { fakeBuildApi, fakeFiles, faults } from "@stepauth/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { folder, run } from "../run.js";
import { apiKeyDocument, appleIdDocument, canary, key, secretForms } from "./material.js";

// Planted secrets, in every form that programs make of them, and everything that uses credentials: they must not show.

let cwd: string;
beforeEach(() => {
  const made = folder({
    ".git/HEAD": "",
    "key.json": JSON.stringify(apiKeyDocument),
    "apple-id.json": JSON.stringify(appleIdDocument),
    "broken.json": `{"password": "${canary}", `,
    "wrong.json": JSON.stringify({ ...appleIdDocument, password: [canary], private_key: canary }),
    "bad-key.json": JSON.stringify({ ...apiKeyDocument, private_key: `${canary}\n${key.privateKey.slice(0, 90)}` }),
    "bad-id.json": JSON.stringify({ ...apiKeyDocument, key_id: `../${canary}` }),
    "nul.json": JSON.stringify({ ...appleIdDocument, password: `${canary}\0` }),
    "accounts.yml": `accounts:\n  - { name: j, type: apple-id, appleId: j@example.com, password: ${canary} }\n  - { name: k, type: api-key, issuerId: i, keyId: K, privateKey: { path: key.pem } }\napps:\n  a: { appleId: j, apiKey: k }\n`,
    "key.pem": `${canary}\n${key.privateKey}`,
    [`AuthKey_${key.keyId}.p8`]: key.privateKey,
    "AuthKey_BROKEN1234.p8": key.privateKey.slice(0, 150),
    "bin/envman": `#!/bin/sh\ncat\necho "$@" >> "${"$"}{ENVMAN_LOG}"\nexit 1\n`,
  });
  cwd = made.path;
  chmodSync(join(cwd, "bin/envman"), 0o755);
  return made.remove;
});

const FORMS = secretForms();
const expectNothing = (shown: string) => {
  for (const secret of FORMS) expect(shown).not.toContain(secret);
};

const steps = adapters.map(({ name }) => name);
const sources: readonly (readonly string[])[] = [
  ...["key", "apple-id", "broken", "wrong", "bad-key", "bad-id", "nul"].map((name) => ["--account", `${name}.json`]),
  ["--account", "accounts.yml"],
  ["-i", `api_key_path=AuthKey_${key.keyId}.p8`, "-i", "api_issuer=x"],
  ["-i", "api_key_path=AuthKey_BROKEN1234.p8", "-i", "api_issuer=x"],
  ["-i", "api_key_path=@file:key.pem", "-i", "api_issuer=x"],
  [
    "-i",
    `api_key_path=https://user:${canary}@127.0.0.1:1/AuthKey_A.p8?token=${canary}#${canary}`,
    "-i",
    "api_issuer=x",
  ],
  [
    "-i",
    "password=@env:PLANTED",
    "-i",
    "app_password=@env:PLANTED",
    "-i",
    "apple_id=a@example.com",
    "-i",
    "itunescon_user=a@example.com",
  ],
  ["-i", `password=${canary}`],
];
const commands: readonly (readonly [string, ...(readonly string[])])[] = [
  ["doctor"],
  ["doctor", "--json"],
  ["resolve"],
  ["resolve", "--json"],
  ["export", "--to", "envman", "--dir", "out"],
];

describe.each(commands)("%s %s", (command, ...flags) => {
  it.each(sources.filter((source) => !source.join().includes("https:")))("with %j %j", async (...source) => {
    for (const step of steps) {
      const env = {
        PLANTED: canary,
        FASTLANE_PASSWORD: canary,
        PATH: `${join(cwd, "bin")}${delimiter}${process.env.PATH}`,
        ENVMAN_LOG: join(cwd, "log"),
      };
      const ran = await run([command, step, ...flags, ...source], { cwd, env });
      expect([0, 1, 2]).toContain(ran.exitCode);
      expectNothing(ran.stdout + ran.stderr);
    }
    const left = readdirSync(cwd);
    if (left.includes("log")) expectNothing(readFileSync(join(cwd, "log"), "utf8"));
    expect(left).not.toContain("out");
  });
});

it("addresses of keys: neither user nor query, whatever happens to the download", async () => {
  const store = fakeFiles({ files: { "/AuthKey_2X9R4HXF34.p8": `${canary}${key.privateKey}` } });
  for (const fault of [
    null,
    ...faults.filter((each) => !["slow", "cut-off", "rate-limited", "server-error"].includes(each)),
  ]) {
    store.recover();
    if (fault) store.fail(fault);
    const resolution = await findAdapter("fastlane")?.resolve({
      inputs: {
        api_key_path: `https://user:${canary}@store.invalid/AuthKey_2X9R4HXF34.p8?sig=${canary}`,
        api_issuer: "i",
      },
      fetch: store.fetch,
    });
    expectNothing(JSON.stringify(resolution) + inspect(resolution, { depth: 20 }));
  }
});

describe("what is thrown", () => {
  const failures: readonly (readonly [string, () => unknown])[] = [
    ["the account's document", () => connectedAccountFromEnv({ BITRISE_PORTAL_DATA_JSON: `{"a":"${canary}` })?.()],
    [
      "the account's document, another shape",
      () => connectedAccountFromEnv({ BITRISE_PORTAL_DATA_JSON: `{"password":["${canary}"]}` })?.(),
    ],
    ["a refused request", () => fetchConnectedAccount({ buildUrl: "https://x.invalid", buildApiToken: `${canary}\n` })],
    [
      "an insecure request",
      () => fetchConnectedAccount({ buildUrl: `http://u:${canary}@x.invalid/?${canary}`, buildApiToken: canary }),
    ],
    ["a token of a broken key", () => createToken({ keyId: "K", issuerId: "i", privateKey: new Secret(canary) })],
    [
      "a provider with a broken key",
      () => tokenProvider({ keyId: "K", privateKey: `${canary}${key.privateKey.slice(0, 120)}` })(),
    ],
    [
      "a credential that no variable can hold",
      async () => {
        const account = () =>
          connectedAccountFromEnv({
            BITRISE_PORTAL_DATA_JSON: JSON.stringify({ ...appleIdDocument, password: `${canary}\0` }),
          })?.() ?? null;
        const resolution = await findAdapter("fastlane")?.resolve({ inputs: {}, account });
        return resolution && materialise(resolution);
      },
    ],
    [
      "a folder that is not there",
      async () => {
        const account = () =>
          connectedAccountFromEnv({ BITRISE_PORTAL_DATA_JSON: JSON.stringify(apiKeyDocument) })?.() ?? null;
        const resolution = await findAdapter("fastlane")?.resolve({ inputs: {}, account });
        return resolution && materialise(resolution, { dir: "/nowhere/at/all" });
      },
    ],
  ];
  it.each(failures)("%s", async (_, fail) => {
    const error = await Promise.resolve()
      .then(fail)
      .then(
        () => null,
        (thrown: unknown) => thrown,
      );
    expect(error).toBeInstanceOf(StepAuthError);
    const { stack = "", cause } = error as Error;
    expectNothing(
      [
        inspect(error, { depth: 10, showHidden: true }),
        stack,
        inspect(cause, { depth: 10 }),
        JSON.stringify(error),
        String(error),
        inspect(structuredClone(error)),
      ].join("\n"),
    );
  });
});

it("materialised credentials, however they are printed", async () => {
  for (const document of [apiKeyDocument, appleIdDocument]) {
    for (const adapter of adapters) {
      writeFileSync(join(cwd, "document"), JSON.stringify(document));
      const account = () => connectedAccountFromEnv({ BITRISE_PORTAL_DATA_JSON: JSON.stringify(document) })?.() ?? null;
      const resolution = await adapter.resolve({ inputs: {}, account });
      if (resolution.status === "failed") continue;
      const auth = await materialise(resolution);
      try {
        const error = new Error("x", { cause: auth });
        expectNothing(
          [
            inspect(auth, { depth: 20, showHidden: true }),
            JSON.stringify(auth),
            String(auth),
            inspect(error, { depth: 20 }),
            inspect(Object.entries(auth), { depth: 20 }),
          ].join("\n"),
        );
      } finally {
        await auth.dispose();
      }
    }
  }
});

it("the fake build API's own errors hold nothing either", async () => {
  const api = fakeBuildApi({ token: canary, document: appleIdDocument });
  for (const fault of faults.filter((each) => !["slow", "cut-off", "rate-limited", "server-error"].includes(each))) {
    api.recover();
    api.fail(fault);
    const error = await fetchConnectedAccount({
      buildUrl: "https://x.invalid",
      buildApiToken: canary,
      fetch: api.fetch,
    }).catch((thrown: unknown) => thrown);
    expectNothing(inspect(error, { depth: 10 }));
  }
});
