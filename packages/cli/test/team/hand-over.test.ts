import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { folder, run } from "../run.js";
import { entry, KEY_ID, LIST_URL, list, network, now, pem, TEAM } from "./world.js";

// What `stepauth team` leaves behind: variables for the steps after it, one key file, and nothing else.

const ENVMAN = `#!/bin/sh
echo "$*" >> "$FAKE_ENVMAN/calls"
[ "$1" = add ] && cat > "$FAKE_ENVMAN/$3"
[ "$3" = "$REFUSE" ] && exit 1
exit 0
`;

let cwd: string;
let remove: () => void;
let env: Record<string, string>;
beforeEach(() => {
  ({ path: cwd, remove } = folder({ ".git/HEAD": "", "bin/envman": ENVMAN, "given/calls": "", "github.env": "" }));
  chmodSync(join(cwd, "bin/envman"), 0o755);
  const PATH = [join(cwd, "bin"), "/usr/bin", "/bin"].join(delimiter);
  const github = { GITHUB_ENV: join(cwd, "github.env") };
  env = { PATH, FAKE_ENVMAN: join(cwd, "given"), ASC_TEAM_ID: TEAM, BITRISEIO_ASC_API_KEYS_URL: LIST_URL, ...github };
  network(JSON.stringify(list));
});
afterEach(() => {
  vi.unstubAllGlobals();
  remove();
});

const team = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  run(["team", ...args], { cwd, env: { ...env, ...more }, now });
const given = (name: string) => readFileSync(join(cwd, "given", name), "utf8");
const github = () => readFileSync(join(cwd, "github.env"), "utf8");
const keyPath = () => join(cwd, "out", `AuthKey_${KEY_ID}.p8`);

describe("team --to envman", () => {
  it("hands all variables over through a pipe, those of the key hidden in logs, and one line of log", async () => {
    const ran = await team(["--to", "envman", "--dir", "out"]);
    expect(ran).toMatchObject({ exitCode: 0, stdout: "" });
    expect(ran.stderr).toBe(
      `stepauth: ASC_AUTH mode=api-key team=${TEAM} list=2026-10-07-1 key=***XF34 enterprise=no\n`,
    );
    expect(given("calls").trim().split("\n").sort()).toEqual([
      "add --key ASC_CONNECTION --no-expand",
      "add --key ASC_DEPLOY_CONNECTION --no-expand",
      "add --key ASC_ENTERPRISE --no-expand",
      "add --key ASC_ISSUER_ID --no-expand --sensitive",
      "add --key ASC_KEY_ID --no-expand --sensitive",
      "add --key ASC_KEY_PATH --no-expand --sensitive",
      "add --key ASC_KEY_URL --no-expand --sensitive",
    ]);
    expect([given("ASC_KEY_PATH"), given("ASC_KEY_URL")]).toEqual([keyPath(), `file://${keyPath()}`]);
  });

  it("the key file is the owner's alone, byte for byte, and export --clean removes it", async () => {
    await team(["--to", "envman", "--dir", "out"]);
    expect(readFileSync(keyPath(), "utf8")).toBe(pem);
    expect(statSync(keyPath()).mode & 0o777).toBe(0o600);
    expect(statSync(join(cwd, "out")).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(cwd, "out")).sort()).toEqual([".stepauth-export", `AuthKey_${KEY_ID}.p8`]);
    expect(await run(["export", "--clean", "out"], { cwd, env })).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(cwd, "out"))).toBe(false);
  });

  it("the other teams' keys are nowhere", async () => {
    await team(["--to", "envman", "--dir", "out"]);
    const other = String(list.keys[1]?.private_key).split("\n")[1] ?? "";
    for (const name of ["calls", "ASC_KEY_PATH", "ASC_KEY_ID"]) expect(given(name)).not.toContain(other);
    expect(readFileSync(keyPath(), "utf8")).not.toContain(other);
  });

  it("one that is refused: nothing stays", async () => {
    const ran = await team(["--to", "envman", "--dir", "out"], { REFUSE: "ASC_ISSUER_ID" });
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toContain("(export/failed)");
    expect(existsSync(join(cwd, "out"))).toBe(false);
    expect(given("calls")).toContain("unset --key ASC_KEY_PATH");
  });

  it("a bundle that runs twice finds its own file", async () => {
    await team(["--to", "envman", "--dir", "out"]);
    expect(await team(["--to", "envman", "--dir", "out"])).toMatchObject({ exitCode: 0 });
    writeFileSync(keyPath(), "another");
    expect(await team(["--to", "envman", "--dir", "out"])).toMatchObject({ exitCode: 1 });
    rmSync(keyPath());
    symlinkSync(join(cwd, "elsewhere"), keyPath());
    expect(await team(["--to", "envman", "--dir", "out"])).toMatchObject({ exitCode: 1 });
    expect(existsSync(join(cwd, "elsewhere"))).toBe(false);
  });

  it("the Apple ID: what is not used is empty, and there is no file", async () => {
    await team(["--to", "envman", "--dir", "out", "--prefix", "MY_ASC_"], { ASC_FORCE_APPLE_ID: "true" });
    expect([given("MY_ASC_CONNECTION"), given("MY_ASC_DEPLOY_CONNECTION")]).toEqual(["apple-id", "apple_id"]);
    expect([given("MY_ASC_KEY_PATH"), given("MY_ASC_ENTERPRISE")]).toEqual(["", "no"]);
    expect(given("calls")).not.toContain("--sensitive");
    expect(existsSync(join(cwd, "out"))).toBe(false);
  });

  it("a failure hands nothing over", async () => {
    network(JSON.stringify({ keys: [entry, entry] }));
    expect(await team(["--to", "envman", "--dir", "out"])).toMatchObject({ exitCode: 1 });
    expect([given("calls"), existsSync(join(cwd, "out"))]).toEqual(["", false]);
  });
});

describe("team --to github", () => {
  it("writes each variable between lines that nobody can foresee, and nothing secret", async () => {
    writeFileSync(join(cwd, "github.env"), "MINE=1");
    expect(await team(["--to", "github", "--dir", "out"])).toMatchObject({ exitCode: 0, stdout: "" });
    const [first, ...rest] = github().split("\n");
    expect([first, rest.length]).toEqual(["MINE=1", 7 * 3 + 1]);
    const marks = [...github().matchAll(/^(\w+)<<(STEPAUTH_[0-9a-f-]{36})\n(.*)\n\2$/gm)];
    expect(marks.map(([, name, , value]) => `${name}=${value}`)).toEqual([
      "ASC_CONNECTION=api-key",
      "ASC_DEPLOY_CONNECTION=off",
      `ASC_KEY_PATH=${keyPath()}`,
      `ASC_KEY_URL=file://${keyPath()}`,
      `ASC_KEY_ID=${KEY_ID}`,
      "ASC_ISSUER_ID=57246542-96fe-1a63-e053-0824d011072a",
      "ASC_ENTERPRISE=no",
    ]);
    for (const line of pem.split("\n").slice(1, -2)) expect(github()).not.toContain(line);
  });

  it.each([
    ["", "not set"],
    ["nowhere", "no file"],
    [".", "no file"],
  ])("GITHUB_ENV=%j", async (path, words) => {
    const ran = await team(["--to", "github", "--dir", "out"], { GITHUB_ENV: path });
    expect(ran).toMatchObject({ exitCode: 1, stdout: "" });
    expect(ran.stderr).toContain(words);
    expect(existsSync(join(cwd, "out"))).toBe(false);
  });

  it("follows no link", async () => {
    symlinkSync(join(cwd, "github.env"), join(cwd, "link"));
    expect(await team(["--to", "github", "--dir", "out"], { GITHUB_ENV: "link" })).toMatchObject({ exitCode: 1 });
    expect(github()).toBe("");
  });
});

describe("the list", () => {
  it("is downloaded once, and nothing of it is on disk", async () => {
    await team(["--to", "dotenv", "--dir", "out"]);
    const files = readdirSync(cwd, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    const holding = files.filter(({ parentPath, name }) =>
      readFileSync(join(parentPath, name), "utf8").includes("PRIVATE KEY"),
    );
    expect(holding.map(({ name }) => name)).toEqual([`AuthKey_${KEY_ID}.p8`]);
  });

  it("is asked for again after a 500, which has words", async () => {
    const { files, hosts } = network(JSON.stringify(list));
    files.fail("server-error", { times: 1 });
    const ran = await team(["--to", "dotenv", "--dir", "out"]);
    expect(ran.exitCode).toBe(0);
    expect(ran.stderr).toMatch(/The list of keys could not be downloaded: .* status 500\. Trying again/);
    expect(hosts).toEqual(["files.example.com", "files.example.com", "api.appstoreconnect.apple.com"]);
  });

  it("does not follow a redirect to plain http", async () => {
    network("");
    vi.stubGlobal(
      "fetch",
      async () => new Response("", { status: 302, headers: { location: "http://127.0.0.1/keys" } }),
    );
    const ran = await team(["--to", "dotenv", "--dir", "out"]);
    expect(ran.stderr).toContain("it would have gone over plain http. (team/unavailable)");
  });

  it("may be the accounts of a stepauth.yml, of which one key is read", async () => {
    const account = (name: string, of: string, path: string) =>
      `- { name: ${name}, type: api-key, issuerId: ${entry.issuer_id}, keyId: ${KEY_ID}, team: ${of}, privateKey: { path: ${path} } }`;
    writeFileSync(
      join(cwd, "keys.yml"),
      `accounts:\n${account("a", TEAM, "a.p8")}\n${account("b", "OTHER", "nowhere.p8")}\n`,
    );
    writeFileSync(join(cwd, "a.p8"), pem);
    const ran = await team(["--keys", "keys.yml", "--to", "dotenv", "--dir", "out"]);
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toContain(`ASC_KEY_ID='${KEY_ID}'\n`);
    expect(await team(["OTHER", "--keys", "keys.yml"])).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining("keys.yml:3"),
    });
  });

  it("an Enterprise key is asked about at its own host", async () => {
    const { hosts } = network(JSON.stringify(list));
    await team(["ZX98YW76VU"]);
    expect(hosts).toEqual(["files.example.com", "api.enterprise.developer.apple.com"]);
  });
});

describe("a wrong command line", () => {
  it.each([
    [["--to", "envman"]],
    [["--dir", "out"]],
    [["--to", "envman", "--dir", "a\nX=1"]],
    [["--prefix", "asc_"]],
    [["--prefix", "ASC"]],
    [["--prefix", "A=\nB_"]],
    [["--to", "nowhere", "--dir", "out"]],
    [["--api-url", "http://example.com"]],
  ])("%j", async (args) => {
    expect(await team(args)).toMatchObject({ exitCode: 2, stdout: "" });
  });
});
