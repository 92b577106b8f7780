import { generateKeyPairSync } from "node:crypto";
import { inspect } from "node:util";
import fc from "fast-check";
import { decodeJwt, jwtVerify } from "jose";
import { describe, expect, it, vi } from "vitest";
import { Secret } from "../../src/secret.js";
import { createToken } from "../../src/tokens/create-token.js";
import { tokenProvider } from "../../src/tokens/token-provider.js";
import { makeKey } from "../keys/material.js";

const key = makeKey();
const issuerId = "69a6de70-03db-47e3-e053-5b8c7c11a4d1";
const team = { keyId: "ABCDE12345", issuerId, privateKey: key.pkcs8 };
const now = new Date("2026-01-01T00:00:00.500Z");
const seconds = Math.floor(now.getTime() / 1_000);

/** Verifies as Apple does: signature, times, audience. */
async function verified(token: Secret, audience = "appstoreconnect-v1", at: Date = now) {
  const { payload, protectedHeader } = await jwtVerify(token.reveal(), key.publicKey, {
    audience,
    currentDate: at,
    algorithms: ["ES256"],
  });
  return { payload, protectedHeader };
}

describe("createToken", () => {
  it("for a team key", async () => {
    expect(await verified(await createToken(team, { now }))).toEqual({
      protectedHeader: { alg: "ES256", kid: "ABCDE12345", typ: "JWT" },
      payload: { iss: issuerId, iat: seconds - 60, exp: seconds + 900, aud: "appstoreconnect-v1" },
    });
  });

  it.each([undefined, ""])("for an individual key (issuer ID %j)", async (issuer) => {
    const { payload } = await verified(
      await createToken(
        { keyId: "A", privateKey: key.pkcs8, ...(issuer === undefined ? {} : { issuerId: issuer }) },
        { now },
      ),
    );
    expect(payload).toEqual({ sub: "user", iat: seconds - 60, exp: seconds + 900, aud: "appstoreconnect-v1" });
  });

  it("for an Enterprise Program key", async () => {
    const token = await createToken({ ...team, enterprise: true }, { now });
    expect((await verified(token, "apple-developer-enterprise-v1")).payload.aud).toBe("apple-developer-enterprise-v1");
  });

  it("for the credentials of a resolution, and a key that needs repair", async () => {
    const credentials = {
      method: "api-key",
      keyId: "A",
      issuerId,
      privateKey: new Secret(key.sec1.replaceAll("\n", "\\n")),
      enterprise: false,
    } as const;
    expect((await verified(await createToken(credentials, { now }))).payload.iss).toBe(issuerId);
  });

  it("with a scope", async () => {
    const scope = ["GET /v1/apps?filter[platform]=IOS"];
    expect((await verified(await createToken(team, { now, scope }))).payload.scope).toEqual(scope);
  });

  it("never lives longer than 20 minutes after `iat`, which is 60 s back", async () => {
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 1_200 }), async (durationSeconds) => {
      const { iat = 0, exp = 0 } = decodeJwt((await createToken(team, { durationSeconds, now })).reveal());
      expect([iat, exp - iat <= 1_200, exp > seconds]).toEqual([seconds - 60, true, true]);
      expect(exp).toBe(Math.min(seconds + durationSeconds, seconds + 1_140));
    });
    await fc.assert(property, { numRuns: 50 });
  });

  it.each([0, -1, 1_201, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    "refuses a duration of %d s",
    async (durationSeconds) => {
      await expect(createToken(team, { durationSeconds })).rejects.toBeInstanceOf(RangeError);
      expect(() => tokenProvider(team, { durationSeconds })).toThrow(RangeError);
    },
  );

  const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" })
    .privateKey.export({ format: "pem", type: "pkcs8" })
    .toString();
  const mixed = Buffer.concat([key.der.subarray(0, -64), makeKey().der.subarray(-64)]).toString("base64");
  it.each([
    ["key/invalid", { ...team, privateKey: p384 }],
    ["key/invalid", { ...team, privateKey: "CANARY_key_7f3a" }],
    ["key/invalid", { ...team, privateKey: mixed }],
    ["key/empty", { ...team, privateKey: "" }],
    ["key/id-unknown", { ...team, keyId: "" }],
    ["key/unreadable", { keyId: "A", issuerId }],
  ])("%s", async (code, apiKey) => {
    const error: unknown = await createToken(apiKey).catch((thrown) => thrown);
    expect(error).toMatchObject({ code });
    expect(inspect(error)).not.toContain("CANARY");
  });

  it("is a secret", async () => {
    const token = await createToken(team);
    expect(inspect(token) + JSON.stringify({ token })).not.toContain("eyJ");
  });
});

describe("tokenProvider", () => {
  const clock = () => {
    const state = { time: now.getTime() };
    return { state, provider: (options = {}) => tokenProvider(team, { now: () => state.time, ...options }) };
  };

  it("gives the same token until a margin before its end", async () => {
    const { state, provider } = clock();
    const token = provider();
    const first = await token();
    state.time = (seconds + 839) * 1_000;
    expect(await token()).toBe(first);
    state.time = (seconds + 840) * 1_000;
    const second = await token();
    expect(second).not.toBe(first);
    expect((await verified(second, undefined, new Date(state.time))).payload.exp).toBe(seconds + 840 + 900);
  });

  it("never gives a token that is over or from the future", async () => {
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 1_200 }),
      fc.array(fc.integer({ min: -2_000, max: 2_000 }), { maxLength: 6 }),
      async (durationSeconds, steps) => {
        const { state, provider } = clock();
        const token = provider({ durationSeconds });
        for (const step of steps) {
          state.time += step * 1_000;
          const { payload } = await verified(await token(), undefined, new Date(state.time));
          expect(payload.iat).toBeLessThan(state.time / 1_000);
        }
      },
    );
    await fc.assert(property, { numRuns: 50 });
  });

  it("signs once for all who ask at the same time", async () => {
    const token = tokenProvider(team);
    const tokens = await Promise.all(Array.from({ length: 100 }, () => token()));
    expect(new Set(tokens).size).toBe(1);
    expect(token()).toBe(token());
  });

  it("tries again after a failure", async () => {
    const apiKey: { keyId: string; privateKey?: string } = { keyId: "A" };
    const token = tokenProvider(apiKey);
    await expect(token()).rejects.toMatchObject({ code: "key/unreadable" });
    apiKey.privateKey = key.pkcs8;
    await expect(token()).resolves.toBeInstanceOf(Secret);
  });

  it("costs about nothing while the token is good", async () => {
    const sign = vi.spyOn(crypto.subtle, "sign");
    const token = tokenProvider(team);
    for (let count = 0; count < 1_000; count += 1) await token();
    expect(sign).toHaveBeenCalledTimes(1);
    sign.mockRestore();
  });
});
