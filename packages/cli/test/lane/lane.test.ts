import { generateKeyPairSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { folder, run } from "../run.js";

const FASTFILE = `platform :ios do
  lane :beta do
    pilot(username: "somebody@example.com")
  end
  private_lane :signing do
    match(type: "appstore", readonly: true)
  end
end
`;

const schemas = join(import.meta.dirname, "../../../../docs/schemas");
const ajv = new Ajv2020({ allErrors: true });
const pem = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" });
const ISSUER = "57246542-96fe-1a63-e053-0824d011072a";
const KEY_FILE = JSON.stringify({ key_id: "2X9R4HXF34", issuer_id: ISSUER, key: pem });
const ACCOUNT = { key_id: "2X9R4HXF34", issuer_id: ISSUER, private_key: pem };

let cwd: string;
let remove: () => void;
beforeEach(() => {
  ({ path: cwd, remove } = folder({
    ".git/HEAD": "",
    "app/fastlane/Fastfile": FASTFILE,
    "app/fastlane/.env": "FASTLANE_PASSWORD=CANARY_password_7f3a\n",
    "outside.json": '{"key_id": "2X9R4HXF34", "key": "x"}',
  }));
});
afterEach(() => remove());

describe("stepauth lane", () => {
  test("says what each action of a lane uses, the Apple ID masked and the password not said", async () => {
    const { stdout, exitCode } = await run(["lane", "ios", "beta", "--dir", "app", "--format", "json"], { cwd });
    const [lane] = JSON.parse(stdout).lanes;
    expect(exitCode).toBe(0);
    expect(lane).toMatchObject({ lane: "ios beta", private: false, outcome: "completed" });
    expect(lane.actions[0]).toMatchObject({ as: "pilot", at: "app/fastlane/Fastfile:3", username: "s...@example.com" });
    expect(stdout).not.toContain("CANARY");
  });

  test("shows the Apple ID when told to", async () => {
    const { stdout } = await run(["lane", "ios", "beta", "--dir", "app", "--reveal"], { cwd });
    expect(stdout).toContain("somebody@example.com");
    expect(stdout).not.toContain("CANARY");
  });

  test("without a name, lists the lanes with what each needs", async () => {
    const { stdout, exitCode } = await run(["lane", "--dir", "app", "--format", "json"], { cwd });
    expect(exitCode).toBe(0);
    expect(
      JSON.parse(stdout).lanes.map(({ lane, private: isPrivate, needs }: Record<string, unknown>) => [
        lane,
        isPrivate,
        needs,
      ]),
    ).toEqual([
      ["ios beta", false, ["apple-id", "session", "app-specific-password"]],
      ["ios signing", true, []],
    ]);
  });

  test("fails where the lane does", async () => {
    const { exitCode, stdout } = await run(["lane", "ios", "signing", "--dir", "app"], { cwd });
    expect([exitCode, stdout.includes("lane-private")]).toEqual([1, true]);
  });

  test("takes an unknown lane for a mistake, and says which was meant", async () => {
    const { exitCode, stderr } = await run(["lane", "ios", "bta", "--dir", "app"], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Did you mean "ios beta"?');
  });

  test("knows the lane beside an --env that is fastlane's own", async () => {
    const { exitCode } = await run(["lane", "--dir", "app", "--", "ios", "beta", "--env", "stg"], { cwd });
    expect(exitCode).toBe(0);
  });

  test("names a trap at its place", async () => {
    const { stdout } = await run(["lane", "ios", "beta", "--dir", "app", "--format", "json"], { cwd });
    const [{ code, location }] = JSON.parse(stdout).diagnostics;
    expect([code, location.file]).toEqual(["lane/app-password-missing", "app/fastlane/Fastfile"]);
  });

  test("takes a folder without a Fastfile for a mistake", async () => {
    expect((await run(["lane"], { cwd })).exitCode).toBe(2);
  });

  test("answers lines of JSON from the line alone", async () => {
    const request = {
      id: 1,
      files: { "fastlane/Fastfile": FASTFILE },
      env: { FASTLANE_PASSWORD: "x" },
      lane: "ios beta",
    };
    const stdin = `${JSON.stringify(request)}\nnot json\n{"id": 2}\n`;
    const { stdout, stderr } = await run(["lane", "--jsonl"], { cwd, stdin });
    const [first, second, third] = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ id: 1, outcome: "completed", actions: [{ username: "s...@example.com" }] });
    expect(second.error.code).toBe("request/not-json");
    expect(third).toMatchObject({ id: 2, error: { code: "request/invalid" } });
    expect(stderr).toBe("2 lines could not be answered.\n");
  });
});

// What other programs and other places are given.
describe("the formats of stepauth lane", () => {
  const lane = (...args: string[]) => run(["lane", "ios", "beta", "--dir", "app", ...args], { cwd, now });
  const now = new Date("2026-06-01T12:00:00Z");
  beforeEach(() => {
    writeFileSync(
      join(cwd, "app/fastlane/Fastfile"),
      FASTFILE.replace('pilot(username: "somebody@example.com")', "cert"),
    );
    writeFileSync(join(cwd, "app/key.json"), KEY_FILE);
  });
  const withKey = ["--env", "APP_STORE_CONNECT_API_KEY_PATH=key.json"];

  test("table and Markdown end with the finding, its words and the way out", async () => {
    const table = await lane(...withKey);
    expect(table.exitCode).toBe(1);
    expect(table.stdout).toContain("error lane/in-house-missing\n  The action asks the key");
    expect(table.stdout).toContain('→ Set `SPACESHIP_CONNECT_API_IN_HOUSE: "false"`');
    expect((await lane(...withKey, "--format", "markdown")).stdout).toContain(
      "- **error** lane/in-house-missing: The action",
    );
  });

  test("JSON, of a lane and of all of them, is what the published schema says", async () => {
    const isReport = ajv.compile(JSON.parse(readFileSync(join(schemas, "lane.schema.json"), "utf8")));
    for (const args of [["ios", "beta"], ["ios", "signing"], []]) {
      const { stdout } = await run(["lane", ...args, "--dir", "app", ...withKey, "--format", "json"], { cwd });
      expect([isReport(JSON.parse(stdout)), isReport.errors]).toEqual([true, null]);
    }
  });

  test("lines of JSON are what the published schemas say", async () => {
    const isRequest = ajv.compile(JSON.parse(readFileSync(join(schemas, "lane-jsonl-request.schema.json"), "utf8")));
    const isAnswer = ajv.compile(JSON.parse(readFileSync(join(schemas, "lane-jsonl-response.schema.json"), "utf8")));
    const request = { id: 1, files: { "fastlane/Fastfile": FASTFILE }, env: {}, lane: "ios beta" };
    expect([isRequest(request), isRequest({ id: 2 })]).toEqual([true, false]);
    const { stdout } = await run(["lane", "--jsonl"], { cwd, stdin: `${JSON.stringify(request)}\n{"id": 2}\n` });
    for (const line of stdout.trim().split("\n")) {
      expect([isAnswer(JSON.parse(line)), isAnswer.errors]).toEqual([true, null]);
    }
  });

  test("SARIF and GitHub have the finding at the line of the action", async () => {
    const { stdout } = await lane(...withKey, "--format", "sarif");
    const [result] = JSON.parse(stdout).runs[0].results;
    expect(result).toMatchObject({ ruleId: "lane/in-house-missing", level: "error" });
    expect(result.locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: "app/fastlane/Fastfile" },
      region: { startLine: 3 },
    });
    const github = await lane(...withKey, "--format", "github");
    expect(github.stdout).toMatch(
      /^::error file=app\/fastlane\/Fastfile,line=3,col=1,title=stepauth lane\/in-house-missing::/,
    );
  });

  test("HTML is one page without a script, and what the Fastfile says is text in it", async () => {
    writeFileSync(join(cwd, "app/fastlane/Fastfile"), 'lane :"<img src=x>" do\n  cert\nend\n');
    const { stdout } = await run(["lane", "--dir", "app", "--format", "html"], { cwd });
    expect(stdout).toMatch(/^<!doctype html>/);
    expect(stdout).not.toMatch(/<script|<img/);
    expect(stdout).toContain("&lt;img src=x&gt;");
  });

  test("a lane that nobody named is no finding: what it fails with may only be for want of an environment", async () => {
    const { stdout, exitCode } = await run(["lane", "--dir", "app", "--format", "json"], { cwd });
    expect([exitCode, JSON.parse(stdout).diagnostics]).toEqual([0, []]);
  });

  test("--reveal goes with table and JSON alone", async () => {
    for (const format of ["markdown", "html", "sarif", "github"]) {
      expect((await lane("--reveal", "--format", format)).exitCode).toBe(2);
    }
  });
});

describe("stepauth lane --as-step", () => {
  const step = ["--as-step", "fastlane", "--account", "account.json", "--policy", "shipped"];
  beforeEach(() => {
    writeFileSync(join(cwd, "account.json"), JSON.stringify(ACCOUNT));
  });

  test("adds what the step hands over: its key file, which the action then uses", async () => {
    const { stdout, exitCode } = await run(["lane", "ios", "beta", "--dir", "app", ...step, "--format", "json"], {
      cwd,
    });
    const [action] = JSON.parse(stdout).lanes[0].actions;
    expect(exitCode).toBe(0);
    expect(action).toMatchObject({ result: "api-key", key_id: "2X9R4HXF34", from: "env:PILOT_API_KEY_PATH" });
    expect(action.path).toMatch(/^\$\{file:/);
    expect(stdout).not.toContain("PRIVATE KEY");
  });

  test("stops where the step itself would", async () => {
    const args = ["--as-step", "fastlane", "-i", "connection=nonsense"];
    const { exitCode, stderr } = await run(["lane", "ios", "beta", "--dir", "app", ...args], { cwd });
    expect([exitCode, stderr.includes("fails before it starts fastlane")]).toEqual([2, true]);
  });

  test("flags of a step are a mistake where no step is named", async () => {
    const { exitCode, stderr } = await run(["lane", "ios", "beta", "--dir", "app", "--account", "none"], { cwd });
    expect([exitCode, stderr.includes("--as-step")]).toEqual([2, true]);
  });
});
