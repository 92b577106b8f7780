import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type AuthTypeRow,
  type Catalogue,
  connectionPlans,
  defineStepAdapter,
  field,
  type LogEvent,
  StepAuthError,
} from "../../src/index.js";
import { pathToName, readProblem } from "../../src/sources/read-problem.js";
import { makeKey } from "../keys/material.js";

// What an author of a step is told: on the way, and where it ends.

const row = {
  edition: "current",
  name: "Ship",
  wording: "",
  versions: "1.0.0 and up",
  from: "1.0.0",
  to: null,
  plan: connectionPlans.connection,
  remark: "",
} as const satisfies AuthTypeRow;
const keys = ["connection", "api_key_path", "api_issuer", "apple_id", "password", "app_password"];
const catalogue: Catalogue = [
  { from: "1.0.0", to: "1.0.0", versions: ["1.0.0"], inputs: keys.map((key) => ({ key, default: "" })) },
];
const ship = defineStepAdapter({
  name: "ship",
  step: "ship",
  authTypes: [row],
  catalogue,
  tool: { name: "ship", commands: ["ship"] },
  inputs: {
    apiKeyPath: "api_key_path",
    apiIssuer: "api_issuer",
    appleId: "apple_id",
    password: "password",
    appPassword: "app_password",
  },
  hands: {
    "api-key": { keyFile: "private-key", env: { KEY_ID: field("keyId") } },
    "apple-id": { env: { WHO: field("appleId"), WORD: field("password") }, unsetEnv: ["STALE"] },
  },
});

const build = { BITRISE_BUILD_URL: "https://app.bitrise.io/build/1", BITRISE_BUILD_API_TOKEN: "CANARY_token" };
const appleId = { apple_id: "ci@example.com", password: "CANARY_password" };
const answers = (...statuses: number[]) => {
  let next = 0;
  return async () => new Response("{}", { status: statuses[next++] ?? 200, headers: { "retry-after": "0" } });
};

async function failing(env: Record<string, string>, fetch = answers(401)): Promise<StepAuthError> {
  const error: unknown = await ship.fromEnv(env, { fetch }).catch((thrown: unknown) => thrown);
  if (!(error instanceof StepAuthError)) throw error;
  expect(inspect(error, { depth: null, showHidden: true })).not.toContain("CANARY");
  return error;
}
const codes = ({ diagnostics }: StepAuthError) => diagnostics.map(({ code }) => code);

describe("the error", () => {
  it("begins with the cause, and ends with what came of it", async () => {
    const error = await failing(build);
    expect(error.message).toMatch(
      /^The build is not allowed to read the connected account \(401\)\..*the step fails\.$/,
    );
    expect(error).toMatchObject({ code: "account/unauthorized", help: expect.stringContaining("Pull-request builds") });
  });

  it("carries every diagnostic and the resolution", async () => {
    const error = await failing(build);
    expect(codes(error)).toEqual(["account/unauthorized", "credentials/none"]);
    expect(error.resolution).toMatchObject({ step: "ship", status: "failed" });
    expect(error.diagnostics).toBe(error.resolution?.diagnostics);
  });

  it("carries all that is wrong with the inputs", async () => {
    const error = await failing({ apple_id: "a@example.com", api_issuer: "i" });
    expect(codes(error).length).toBeGreaterThan(1);
    expect(codes(error)).toContain(error.code);
  });

  it("names nothing connected where nothing is", async () => {
    expect(await failing({})).toMatchObject({ code: "credentials/none" });
  });

  it("has itself as the one diagnostic where there is no resolution", () => {
    const error = new StepAuthError("key/empty", "m", "h");
    expect(error.resolution).toBeUndefined();
    expect(error.diagnostics).toEqual([{ code: "key/empty", severity: "error", message: "m", help: "h" }]);
  });
});

describe("the log", () => {
  it("says what was selected from where, and every warning", async () => {
    const events: LogEvent[] = [];
    await using auth = await ship.fromEnv(appleId, { log: (event) => events.push(event) });
    expect(events.map(({ kind, message }) => `${kind} ${message}`)).toEqual([
      "selected ship gets Apple ID c...@example.com, from the step inputs.",
      ...auth.resolution.diagnostics
        .filter(({ severity }) => severity === "warning")
        .map(({ message }) => `warning ${message}`),
    ]);
    expect(events.length).toBeGreaterThan(1);
    expect(inspect(events, { depth: null })).not.toContain("CANARY");
  });

  it("says that a request is made again, why, and after which wait", async () => {
    const events: LogEvent[] = [];
    const { pkcs8 } = makeKey();
    const document = { key_id: "ABCDE12345", issuer_id: "i", private_key: pkcs8 };
    const statuses = answers(500);
    let tries = 0;
    const fetch = async () => (tries++ === 0 ? statuses() : new Response(JSON.stringify(document)));
    await using _ = await ship.fromEnv(build, { fetch, log: (event) => events.push(event) });
    expect(events[0]).toMatchObject({ kind: "retry", retry: { what: "account", next: 2, tries: 5 } });
    expect(events[0]?.message).toMatch(
      /requested: the server answered with status 500\. Trying again in [\d.]+ s \(2 of 5\)\.$/,
    );
    expect(events[1]).toMatchObject({
      kind: "selected",
      method: "api-key",
      origin: "connection",
      message: "ship gets API key ABCDE12345, from the connected account.",
    });
  });

  it("tells of warnings alone where nothing can be selected", async () => {
    const events: LogEvent[] = [];
    const options = { fetch: answers(401), log: (event: LogEvent) => events.push(event) };
    await expect(ship.fromEnv(build, options)).rejects.toThrow(StepAuthError);
    expect(events.map(({ kind }) => kind)).toEqual(["warning"]);
  });
});

describe("auth.environment", () => {
  it("sets what the step sets, removes what it removes, and leaves the base as it is", async () => {
    await using auth = await ship.fromEnv(appleId);
    const base = { STALE: "stale", WHO: "somebody", PATH: "/bin" };
    expect(auth.environment(base)).toEqual({ PATH: "/bin", WHO: "ci@example.com", WORD: "CANARY_password" });
    expect(base).toEqual({ STALE: "stale", WHO: "somebody", PATH: "/bin" });
    expect(inspect(auth.environment(base), { showHidden: true })).not.toContain("CANARY");
    expect(auth.environment({ ASC_TEAM_SECRET: "CANARY" })).not.toHaveProperty("ASC_TEAM_SECRET");
  });
});

describe("a key file that can't be read", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "stepauth-test-"));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const said = async (path: string, namesPaths?: boolean) => {
    const inputs = { connection: "off", api_key_path: path, api_issuer: "i" };
    const { diagnostics } = await ship.resolve({ inputs, ...(namesPaths === undefined ? {} : { namesPaths }) });
    return diagnostics.find(({ code }) => code === "key/unreadable")?.message;
  };

  it("is named with the system's reason", async () => {
    const missing = join(dir, "AuthKey_MISSING.p8");
    const folder = join(dir, "AuthKey_FOLDER.p8");
    const long = join(dir, "AuthKey_LONG.p8");
    mkdirSync(folder);
    writeFileSync(long, "x".repeat(65_537));
    const which = (path: string) => `The key file that \`api_key_path\` names, \`${path}\`, can't be read`;
    expect(await said(missing)).toBe(`${which(missing)}: there is no such file (ENOENT).`);
    expect(await said(folder)).toBe(`${which(folder)}: it is no regular file (EISDIR).`);
    expect(await said(long)).toBe(`${which(long)}: it is larger than 64 KiB (EFBIG).`);
  });

  it("is not named where its path may be a secret", async () => {
    expect(await said(join(dir, "AuthKey_ABC.p8"), false)).toBe(
      "The key file that `api_key_path` names can't be read: there is no such file (ENOENT).",
    );
  });

  it.each(["MIGTAgEAMBMGByqGSM49", "a password", `/${"x".repeat(200)}`, "/a\nb", "/a`b"])(
    "%j is not taken for a path to name",
    (text) => {
      expect(pathToName(text)).toBeNull();
    },
  );

  it("has no reason where its reader's error has no code of the system's", () => {
    expect(readProblem(new Error("CANARY"))).toBeNull();
    expect(readProblem(Object.assign(new Error("CANARY"), { code: "CANARY" }))).toBeNull();
  });
});
