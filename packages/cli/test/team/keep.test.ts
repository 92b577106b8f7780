import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Fault, fakeBitriseApi } from "@stepauth/testing";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AT_A_TIME } from "../../src/team/keep/check-keys.js";
import { teamReportJsonSchema } from "../../src/team/keep/schema.js";
import { folder, type RunOptions, run } from "../run.js";
import { entry, knowing, list, network, now, OTHER_TEAM, otherEntry, otherPem, pem, said, TEAM } from "./world.js";

const schema = join(import.meta.dirname, "../../../../docs/schemas/team-check.schema.json");
const TOKEN = "CANARY_token_7f3a";

let cwd: string;
let remove: () => void;
beforeEach(() => {
  ({ path: cwd, remove } = folder({ ".git/HEAD": "", "keys.json": JSON.stringify(list) }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  remove();
});

const stepauth = (args: readonly string[], env: Record<string, string> = {}, more: RunOptions = {}) =>
  run(["team", ...args], { cwd, env, now, columns: 160, ...more });
const json = async (args: readonly string[], env: Record<string, string> = {}) => {
  const ran = await stepauth([...args, "--json"], env);
  return { exitCode: ran.exitCode, says: said(ran), report: JSON.parse(ran.stdout) };
};
const states = (report: { teams: { team: string; state: string }[] }) =>
  report.teams.map(({ team, state }) => `${team} ${state}`);

it("the JSON Schema of the report is published", async () => {
  await expect(`${JSON.stringify(teamReportJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(schema);
});

describe("team check", () => {
  it("says of each key whether Apple takes it", async () => {
    network("", knowing(otherEntry as typeof entry));
    const { exitCode, says, report } = await json(["check", "keys.json"]);
    expect({ exitCode, says, states: states(report) }).toEqual({
      ...{ exitCode: 1, says: ["error team/key-rejected"], states: [`${TEAM} rejected`, `${OTHER_TEAM} taken`] },
    });
    const isReport = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(schema, "utf8")));
    expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
  });

  it("as a table", async () => {
    network("");
    const ran = await stepauth(["check", "--keys", "keys.json"]);
    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
    const [head, , ...lines] = ran.stdout.split("\n");
    expect(head).toBe("list 2026-10-07-1, 2 teams");
    expect(lines.map((line) => line.split(/ {2,}/).slice(0, 4))).toEqual([
      ["team", "key ID", "state", "age"],
      [TEAM, "2X9R4HXF34", "Apple takes it", "-"],
      [OTHER_TEAM, "9ZKEYOTHER", "Apple takes it, Enterprise", "-"],
      [""],
    ]);
  });

  it("opens what the secrets open", async () => {
    network("");
    await stepauth(["seal", "keys.json", "--out", "sealed.json", "--secrets", "secrets.env"]);
    expect(states((await json(["check", "sealed.json", "--secrets", "secrets.env"])).report)).toEqual([
      `${TEAM} taken`,
      `${OTHER_TEAM} taken`,
    ]);
    const secret = new RegExp(`${TEAM}=(.*)`).exec(readFileSync(join(cwd, "secrets.env"), "utf8"))?.[1] ?? "";
    const own = await json(["check", "sealed.json"], { ASC_TEAM_ID: TEAM, ASC_TEAM_SECRET: secret });
    expect({ exitCode: own.exitCode, states: states(own.report), epoch: own.report.epoch }).toEqual({
      ...{ exitCode: 0, states: [`${TEAM} taken`, `${OTHER_TEAM} sealed`], epoch: 1 },
    });
  });

  it.each<[Fault, string]>([
    ["rate-limited", "unsure"],
    ["server-error", "unsure"],
    ["cut-off", "unsure"],
    ["forbidden", "rejected"],
  ])("%s for one of them", async (fault, state) => {
    const { apple } = network("");
    apple.fail(fault, { times: 1 });
    const { exitCode, report } = await json(["check", "keys.json"]);
    const found = report.teams.map((team: { state: string }) => team.state).sort();
    expect({ exitCode, found }).toEqual({ exitCode: state === "rejected" ? 1 : 0, found: [state, "taken"].sort() });
  });

  it("200 keys: a few at a time, and a line of progress", async () => {
    const keys = Array.from({ length: 200 }, (_, index) => ({
      ...entry,
      team_id: `TEAM${index}`,
      key_id: `KEY${index}`,
    }));
    const { apple } = network("", knowing(...keys));
    let [running, most] = [0, 0];
    let allOfThem: () => void = () => undefined;
    const asManyAsMay = new Promise<void>((resolve) => {
      allOfThem = resolve;
    });
    vi.stubGlobal("fetch", (async (input, init) => {
      running += 1;
      most = Math.max(most, running);
      if (running === AT_A_TIME) allOfThem();
      await asManyAsMay;
      running -= 1;
      return apple.fetch(input, init);
    }) satisfies typeof globalThis.fetch);
    const { path, remove: drop } = folder({ "many.json": JSON.stringify({ keys }) });
    const ran = await stepauth(["check", "many.json"], {}, { cwd: path, color: true });
    drop();
    expect({ exitCode: ran.exitCode, most, asked: apple.requests.length }).toEqual({
      exitCode: 0,
      most: AT_A_TIME,
      asked: 200,
    });
    expect(ran.stderr).toContain("100/200 [##########----------] TEAM");
    expect(ran.stderr.endsWith("\r\u001b[K")).toBe(true);
    expect(ran.stdout.match(/Apple takes it/g)).toHaveLength(200);
  }, 60_000);
});

describe("team list", () => {
  it("asks nobody, and shows nothing secret", async () => {
    const { hosts } = network("");
    const dated = {
      keys: [
        { ...entry, created_at: "2026-10-02T12:00:00Z" },
        otherEntry,
        otherEntry,
        null,
        { ...entry, team_id: "BROKEN", private_key: "x" },
      ],
    };
    const { path, remove: drop } = folder({ "dated.json": JSON.stringify(dated) });
    const ran = await stepauth(["list", "dated.json"], {}, { cwd: path });
    drop();
    expect([ran.exitCode, hosts]).toEqual([1, []]);
    expect(said(ran).sort()).toEqual(["error team/duplicate", "error team/malformed", "error team/malformed"]);
    expect(ran.stdout).toMatch(/^AB12CD34EF {2}2X9R4HXF34 {2}readable +30 days +(?:[0-9a-f]{2}:){31}[0-9a-f]{2}$/m);
    expect(ran.stdout).toMatch(/^BROKEN +- +broken/m);
    for (const line of [...pem.split("\n"), ...otherPem.split("\n")].filter(
      (text) => text.length > 20 && !text.startsWith("-"),
    ))
      expect(ran.stdout + ran.stderr).not.toContain(line);
  });

  it("that can't be read, or is not there", async () => {
    expect(await stepauth(["list"])).toMatchObject({ exitCode: 2 });
    const { path, remove: drop } = folder({ "half.json": '{"keys": [' });
    expect(await stepauth(["list", "half.json"], {}, { cwd: path })).toMatchObject({ exitCode: 1, stdout: "" });
    drop();
  });
});

describe("--workspace", () => {
  const credential = (key_id: string, name: string) => ({
    ...{ slug: "s", name, key_id, issuer_id: entry.issuer_id, is_enterprise_account: false },
    ...{ created_at: "2026-10-31T12:00:00Z", updated_at: "2026-10-31T12:00:00Z" },
  });
  const bitrise = () =>
    fakeBitriseApi({
      token: TOKEN,
      workspaces: { acme: [credential("2X9R4HXF34", "ours"), credential("ELSEWHERE0", "old\u001b[31m")] },
    });
  const asked = async (
    api: ReturnType<typeof bitrise>,
    args: readonly string[],
    env: Record<string, string> = { BITRISE_ACCESS_TOKEN: TOKEN },
  ) => {
    await using server = await api.listen();
    return await stepauth(["list", "keys.json", "--bitrise-url", `${server.url}/v0.1`, ...args], env);
  };

  it("says which keys are connected, and which connected ones are not in the list", async () => {
    const api = bitrise();
    const ran = await asked(api, ["--workspace", "acme"]);
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toMatch(/^AB12CD34EF {2}2X9R4HXF34 {2}readable, connected +1 day /m);
    expect(ran.stdout).toContain("connected, and not in the list: ELSEWHERE0 old");
    expect(ran.stdout).not.toContain("\u001b");
    expect(api.requests.map(({ path }) => path)).toEqual(["/v0.1/organizations/acme/apple-api-credentials"]);
    const { stdout } = await asked(bitrise(), ["--workspace", "acme", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      teams: [{ connected: true }, { connected: false }],
      connectedOnly: [{ keyId: "ELSEWHERE0" }],
    });
  });

  it.each<[string, Fault | null, string[], string]>([
    ["a wrong token", "unauthorized", ["--workspace", "acme"], "status 401"],
    ["another workspace", null, ["--workspace", "nobody"], "status 404"],
    ["no JSON", "not-json", ["--workspace", "acme"], "not what the API gives"],
    ["JSON of another shape", "wrong-json", ["--workspace", "acme"], "not what the API gives"],
  ])("%s", async (_, fault, args, words) => {
    const api = bitrise();
    if (fault) api.fail(fault);
    const ran = await asked(api, args);
    expect(ran).toMatchObject({ exitCode: 1, stdout: "" });
    expect(ran.stderr).toContain(words);
    expect(ran.stderr).toContain("(team/workspace-unavailable)");
    expect(ran.stderr).not.toContain(TOKEN);
  });

  it.each([
    "https://api.bitrise.io.example.com",
    "http://api.bitrise.io",
    "https://api.bitrise.io@example.com",
    "https://user@api.bitrise.io",
    "http://127.0.0.1.example.com",
    "https://example.com",
    "acme",
  ])("the token does not go to %s", async (url) => {
    const { hosts } = network("");
    const ran = await stepauth(["list", "keys.json", "--workspace", "acme", "--bitrise-url", url], {
      BITRISE_ACCESS_TOKEN: TOKEN,
    });
    expect([ran.exitCode, hosts]).toEqual([2, []]);
  });

  it("nor where there is none, nor anywhere for a slug that is none", async () => {
    expect(await asked(bitrise(), ["--workspace", "acme"], {})).toMatchObject({ exitCode: 2 });
    expect(await asked(bitrise(), ["--workspace", "../users/me"])).toMatchObject({ exitCode: 2 });
  });
});
