import { describe, expect, it, vi } from "vitest";
import { isLoopback } from "../../src/download/address.js";
import { backOffMs, readRetryAfter } from "../../src/download/back-off.js";
import { type BoundedRequest, boundedFetch } from "../../src/download/bounded-fetch.js";
import { Secret } from "../../src/secret.js";
import { closedPort, serve } from "./server.js";

const token = "CANARY_token_7f3a";
const headers = { BUILD_API_TOKEN: new Secret(token) };

/** Requests without waiting between tries; `waits` are the waits there would have been. */
async function request(url: string, options: Partial<BoundedRequest> = {}) {
  const waits: number[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  const result = await boundedFetch({
    url,
    headers,
    maxBytes: 1_000,
    timeoutMs: 60_000,
    totalMs: 600_000,
    random: () => 0.5,
    sleep,
    ...options,
  });
  expect(JSON.stringify(result)).not.toContain("CANARY");
  return { result, waits };
}

describe("answers", () => {
  it("gives the body of status 200 and sends the headers", async () => {
    await using server = await serve((_, response) => response.end("héllo"));
    expect(await request(server.url)).toEqual({ result: { kind: "ok", status: 200, body: "héllo" }, waits: [] });
    expect(server.requests[0]?.headers.build_api_token).toBe(token);
  });

  it.each([204, 206, 400, 401, 403, 404])("gives status %i at once", async (status) => {
    await using server = await serve((_, response) => response.writeHead(status).end());
    expect(await request(server.url)).toEqual({ result: { kind: "status", status }, waits: [] });
    expect(server.requests).toHaveLength(1);
  });

  it.each([429, 500, 502, 503])("tries again after status %i, four times", async (status) => {
    await using server = await serve((_, response) => response.writeHead(status).end());
    expect(await request(server.url)).toEqual({
      result: { kind: "status", status },
      waits: [1_000, 2_000, 4_000, 8_000],
    });
    expect(server.requests).toHaveLength(5);
  });

  it("gives the answer of a later try", async () => {
    let left = 2;
    await using server = await serve((_, response) => response.writeHead(left-- > 0 ? 503 : 200).end("fine"));
    expect(await request(server.url)).toMatchObject({ result: { kind: "ok", body: "fine" }, waits: [1_000, 2_000] });
  });

  it("waits as long as the server asks for", async () => {
    await using server = await serve((_, response) => response.writeHead(429, { "retry-after": "7" }).end());
    expect((await request(server.url, { retries: 1 })).waits).toEqual([7_000]);
  });
});

describe("network trouble", () => {
  it("is a refused connection", async () => {
    const { result, waits } = await request(`http://127.0.0.1:${await closedPort()}`);
    expect(result).toEqual({ kind: "unreachable", reason: "refused" });
    expect(waits).toHaveLength(4);
  });

  it("is an answer that is cut off, before and in its body", async () => {
    await using server = await serve((message, response) => {
      if (message.url === "/body") response.writeHead(200, { "content-length": "100" }).write("half");
      setTimeout(() => message.socket.destroy(), 20);
    });
    for (const path of ["/", "/body"]) {
      expect((await request(server.url + path, { retries: 1 })).result).toEqual({
        kind: "unreachable",
        reason: "cut-off",
      });
    }
    expect(server.requests).toHaveLength(4);
  });

  it("is a server that never answers, or never ends", async () => {
    await using server = await serve((message, response) => {
      if (message.url === "/body") response.writeHead(200).write("half");
    });
    // On a busy machine a try may be over before it reaches the server.
    for (const path of ["/", "/body"]) {
      const fetch = vi.fn(globalThis.fetch);
      expect((await request(server.url + path, { retries: 1, timeoutMs: 50, fetch })).result).toEqual({
        kind: "unreachable",
        reason: "timeout",
      });
      expect(fetch).toHaveBeenCalledTimes(2);
    }
  });

  it("ends when all its time is used up", async () => {
    let time = 0;
    const sleep = async (ms: number) => {
      time += ms;
    };
    await using server = await serve((_, response) => response.writeHead(500).end());
    const { result } = await request(server.url, { sleep, now: () => time, totalMs: 3_500, retries: 100 });
    expect(result).toEqual({ kind: "status", status: 500 });
    expect([time, server.requests.length]).toEqual([3_000, 3]);
  });

  it("is an abort, during a request and between two", async () => {
    await using silent = await serve(() => undefined);
    await using failing = await serve((_, response) => response.writeHead(500).end());
    for (const url of [silent.url, failing.url]) {
      const stop = new AbortController();
      setTimeout(() => stop.abort(), 50);
      expect(await boundedFetch({ url, maxBytes: 10, signal: stop.signal })).toEqual({ kind: "aborted" });
    }
    expect((await request(failing.url, { signal: AbortSignal.abort() })).result).toEqual({ kind: "aborted" });
  });
});

describe("size", () => {
  it.each([
    [1_000, "ok"],
    [1_001, "too-large"],
  ])("a body of %i bytes is %s", async (length, kind) => {
    await using server = await serve((_, response) => response.end("x".repeat(length)));
    expect((await request(server.url)).result.kind).toBe(kind);
  });

  it("cuts an endless body off", async () => {
    let written = 0;
    await using server = await serve((_, response) => {
      const more = () => {
        if (response.destroyed) return;
        written += 1_000;
        response.write("x".repeat(1_000), () => setTimeout(more, 1));
      };
      more();
    });
    expect((await request(server.url)).result).toEqual({ kind: "too-large" });
    expect(written).toBeLessThan(1_000_000);
  });
});

describe("redirects", () => {
  it("are followed within an origin, with the headers, up to five", async () => {
    await using server = await serve((message, response) => {
      const hop = Number(message.url?.slice(1));
      if (hop < 5) response.writeHead(302, { location: `/${hop + 1}` }).end();
      else response.end("there");
    });
    expect((await request(`${server.url}/0`)).result).toMatchObject({ kind: "ok", body: "there" });
    expect(server.requests.every((message) => message.headers.build_api_token === token)).toBe(true);
    expect((await request(`${server.url}/-1`)).result).toEqual({ kind: "unreachable", reason: "redirects" });
  });

  it("end when they go in a circle or nowhere", async () => {
    await using server = await serve((message, response) =>
      response.writeHead(307, { location: message.url === "/nowhere" ? "ftp://x/" : "/" }).end(),
    );
    for (const path of ["/", "/nowhere"])
      expect(await request(server.url + path)).toEqual({
        result: { kind: "unreachable", reason: "redirects" },
        waits: [],
      });
  });

  it("carry no header to another origin, nor back again", async () => {
    await using other = await serve((_, response) => response.writeHead(302, { location: `${server.url}/back` }).end());
    await using server = await serve((message, response) => {
      if (message.url === "/back") response.end("back");
      else response.writeHead(302, { location: other.url }).end();
    });
    expect((await request(server.url)).result).toMatchObject({ kind: "ok", body: "back" });
    const seen = [...server.requests, ...other.requests].map((message) => message.headers.build_api_token);
    expect(seen).toEqual([token, undefined, undefined]);
  });

  it.each([
    ["https://a.example/", "http://a.example/", "insecure"],
    ["https://a.example/", "http://127.0.0.1/", "insecure"],
    ["http://127.0.0.1/", "http://a.example/", "insecure"],
  ])("from %s to %s is %s", async (from, location, kind) => {
    const asked: string[] = [];
    const fetch = async (input: string | URL | Request) => {
      asked.push(String(input));
      return new Response(null, { status: 302, headers: { location } });
    };
    expect((await request(from, { fetch })).result).toEqual({ kind });
    expect(asked).toEqual([from]);
  });
});

describe("addresses", () => {
  it.each([
    "http://example.com/",
    "http://localhost.example.com/",
    "http://127.0.0.1.example.com/",
    "http://[::2]/",
    "http://10.0.0.1/",
  ])("%s is not requested over plain http", async (url) => {
    const fetch = () => Promise.reject(new Error("asked"));
    expect((await request(url, { fetch })).result).toEqual({ kind: "insecure" });
  });

  it.each(["", "example.com", "ftp://example.com/", "file:///etc/passwd", "https://", "data:,x"])(
    "%j is invalid",
    async (url) => {
      expect((await request(url)).result).toEqual({ kind: "invalid", what: "url" });
    },
  );

  it.each([
    ["127.0.0.1", true],
    ["127.8.9.1", true],
    ["localhost", true],
    ["[::1]", true],
    ["0.0.0.0", false],
    ["127.x.example", false],
  ])("%s is loopback: %s", (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });

  it("sends userinfo as a header", async () => {
    await using server = await serve((_, response) => response.end("x"));
    await request(server.url.replace("http://", "http://us%C3%A9r:p%40ss@"));
    expect(server.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from("usér:p@ss").toString("base64")}`);
  });

  it("refuses a header that can't be sent", async () => {
    await using server = await serve((_, response) => response.end("x"));
    expect((await request(server.url, { headers: { BUILD_API_TOKEN: new Secret("CANARY\nX: y") } })).result).toEqual({
      kind: "invalid",
      what: "header",
    });
  });
});

describe("back-off", () => {
  it.each([
    [0, 0, 1_000],
    [0, 1, 1_500],
    [1, 0, 1_000],
    [1, 1, 3_000],
    [3, 0.5, 8_000],
    [9, 0.5, 30_000],
  ])("try %i with %d: %i ms", (attempt, random, ms) => {
    expect(backOffMs(attempt, random)).toBe(ms);
  });

  it.each([
    [500, 1_000],
    [9_000, 9_000],
    [600_000, 30_000],
  ])("%i ms asked for: %i ms", (asked, ms) => {
    expect(backOffMs(0, 0, asked)).toBe(ms);
  });

  it.each([
    ["120", 120_000],
    [" 3 ", 3_000],
    ["0", 0],
    [null, null],
    ["", null],
    ["soon", null],
    ["1.5e3", null],
    ["Thu, 01 Jan 1970 00:01:40 GMT", 90_000],
    ["Thu, 01 Jan 1970 00:00:01 GMT", 0],
  ])("Retry-After %j is %j", (header, ms) => expect(readRetryAfter(header, 10_000)).toBe(ms));
});
