import { describe, expect, it } from "vitest";
import { type AccountRequest, fetchAccountDocument } from "../../src/download/account.js";
import { downloadKey } from "../../src/download/key.js";
import { StepAuthError } from "../../src/errors.js";
import { closedPort, serve } from "./server.js";

const token = "CANARY_token_7f3a";
const sleep = async () => undefined;

async function caught(action: Promise<unknown>): Promise<StepAuthError> {
  const error = await action.then(
    () => new Error("nothing was thrown"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof StepAuthError)) throw error;
  expect([error.stack, error.message, error.help, String(error.cause), JSON.stringify(error)].join()).not.toContain(
    "CANARY",
  );
  return error;
}

const account = (buildUrl: string, more: Partial<AccountRequest> = {}) =>
  fetchAccountDocument({ buildUrl, buildApiToken: token, sleep, ...more });

describe("fetchAccountDocument", () => {
  it("asks for the document with the token", async () => {
    await using server = await serve((_, response) => response.end('{"a":1}'));
    expect(await account(`${server.url}/builds/1`)).toBe('{"a":1}');
    expect(server.requests[0]).toMatchObject({
      method: "GET",
      url: "/builds/1/apple_developer_portal_data.json",
      headers: { build_api_token: token },
    });
  });

  it.each([
    ["/builds/1/", "/builds/1/apple_developer_portal_data.json"],
    ["", "/apple_developer_portal_data.json"],
    ["/b?x=1", "/b/apple_developer_portal_data.json?x=1"],
  ])("%j is asked at %s", async (path, expected) => {
    await using server = await serve((_, response) => response.end("{}"));
    await account(server.url + path);
    expect(server.requests[0]?.url).toBe(expected);
  });

  it.each([
    [401, "account/unauthorized", 1],
    [404, "account/http-status", 1],
    [429, "account/http-status", 5],
    [500, "account/http-status", 5],
  ])("status %i is %s", async (status, code, tries) => {
    await using server = await serve((_, response) => response.writeHead(status).end("CANARY_body"));
    expect(await caught(account(server.url))).toMatchObject({ code });
    expect(server.requests).toHaveLength(tries);
  });

  it("tells failures apart", async () => {
    await using huge = await serve((_, response) => response.end("x".repeat(1_048_577)));
    expect((await caught(account(huge.url))).code).toBe("account/malformed");
    expect((await caught(account(`http://127.0.0.1:${await closedPort()}`))).code).toBe("account/unreachable");
    expect((await caught(account("http://example.com/CANARY"))).code).toBe("account/unreachable");
    expect((await caught(account("CANARY no url"))).code).toBe("account/unreachable");
    expect((await caught(account(huge.url, { buildApiToken: "CANARY\n1" }))).code).toBe("account/unreachable");
  });

  it("passes an abort on", async () => {
    const reason = new Error("stop");
    await expect(account("https://example.com", { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it("reads a file:// build URL as it is", async () => {
    const asked: string[] = [];
    const readFile = (path: string) => {
      asked.push(path);
      return new TextEncoder().encode("{}");
    };
    expect(await account("file:///tmp/a%20b.json", { readFile })).toBe("{}");
    expect(asked).toEqual(["/tmp/a%20b.json"]);
    expect((await caught(account("file:///x", { readFile: () => Promise.reject(new Error("CANARY")) }))).code).toBe(
      "account/unreachable",
    );
    expect((await caught(account("file:///x", { readFile: () => "x".repeat(1_048_577) }))).code).toBe(
      "account/malformed",
    );
    expect((await caught(account("file:///no/such/CANARY"))).code).toBe("account/unreachable");
  });
});

describe("downloadKey", () => {
  it("gives the text as it is", async () => {
    await using server = await serve((_, response) => response.end("\ufeffkey\r\n"));
    expect(await downloadKey({ url: server.url })).toBe("\ufeffkey\r\n");
  });

  it("tells failures apart", async () => {
    const secret = "?X-Amz-Signature=CANARY";
    await using huge = await serve((_, response) => response.end("x".repeat(65_537)));
    await using missing = await serve((_, response) => response.writeHead(403).end());
    expect((await caught(downloadKey({ url: huge.url + secret, sleep }))).code).toBe("key/unreadable");
    expect((await caught(downloadKey({ url: missing.url + secret, sleep }))).message).toContain("403");
    expect((await caught(downloadKey({ url: `http://CANARY:CANARY@example.com/${secret}`, sleep }))).code).toBe(
      "key/insecure-url",
    );
    expect((await caught(downloadKey({ url: `https://CANARY@[x/${secret}`, sleep }))).code).toBe("key/unreadable");
  });

  it("goes over plain http where that is allowed", async () => {
    const fetch = async () => new Response("key");
    expect(await downloadKey({ url: "http://example.com/k", allowInsecure: true, fetch })).toBe("key");
  });
});
