import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fetchConnectedAccount, StepAuthError } from "@stepauth/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type FakeApi,
  type Fault,
  fakeAppStoreConnect,
  fakeBuildApi,
  fakeFiles,
  faults,
  type Listening,
  makeApiKey,
} from "../src/index.js";

// Every fault at the one request for the connected account, as a function and on a port: it ends in time, with its code.

const key = makeApiKey();
const document = { key_id: key.keyId, issuer_id: key.issuerId, private_key: key.privateKey };
const codes: Readonly<Record<Fault, string>> = {
  unauthorized: "account/unauthorized",
  forbidden: "account/http-status",
  "not-found": "account/http-status",
  "rate-limited": "account/http-status",
  "server-error": "account/http-status",
  slow: "account/unreachable",
  "cut-off": "account/unreachable",
  redirect: "account/unreachable",
  "wrong-json": "account/malformed",
  "not-json": "account/malformed",
  "huge-body": "account/malformed",
};
const retried: readonly Fault[] = ["rate-limited", "server-error", "slow", "cut-off"];

let api: FakeApi;
let server: Listening;
let temp: string;
beforeEach(async () => {
  api = fakeBuildApi({ token: "CANARY_token", document, redirectTo: "http://127.0.0.1:1/" });
  server = await api.listen();
  temp = mkdtempSync(join(tmpdir(), "stepauth-test-"));
});
afterEach(async () => {
  await server.close();
  expect(readdirSync(temp)).toEqual([]);
  rmSync(temp, { recursive: true });
});

const transports = ["fetch", "port"] as const;
/** Ends what never would be answered; all else has the time that it takes. */
const SHORT_MS = 1_000;
const request = (transport: (typeof transports)[number], retries: number, timeoutMs?: number) =>
  fetchConnectedAccount({
    buildUrl: transport === "port" ? server.url : "https://app.bitrise.io/build/1",
    buildApiToken: "CANARY_token",
    ...(transport === "port" ? {} : { fetch: api.fetch }),
    retries,
    ...(timeoutMs === undefined ? { timeoutMs: 60_000, totalMs: 600_000 } : { timeoutMs }),
    sleep: async () => undefined,
  });

describe.each(transports)("the build API by %s", (transport) => {
  it("gives the account for the right token, and 401 for another one", async () => {
    await expect(request(transport, 0)).resolves.toMatchObject({ apiKey: { keyId: key.keyId } });
    const other = fetchConnectedAccount({ buildUrl: server.url, buildApiToken: "other" });
    await expect(other).rejects.toMatchObject({ code: "account/unauthorized" });
  });

  it.each(faults)("%s: ends in time, with its code and without a secret", async (fault) => {
    api.fail(fault);
    const error = await request(transport, 1, fault === "slow" ? SHORT_MS : undefined).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(StepAuthError);
    const code = fault === "redirect" && transport === "fetch" ? "account/unreachable" : codes[fault];
    expect(error).toMatchObject({ code });
    expect(`${error} ${JSON.stringify(error)} ${(error as Error).cause}`).not.toContain("CANARY");
    expect(api.requests.length).toBeLessThanOrEqual(2);
  });

  it.each(retried)("%s once: tried again, and answered", async (fault) => {
    api.fail(fault, { times: 1 });
    await expect(request(transport, 1, fault === "slow" ? SHORT_MS : undefined)).resolves.toMatchObject({
      apiKey: { keyId: key.keyId },
    });
    expect(api.requests).toHaveLength(2);
  });

  it("a fault behind good answers shows when it is its turn", async () => {
    api.fail("not-found", { after: 1, times: 1 });
    await request(transport, 0);
    await expect(request(transport, 0)).rejects.toMatchObject({ code: "account/http-status" });
    await request(transport, 0);
  });
});

it("the redirect takes no token along", async () => {
  const elsewhere = fakeFiles({ files: {} });
  await using other = await elsewhere.listen();
  const leading = fakeBuildApi({ token: "CANARY_token", redirectTo: other.url });
  leading.fail("redirect");
  await using here = await leading.listen();
  await expect(fetchConnectedAccount({ buildUrl: here.url, buildApiToken: "CANARY_token" })).rejects.toThrow();
  expect(JSON.stringify(elsewhere.requests)).not.toContain("CANARY");
});

it("faults are the same for every fake", async () => {
  for (const fake of [fakeAppStoreConnect({ keys: [] }), fakeFiles({ files: { "/a": "b" } })]) {
    fake.fail("not-json", { times: 1 });
    fake.fail("rate-limited", { times: 1 });
    expect(await (await fake.fetch("https://x.invalid/a")).text()).toContain("<!doctype html>");
    expect((await fake.fetch("https://x.invalid/a")).headers.get("retry-after")).toBe("1");
    fake.fail("server-error");
    fake.recover();
    expect((await fake.fetch("https://x.invalid/a")).status).not.toBe(500);
  }
});
