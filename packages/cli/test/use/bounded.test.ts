import { StepAuthError } from "@stepauth/core";
import { adapters } from "@stepauth/preview";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { folder, run } from "../run.js";

// Whatever a server does at whichever request, a command ends in bounded time, and says why. The clock is the test's own.

const failures = {
  "a 500": async () => new Response("", { status: 500 }),
  "a 429": async () => new Response("", { status: 429, headers: { "retry-after": "3600" } }),
  "a timeout": (signal: AbortSignal) =>
    new Promise<Response>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
} as const;
type Failure = keyof typeof failures;

/** What docs/using-credentials.md says of one request. */
const MOST_TRIES = 5;
const MOST_MS = 90_000;

const build = { BITRISE_BUILD_URL: "https://build.example.com/x", BITRISE_BUILD_API_TOKEN: "CANARY_token_7f3a" };
const key = {
  api_key_path: "https://keys.example.com/AuthKey_2X9R4HXF34.p8?CANARY_query_7f3a",
  api_issuer: "57246542-96fe-1a63-e053-0824d011072a",
};
const requests = {
  "the account": { env: build, host: "build.example.com", code: "account/" },
  "the key": { env: key, host: "keys.example.com", code: "key/unreadable" },
} as const;

const commands: Readonly<Record<string, readonly string[]>> = {
  doctor: ["doctor", "deploy-to-itunesconnect-deliver"],
  "doctor without a step": ["doctor"],
  exec: ["exec", "deploy-to-itunesconnect-deliver", "--", "false"],
  export: ["export", "deploy-to-itunesconnect-deliver", "--to", "dotenv", "--dir", "keys"],
  token: ["token", "deploy-to-itunesconnect-deliver"],
};

const cwd = folder({});
afterAll(cwd.remove);
let asked: string[];

beforeEach(() => {
  asked = [];
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function fails(failure: Failure): typeof fetch {
  return async (url, { signal } = {}) => {
    asked.push(new URL(String(url)).host);
    return failures[failure](signal ?? new AbortController().signal);
  };
}

/** Lets every wait pass, and measures them by the clock that they wait for. */
async function timed<T>(action: Promise<T>): Promise<{ ended: T; ms: number }> {
  const began = Date.now();
  let isOver = false;
  const over = action.finally(() => {
    isOver = true;
  });
  over.catch(() => undefined);
  while (!isOver) {
    await new Promise((done) => setImmediate(done));
    await vi.advanceTimersToNextTimerAsync();
  }
  return { ended: await over, ms: Date.now() - began };
}

const cases = Object.keys(failures).flatMap((failure) =>
  Object.keys(requests).map((request) => [failure as Failure, request as keyof typeof requests] as const),
);

describe.each(Object.keys(commands))("%s", (name) => {
  test.each(cases)("ends after %s at the request of %s, with words", async (failure, request) => {
    const { env, host } = requests[request];
    vi.stubGlobal("fetch", fails(failure));
    const { ended, ms } = await timed(run(commands[name] ?? [], { cwd: cwd.path, env, columns: 500 }));
    // The usual step, fastlane, goes on without an account.
    expect(ended.exitCode).toBe(name === "doctor without a step" && request === "the account" ? 0 : 1);
    expect(asked).toEqual(Array(asked.length).fill(host));
    expect(asked.length).toBeLessThanOrEqual(MOST_TRIES);
    expect(asked.length).toBeGreaterThan(1);
    expect(ms).toBeLessThanOrEqual(MOST_MS);
    const said = `${ended.stdout}${ended.stderr}`;
    expect(said).toMatch(request === "the key" ? /private key can't be downloaded/ : /connected account/);
    expect(said.match(/Trying again/g)).toHaveLength(asked.length - 1);
    expect(said).not.toContain("CANARY");
  });
});

describe("fromEnv", () => {
  const deliver = adapters.find(({ name }) => name === "deliver");
  if (!deliver) throw new Error("there is no adapter of deliver");

  test.each(cases)("rejects after %s at the request of %s, with every finding", async (failure, request) => {
    const { env, host, code } = requests[request];
    const logged: string[] = [];
    const rejected = deliver
      .fromEnv(env, { fetch: fails(failure), log: ({ kind }) => logged.push(kind) })
      .catch((error: unknown) => error);
    const { ended, ms } = await timed(rejected);
    expect(asked).toEqual(Array(asked.length).fill(host));
    expect(asked.length).toBeLessThanOrEqual(MOST_TRIES);
    expect(ms).toBeLessThanOrEqual(MOST_MS);
    expect(logged.filter((kind) => kind === "retry")).toHaveLength(asked.length - 1);
    expect(ended).toBeInstanceOf(StepAuthError);
    const { code: first, diagnostics, resolution } = ended as StepAuthError;
    expect(first).toContain(code);
    expect(diagnostics).toBe(resolution?.diagnostics);
    expect(diagnostics.map((found) => found.code)).toContain(first);
  });
});
