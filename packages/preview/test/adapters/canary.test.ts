import { inspect } from "node:util";
import { type Policy, parseConnectedAccountText, type Resolution, StepAuthError } from "@stepauth/core";
import { describe, expect, test } from "vitest";
import { account, accountOf, adapters, goodKey, now, readVectors, resolveVector, vectorFiles } from "./support.js";

// Canaries in every secret field: none is to be seen in anything that a resolution shows of itself.

const stem = "CANARY-CANARY";
const canary = (what: string) => `${stem}_${what}_7f3a`;
const body = goodKey.replaceAll(/-----.*-----|\n/g, "");
const inputKey = `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`;

const secretInputs = {
  password: canary("password"),
  app_password: canary("app-password"),
  build_api_token: canary("build-token"),
  build_url: `https://u:${canary("userinfo")}@app.bitrise.io/build/1?k=${canary("query")}`,
};
const appleIds = { apple_id: "input@example.com", itunescon_user: "input@example.com" };
const keyPaths = [
  "file:///k/AuthKey_GOOD.p8",
  "/k/AuthKey_GOOD.p8",
  "/k/AuthKey_JUNK.p8",
  "/k/mykey.p8",
  `https://u:${canary("userinfo")}@files.example.com/AuthKey_A.p8?sig=${canary("query")}#${canary("fragment")}`,
  `http://u:${canary("userinfo")}@files.example.com/AuthKey_A.p8?sig=${canary("query")}`,
  inputKey,
];
const disk: Readonly<Record<string, string>> = {
  "/k/AuthKey_GOOD.p8": inputKey,
  "/k/AuthKey_JUNK.p8": `-----BEGIN PRIVATE KEY-----\n${canary("junk-key")}\n-----END PRIVATE KEY-----`,
  "/k/mykey.p8": inputKey,
};

const cookie = (name: string) => ({
  name,
  value: canary(`cookie-${name}`),
  domain: "idmsa.apple.com",
  path: "/",
});
const secretAccount = {
  apple_id: "conn@example.com",
  password: canary("connected-password"),
  app_specific_password: canary("connected-app-password"),
  connection_expiry_date: "2999-01-01T00:00:00Z",
  session_cookies: { "https://idmsa.apple.com": [cookie("a")], "https://other.apple.com": [cookie("b")] },
};
const secretKey = { key_id: "KKKKKKKKKK", issuer_id: "i", private_key: goodKey };
const junkKey = { ...secretKey, private_key: canary("connected-junk-key") };
const expired = { connection_expiry_date: "2001-01-01T00:00:00Z" };
const malformed = { connection_expiry_date: canary("date") };

const accounts = [
  null,
  account(secretAccount),
  account(secretKey),
  account(secretAccount, secretKey),
  account(secretAccount, junkKey),
  account(secretAccount, expired),
  account(secretAccount, malformed),
  accountOf({ status: 200, body: `<html>${canary("html")}</html>` }),
  accountOf({ status: 200, body: `{"password":"${canary("truncated")}` }),
  accountOf({ status: 200, body: JSON.stringify({ password: 5, session_cookies: { [canary("origin")]: 5 } }) }),
  accountOf({ status: 200, body: JSON.stringify({ key_id: canary("key-id"), private_key: canary("key") }) }),
];

const connections = ["automatic", "api_key", "apple_id", "off", canary("connection"), ""];
const policies: readonly Policy[] = ["inputs-first", "shipped"];

/** The text itself, and what is left of it in the usual disguises; in Base64, at each of the three alignments. */
function traces(secret: string): string[] {
  const base64 = [0, 1, 2].map((dropped) => {
    const rest = secret.slice(dropped);
    return Buffer.from(rest.slice(0, rest.length - (rest.length % 3))).toString("base64");
  });
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...base64];
}

const keyLines = goodKey.split("\n").filter((line) => line !== "" && !line.startsWith("-----"));
const forbidden = [...new Set([stem, body, ...keyLines].flatMap(traces))];

/** Everything a resolution shows of itself: printed, inspected, serialised, copied, in its sentences. */
function shown(resolution: Resolution): string {
  const sentences = resolution.diagnostics.flatMap(({ message, help }) => [message, help]);
  const reasons = resolution.considered.map(({ reason }) => reason);
  return [
    JSON.stringify(resolution),
    inspect(resolution, { depth: 9, showHidden: true, getters: true }),
    inspect({ ...resolution, credentials: { ...resolution.credentials } }, { depth: 9 }),
    String(new Error("x", { cause: resolution }).cause),
    inspect(new Error("x", { cause: resolution }), { depth: 9, showHidden: true }),
    JSON.stringify(
      structuredClone({ credentials: resolution.credentials, env: resolution.env, files: resolution.files }),
    ),
    ...sentences,
    ...reasons,
  ].join("\n");
}

function leaks(text: string): string[] {
  return forbidden.filter((secret) => text.includes(secret));
}

test("the search finds what it looks for", () => {
  expect(leaks(`x ${canary("password")} y`)).toEqual([stem]);
  for (const line of keyLines) expect(leaks(line)).toContain(line);
  expect(leaks(encodeURIComponent(body)).length).toBeGreaterThan(0);
  for (const shift of [0, 1, 2])
    expect(leaks(Buffer.from("y".repeat(shift) + canary("password")).toString("base64")), `${shift}`).toHaveLength(1);
});

describe.each(adapters)("$step", (adapter) => {
  const step = Math.max(7, Math.ceil(adapter.versions.length / 5));
  const versions = [
    ...new Set([adapter.versions[0] ?? "", ...adapter.versions.filter((_, index) => index % step === 0), ""]),
  ];

  test.each(policies)("shows no secret, %s", async (policy) => {
    const found = new Set<string>();
    let asked = 0;
    for (const version of versions)
      for (const connectedAccount of accounts)
        for (const inputs of givenInputs()) {
          const request = { inputs, account: connectedAccount, policy, version, now, readFile: read, fetch };
          const resolution = await adapter.resolve(request);
          asked += 1;
          for (const secret of leaks(shown(resolution))) found.add(`${secret} in ${JSON.stringify(inputs)}`);
        }
    expect([...found]).toEqual([]);
    expect(asked).toBeGreaterThan(300);
  });
});

test("nor does any vector's resolution", async () => {
  for (const vector of vectorFiles.flatMap(readVectors)) {
    const text = shown(await resolveVector(vector));
    expect(keyLines.filter((line) => text.includes(line))).toEqual([]);
  }
});

const signing = {
  automatic_code_signing: "api-key",
  apple_service_connection: "api-key",
  api_key_id: "2X9R4HXF34",
  api_key_issuer_id: "i",
};

function givenInputs(): Record<string, string>[] {
  const kinds = [
    {},
    { ...appleIds, ...secretInputs },
    { app_password: secretInputs.app_password },
    ...keyPaths.map((api_key_path) => ({ api_key_path, api_issuer: "i", build_url: secretInputs.build_url })),
    ...keyPaths.map((api_key_path) => ({ ...signing, api_key_path })),
  ];
  return kinds.flatMap((inputs, index) => {
    const some = index === 1 ? connections : connections.slice(index % 4, (index % 4) + 1);
    return [inputs, ...some.map((connection) => ({ ...inputs, connection }))];
  });
}

function read(path: string): string {
  const content = disk[path];
  if (content === undefined) throw new Error(`${canary("path")} ${path}`);
  return content;
}

async function fetch(): Promise<Response> {
  return new Response(inputKey);
}

describe("a document that can't be used: the error holds no text of it", () => {
  const text = canary("document");
  test.each([
    ["HTML", `<!doctype html><p>${text}</p>`, "account/malformed"],
    ["truncated JSON", `{"password": "${text}`, "account/malformed"],
    ["a stray word", `{"password": ${text}}`, "account/malformed"],
    ["a list", `["${text}"]`, "account/malformed"],
    ["a text", `"${text}"`, "account/malformed"],
    ["a number where text belongs", `{"apple_id": 5, "password": "${text}"}`, "account/malformed"],
    ["a key that is no member", `{"session_cookies": {"canary_document_7f3a": 5}}`, "account/malformed"],
    ["an object where text belongs", `{"password": {"canary_document_7f3a": "${text}"}}`, "account/malformed"],
    [
      "a cookie that is none",
      `{"session_cookies": {"https://idmsa.apple.com": [{"value": 5, "name": "${text}"}]}}`,
      "account/malformed",
    ],
    ["half an API key", `{"key_id": "${text}", "issuer_id": "${text}"}`, "account/api-key-incomplete"],
  ])("%s", (_, document, code) => {
    const error = thrown(document);
    expect(error).toBeInstanceOf(StepAuthError);
    expect(error).toMatchObject({ name: "StepAuthError", code });
    const everything = `${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)} ${error.help}`;
    expect(everything).not.toMatch(/CANARY|canary_document/);
  });

  test("a megabyte of brackets", () => {
    expect(thrown("[".repeat(1_000_000))).toMatchObject({ code: "account/malformed" });
    expect(thrown("[".repeat(500_000) + "]".repeat(500_000))).toMatchObject({ code: "account/malformed" });
    expect(thrown(`{"apple_id":${"[".repeat(500_000)}${"]".repeat(500_000)}}`)).toMatchObject({
      code: "account/malformed",
    });
  });
});

function thrown(document: string): StepAuthError {
  try {
    parseConnectedAccountText(document);
  } catch (error) {
    return error as StepAuthError;
  }
  throw new Error("it was taken");
}
