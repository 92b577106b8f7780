import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AT_A_TIME } from "../../src/team/keep/check-keys.js";
import { folder, type Ran, run } from "../run.js";
import { entry, knowing, LIST_URL, list, now, otherPem, pem, said, TEAM } from "./world.js";

// Whatever is asked answers 429, 500 or never: each command ends in bounded time, and says why. The clock is the test's own.

const failures = {
  "a 429": async () => new Response("CANARY_body_7f3a", { status: 429, headers: { "retry-after": "3600" } }),
  "a 500": async () => new Response("CANARY_body_7f3a", { status: 500 }),
  "a timeout": (signal: AbortSignal) =>
    new Promise<Response>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
} as const;
type Failure = keyof typeof failures;
const each = Object.keys(failures) as Failure[];

const LATE = "there was no complete answer in time";
const wordsOf: Record<Failure, string> = { "a 429": "429", "a 500": "500", "a timeout": LATE };

const LIST_HOST = "files.example.com";
const APPLE_HOST = "api.appstoreconnect.apple.com";
const BITRISE_HOST = "api.bitrise.io";
const TOKEN = "CANARY_token_7f3a";

/** What docs/many-teams.md says. */
const TRIES: Record<Failure, number> = { "a 429": 2, "a 500": 3, "a timeout": 3 }; // A minute has no room for two waits of half a minute.
const MOST_MS = 60_000;
const APPLE_MS = 10_000;

const KEYS = 2 * AT_A_TIME + 1;
const many = Array.from({ length: KEYS }, (_, index) => ({ ...entry, team_id: `TEAM${index}`, key_id: `KEY${index}` }));
const cwd = folder({ ".git/HEAD": "", "keys.json": JSON.stringify(list), "many.json": JSON.stringify({ keys: many }) });
afterAll(cwd.remove);

let asked: string[];
beforeEach(() => {
  asked = [];
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A network in which one host fails, and the others answer. */
function failing(host: string, failure: Failure): void {
  const apple = knowing(entry, ...many);
  vi.stubGlobal("fetch", (async (input, init) => {
    const { hostname } = new URL(String(input));
    asked.push(hostname);
    if (hostname === host) return failures[failure](init?.signal ?? new AbortController().signal);
    return hostname === LIST_HOST ? new Response(JSON.stringify(list)) : apple.fetch(input, init);
  }) satisfies typeof globalThis.fetch);
}

/** Runs a command, lets every wait of it pass, and measures them by the clock that they wait for. */
async function timed(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran & { ms: number }> {
  const began = Date.now();
  let isOver = false;
  const over = run(["team", ...args], { cwd: cwd.path, env, now, columns: 500 }).finally(() => {
    isOver = true;
  });
  over.catch(() => undefined);
  while (!isOver) {
    await new Promise((done) => setImmediate(done));
    await vi.advanceTimersToNextTimerAsync();
  }
  const ran = await over;
  for (const secret of ["CANARY", ...pem.split("\n").slice(1, -2), ...otherPem.split("\n").slice(1, -2)])
    expect(ran.stdout + ran.stderr).not.toContain(secret);
  return { ...ran, ms: Date.now() - began };
}

const build = { ASC_TEAM_ID: TEAM, BITRISEIO_ASC_API_KEYS_URL: LIST_URL };
const asks = (host: string) => asked.filter((one) => one === host).length;

/** The time of waits for answers that never come; the waits between tries come on top of it. */
function expectBounded(ms: number, failure: Failure): void {
  expect(ms).toBeLessThanOrEqual(MOST_MS);
  expect(ms).toBeGreaterThan(failure === "a timeout" ? 30_000 : 0);
}

describe.each(each)("the list: %s", (failure) => {
  const why = failure === "a timeout" ? LATE : `the server answers with status ${wordsOf[failure]}`;

  test.each([
    ["the Apple ID", {}, [], 0, "warning"],
    ["strict", { ASC_STRICT: "true" }, [], 1, "error"],
    ["no fallback", {}, ["--fallback", "fail"], 1, "error"],
    ["guarded", { ASC_TEAM_SECRET: TOKEN, ASC_TEAM_SIGNER: TOKEN }, ["--min-epoch", "2"], 0, "warning"],
  ] as const)("team, %s", async (_, env, args, exitCode, severity) => {
    failing(LIST_HOST, failure);
    const ran = await timed(args, { ...build, ...env });
    expect({ exitCode: ran.exitCode, said: said(ran), asked }).toEqual({
      ...{ exitCode, said: [`${severity} team/unavailable`], asked: Array(TRIES[failure]).fill(LIST_HOST) },
    });
    expect(ran.stderr).toContain(`The list of keys can't be downloaded: ${why}.`);
    expect(ran.stderr).toContain(`mode=${exitCode === 0 ? "apple-id" : "failed"} team=${TEAM} list=- reason="`);
    expect(ran.stderr.match(/The list of keys could not be downloaded: .* Trying again/g)).toHaveLength(
      TRIES[failure] - 1,
    );
    expectBounded(ran.ms, failure);
  });

  test.each(["check", "list"])("team %s", async (command) => {
    failing(LIST_HOST, failure);
    const ran = await timed([command], build);
    expect({ exitCode: ran.exitCode, stdout: ran.stdout, said: said(ran), asked }).toEqual({
      ...{ exitCode: 1, stdout: "", said: ["error team/unavailable"], asked: Array(TRIES[failure]).fill(LIST_HOST) },
    });
    expect(ran.stderr).toContain(why);
    expectBounded(ran.ms, failure);
  });
});

describe.each(each)("Apple: %s", (failure) => {
  test.each([{}, { ASC_STRICT: "true" }])("team: the key is used, %j", async (env) => {
    failing(APPLE_HOST, failure);
    const ran = await timed([], { ...build, ...env });
    expect({ exitCode: ran.exitCode, said: said(ran), asked }).toEqual({
      ...{ exitCode: 0, said: ["warning team/unchecked"], asked: [LIST_HOST, APPLE_HOST] },
    });
    expect(ran.stderr).toContain(wordsOf[failure]);
    expect(ran.stderr).toContain("mode=api-key");
    expect(ran.ms).toBe(failure === "a timeout" ? APPLE_MS : 0);
  });

  test("team check: every key is asked about once, some at a time", async () => {
    failing(APPLE_HOST, failure);
    const ran = await timed(["check", "many.json", "--json"], {});
    const { teams } = JSON.parse(ran.stdout);
    expect(teams.map(({ state }: { state: string }) => state)).toEqual(Array(KEYS).fill("unsure"));
    expect({ exitCode: ran.exitCode, said: said(ran), asks: asks(APPLE_HOST) }).toEqual({
      ...{ exitCode: 0, said: Array(KEYS).fill("warning team/unchecked"), asks: KEYS },
    });
    expect(ran.stderr).toContain(wordsOf[failure]);
    // Signing a token takes no time of this clock, but the machine's: how many are waited for together is its choice.
    const most = failure === "a timeout" ? KEYS * APPLE_MS : 0;
    expect(ran.ms).toBeGreaterThanOrEqual(failure === "a timeout" ? 3 * APPLE_MS : 0);
    expect(ran.ms).toBeLessThanOrEqual(most);
  });
});

describe.each(each)("Bitrise: %s", (failure) => {
  test.each(["check", "list"])("team %s --workspace", async (command) => {
    failing(BITRISE_HOST, failure);
    const ran = await timed([command, "keys.json", "--workspace", "acme"], { BITRISE_ACCESS_TOKEN: TOKEN });
    expect({ exitCode: ran.exitCode, stdout: ran.stdout, asked }).toEqual({
      ...{ exitCode: 1, stdout: "", asked: Array(TRIES[failure]).fill(BITRISE_HOST) },
    });
    expect(ran.stderr).toMatch(/The workspace could not be asked about: .* \(team\/workspace-unavailable\)/);
    expect(ran.stderr).toContain(wordsOf[failure]);
    expect(ran.stderr.match(/The workspace could not be asked about: .* Trying again/g)).toHaveLength(
      TRIES[failure] - 1,
    );
    expectBounded(ran.ms, failure);
  });
});

test("a network that answers is not waited for, so that the tests above can fail", async () => {
  failing("nowhere.example.com", "a 500");
  expect(await timed([], build)).toMatchObject({ exitCode: 0, ms: 0, stderr: expect.stringContaining("mode=api-key") });
  expect(asked).toEqual([LIST_HOST, APPLE_HOST]);
});
