import { createToken } from "@stepauth/core";
import { describe, expect, it } from "vitest";
import {
  fakeAppStoreConnect,
  type KnownKey,
  makeApiKey,
  type TokenProblem,
  type VerifiedToken,
  verifyToken,
} from "../src/index.js";

const team = makeApiKey();
const individual = makeApiKey({ individual: true });
const known: KnownKey[] = [
  { keyId: team.keyId, issuerId: team.issuerId, key: team.privateKey },
  { keyId: individual.keyId, key: individual.privateKey },
];
const now = Date.parse("2026-06-01T12:00:00Z");
const check = (token: string, request = "GET /v1/apps", keys = known, at = now): VerifiedToken =>
  verifyToken(token, { keys, now: at, request });
const made = async (...[key, options]: Parameters<typeof createToken>): Promise<string> =>
  (await createToken(key, { now: new Date(now), ...options })).reveal();

describe("verifyToken", () => {
  it("takes what createToken makes: team, individual and Enterprise keys", async () => {
    expect(check(await made(team))).toMatchObject({ ok: true });
    expect(check(await made(individual))).toMatchObject({ ok: true });
    const enterprise = known.map((key) => ({ ...key, enterprise: true }));
    expect(check(await made({ ...team, enterprise: true }), "GET /v1/apps", enterprise)).toMatchObject({ ok: true });
  });

  it("takes a token for its scope alone", async () => {
    const token = await made(team, { scope: ["GET /v1/apps", "GET /v1/users?limit=1"] });
    expect(check(token, "GET /v1/apps?limit=1")).toMatchObject({ ok: true });
    expect(check(token, "GET /v1/users?limit=1")).toMatchObject({ ok: true });
    expect(check(token, "GET /v1/users?limit=2")).toMatchObject({ problem: "scope" });
    expect(check(token, "DELETE /v1/apps")).toMatchObject({ problem: "scope" });
  });

  const refused: readonly (readonly [TokenProblem, () => Promise<string>])[] = [
    ["missing", async () => ""],
    ["malformed", async () => "a.b.c"],
    ["malformed", async () => (await made(team)).split(".").slice(0, 2).join(".")],
    ["unknown-key", async () => made({ ...team, keyId: "UNKNOWN123" })],
    ["signature", async () => made({ ...team, privateKey: individual.privateKey })],
    ["issuer", async () => made({ ...team, issuerId: "11111111-2222-3333-4444-555555555555" })],
    ["issuer", async () => made({ ...team, issuerId: "" })],
    ["issuer", async () => made({ ...individual, issuerId: team.issuerId })],
    ["audience", async () => made({ ...team, enterprise: true })],
    ["not-yet-valid", async () => made(team, { now: new Date(now + 61_000) })],
    ["expired", async () => made(team, { now: new Date(now - 901_000) })],
  ];
  it.each(refused)("refuses: %s", async (problem, token) => {
    expect(check(await token())).toEqual({ ok: false, problem });
  });

  it("refuses a token without a signature, whatever algorithm it claims", async () => {
    const [, claims] = (await made(team)).split(".");
    const none = Buffer.from(JSON.stringify({ alg: "none", kid: team.keyId })).toString("base64url");
    expect(check(`${none}.${claims}.`)).toMatchObject({ problem: "algorithm" });
    const es256 = Buffer.from(JSON.stringify({ alg: "ES256", kid: team.keyId })).toString("base64url");
    expect(check(`${es256}.${claims}.`)).toMatchObject({ problem: "signature" });
  });
});

describe("fakeAppStoreConnect", () => {
  const ask = async (apple: ReturnType<typeof fakeAppStoreConnect>, path: string, token: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await apple.fetch(`https://api.appstoreconnect.apple.com${path}`, { headers });
    const { errors, data } = (await response.json()) as { errors?: { code: string }[]; data?: unknown[] };
    return [response.status, errors?.[0]?.code ?? data];
  };

  it("answers, and says why not", async () => {
    const apple = fakeAppStoreConnect({ keys: known, now: () => now, data: { "/v1/apps": [{ id: "1" }] } });
    const token = await made(team);
    expect(await ask(apple, "/v1/apps?limit=1", token)).toEqual([200, [{ id: "1" }]]);
    expect(await ask(apple, "/v1/devices", token)).toEqual([200, []]);
    expect(await ask(apple, "/v1/constructor", token)).toEqual([404, "NOT_FOUND"]);
    expect(await ask(apple, "/v1/apps", "nonsense")).toEqual([401, "NOT_AUTHORIZED"]);
    expect(apple.refused).toEqual(["malformed"]);
    expect(apple.requests).toHaveLength(4);
  });

  it("knows roles and agreements", async () => {
    const token = await made(team);
    const narrow = known.map((key) => ({ ...key, allows: (path: string) => path === "/v1/devices" }));
    expect(await ask(fakeAppStoreConnect({ keys: narrow, now: () => now }), "/v1/apps", token)).toEqual([
      403,
      "FORBIDDEN_ERROR",
    ]);
    const unsigned = fakeAppStoreConnect({ keys: known, now: () => now, agreementsSigned: false });
    expect((await ask(unsigned, "/v1/apps", token))[1]).toMatch(/^FORBIDDEN.REQUIRED_AGREEMENTS/);
  });
});
