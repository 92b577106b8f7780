import { generateKeyPairSync } from "node:crypto";
import {
  type AppStoreConnect,
  type AppStoreConnectOptions,
  type Fault,
  fakeAppStoreConnect,
  faults,
} from "@stepauth/testing";
import { describe, expect, it } from "vitest";
import type { Facts } from "../../src/doctor/check.js";
import { onlineChecks } from "../../src/doctor/online.js";
import { folder, run } from "../run.js";
import { apiKeyDocument, appleIdDocument, key, secretForms } from "../use/material.js";

// Every cause that can be told apart, against an API that really verifies the token.

const known = { keyId: key.keyId, issuerId: key.issuerId, key: key.privateKey };
const now = new Date("2026-06-01T12:00:00Z");

async function online(apple: AppStoreConnect, document: object = apiKeyDocument) {
  await using server = await apple.listen();
  const { path, remove } = folder({ ".git/HEAD": "", "account.json": JSON.stringify(document) });
  try {
    const args = ["doctor", "--account", "account.json", "--json", "--online", "--api-url", server.url];
    const ran = await run(args, { cwd: path, now });
    for (const secret of [...secretForms(), "eyJ"]) expect(ran.stdout + ran.stderr).not.toContain(secret);
    const checks: { code: string; verdict: string }[] = JSON.parse(ran.stdout).checks;
    const said = checks
      // For information are the roles that the work of a step needs, whatever Apple says.
      .filter(({ code, verdict }) => /^(?:online|clock\/skewed)/.test(code) && verdict !== "info")
      .map(({ code, verdict }) => `${verdict} ${code}`);
    return { exitCode: ran.exitCode, said, requests: apple.requests.length };
  } finally {
    remove();
  }
}
const fake = (options: Partial<AppStoreConnectOptions> = {}) =>
  fakeAppStoreConnect({ keys: [known], now: () => now.getTime(), ...options });
const clockOff = (seconds: number) => fake({ now: () => now.getTime() - seconds * 1000 });
const another = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;

describe("doctor --online", () => {
  it("a good key: one request that changes nothing", async () => {
    const apple = fake();
    expect(await online(apple)).toEqual({
      exitCode: 0,
      said: ["ok clock/skewed", "ok online/unauthorized"],
      requests: 1,
    });
    expect(apple.requests[0]).toMatchObject({ method: "GET", path: "/v1/apps?limit=1" });
  });

  it.each<[string, AppStoreConnect, string[], number]>([
    [
      "another private key",
      fake({ keys: [{ ...known, key: another }] }),
      ["ok clock/skewed", "error online/unauthorized"],
      2,
    ],
    [
      "another issuer",
      fake({ keys: [{ ...known, issuerId: "other" }] }),
      ["ok clock/skewed", "error online/unauthorized"],
      2,
    ],
    ["a revoked key", fake({ keys: [] }), ["ok clock/skewed", "error online/unauthorized"], 2],
    ["a clock that is ahead", clockOff(120), ["error clock/skewed", "error online/unauthorized"], 1],
    ["a clock that is behind", clockOff(-400), ["error clock/skewed", "error online/unauthorized"], 1],
    ["a clock that is a little off", clockOff(40), ["warning clock/skewed", "ok online/unauthorized"], 1],
    [
      "a missing agreement",
      fake({ agreementsSigned: false }),
      ["ok clock/skewed", "error online/agreement-missing"],
      1,
    ],
    [
      "a missing role",
      fake({ keys: [{ ...known, allows: () => false }] }),
      ["ok clock/skewed", "error online/role-missing"],
      1,
    ],
    [
      "an Enterprise key that is not marked",
      fake({ keys: [{ ...known, enterprise: true }] }),
      ["ok clock/skewed", "error online/wrong-audience"],
      2,
    ],
  ])("%s", async (_, apple, said, requests) => {
    expect(await online(apple)).toEqual({ exitCode: said.join().includes("error") ? 1 : 0, said, requests });
  });

  it("a key that is marked as Enterprise and is none", async () => {
    const { said } = await online(fake(), { ...apiKeyDocument, is_enterprise_account: true });
    expect(said).toContain("error online/wrong-audience");
  });

  it("an Apple ID can't be tried", async () => {
    expect(await online(fake(), appleIdDocument)).toMatchObject({ said: ["skipped online/unauthorized"], requests: 0 });
  });

  it.each(["http://example.com", "ftp://127.0.0.1", "nonsense", "http://127.0.0.1.example.com"])(
    "refuses to ask %s",
    async (url) => {
      const ran = await run(["doctor", "--online", "--api-url", url], { now });
      expect(ran).toMatchObject({ exitCode: 2, stdout: "" });
    },
  );
});

const codes: Readonly<Record<Fault, string>> = {
  unauthorized: "online/unauthorized",
  forbidden: "online/role-missing",
  "not-found": "online/unexpected",
  "rate-limited": "online/rate-limited",
  "server-error": "online/unreachable",
  slow: "online/unreachable",
  "cut-off": "online/unreachable",
  redirect: "online/unexpected",
  "wrong-json": "online/unexpected",
  "not-json": "online/unexpected",
  "huge-body": "online/unexpected",
};

describe("faults at each request", () => {
  it.each(faults.flatMap((fault) => (["fetch", "port"] as const).map((by) => [fault, by] as const)))(
    "%s by %s",
    async (fault, by) => {
      const apple = fake();
      apple.fail(fault);
      await using server = await apple.listen();
      const facts = {
        resolution: { credentials: { method: "api-key", ...key, enterprise: false } },
        io: { now: () => now },
      } as unknown as Facts;
      const checks = await onlineChecks(facts, {
        apiUrl: by === "port" ? server.url : undefined,
        fetch: by === "port" ? globalThis.fetch : apple.fetch,
        timeoutMs: fault === "slow" ? 300 : 60_000,
      });
      expect(checks.at(-1)).toMatchObject({ code: codes[fault], verdict: "error" });
      expect(apple.requests.length).toBeLessThanOrEqual(2); // As another program's key too, and never again.
    },
  );

  it("the second request fails where the first was refused", async () => {
    const apple = fake({ keys: [] });
    apple.fail("cut-off", { after: 1 });
    expect((await online(apple)).said).toContain("error online/unauthorized");
  });

  it("a redirect takes no token along", async () => {
    const elsewhere = fake();
    await using other = await elsewhere.listen();
    const apple = fake({ redirectTo: other.url });
    apple.fail("redirect");
    expect((await online(apple)).said).toContain("error online/unexpected");
    expect(elsewhere.requests).toEqual([]);
  });
});
