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
import { classify } from "../../src/doctor/classify.js";
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

describe("what Apple says with 403", () => {
  const refusedWith = (error: object | string) =>
    classify(
      {
        kind: "answer",
        status: 403,
        date: null,
        body: typeof error === "string" ? error : JSON.stringify({ errors: [error] }),
      },
      { other: null, enterprise: false, skewed: false },
    );

  it.each([
    [{ code: "FORBIDDEN_ERROR", detail: "The API key in use does not allow this request" }, "online/role-missing"],
    [{ code: "FORBIDDEN_ERROR", title: "The API key in use does not allow this request" }, "online/role-missing"],
    [{ code: "FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED", detail: "no" }, "online/agreement-missing"],
    [{ code: "FORBIDDEN_ERROR", title: "Forbidden for security reasons", detail: "No team" }, "online/forbidden"],
    [{ code: "FORBIDDEN_ERROR" }, "online/forbidden"],
    ["<html>proxy</html>", "online/forbidden"],
    ['{"errors": [null, 1, "x", {"detail": {}}]}', "online/forbidden"],
  ])("%j", (error, code) => {
    expect(refusedWith(error)).toMatchObject([{ code, verdict: "error" }]);
  });

  it("is repeated where it is neither, cleaned", () => {
    const token = `eyJ${"a".repeat(60)}.b.c`;
    const detail = `Unable to find\n a \u001b[31mteam\u202e for ${token} at https://u:pw@example.com/?q=1. ${"x ".repeat(400)}`;
    const [{ message = "" } = {}] = refusedWith({ code: "FORBIDDEN_ERROR", detail });
    expect(message).toContain('"Unable to find a [31mteam for [redacted] at https://');
    expect(message).not.toMatch(/eyJ|pw@|q=1|[\p{Cc}\p{Cf}]/u);
    expect(message.length).toBeLessThan(400);
  });
});

it("tells a key that sees no app from one that sees some", async () => {
  const infos = async (apple: AppStoreConnect) => {
    await using server = await apple.listen();
    const { path, remove } = folder({ "account.json": JSON.stringify(apiKeyDocument) });
    const args = ["doctor", "--account", "account.json", "--json", "--online", "--api-url", server.url];
    const { exitCode, stdout } = await run(args, { cwd: path, now });
    remove();
    const { checks } = JSON.parse(stdout) as { checks: { code: string; verdict: string }[] };
    return { exitCode, found: checks.find(({ code }) => code === "online/no-apps")?.verdict };
  };
  expect(await infos(fake())).toEqual({ exitCode: 0, found: "info" });
  const apps = [{ type: "apps", id: "1" }];
  expect(await infos(fake({ data: { "/v1/apps": apps } }))).toEqual({ exitCode: 0, found: undefined });
});

const codes: Readonly<Record<Fault, string>> = {
  unauthorized: "online/unauthorized",
  forbidden: "online/forbidden",
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
