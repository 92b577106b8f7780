import { generateKeyPairSync } from "node:crypto";
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compactDecrypt, decodeProtectedHeader } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { folder, run } from "../run.js";
import { entry, list, now, OTHER_TEAM, otherEntry, otherPem, pem, said, TEAM } from "./world.js";

const signer = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" });

let cwd: string;
let remove: () => void;
beforeEach(() => {
  ({ path: cwd, remove } = folder({
    ".git/HEAD": "",
    "keys.json": JSON.stringify(list),
    "signer.pem": String(signer),
  }));
});
afterEach(() => remove());

const write = (name: string, content: object) => writeFileSync(join(cwd, name), JSON.stringify(content));
const read = (name: string) => readFileSync(join(cwd, name), "utf8");
const sealed = () => JSON.parse(read("sealed.json"));
const jweOf = (team: string): string => sealed().sealed.find((each: { team_id: string }) => each.team_id === team)?.jwe;
const secretOf = (team: string) =>
  new RegExp(`^ASC_TEAM_SECRET_${team}=(.*)$`, "m").exec(read("secrets.env"))?.[1] ?? "";
const stepauth = (args: readonly string[], env: Record<string, string> = {}) =>
  run(["team", ...args], { cwd, env, now });
const seal = (...more: string[]) =>
  stepauth(["seal", "keys.json", "--out", "sealed.json", "--secrets", "secrets.env", ...more]);
const open = (team: string, env: Record<string, string>, ...more: string[]) =>
  stepauth([team, "--keys", "sealed.json", "--no-check", "--to", "dotenv", "--dir", team, ...more], env);

describe("team seal", () => {
  it("seals each entry by itself, and a build opens its own", async () => {
    const ran = await seal();
    expect(ran).toMatchObject({ exitCode: 0, stdout: "" });
    expect(ran.stderr).toBe(`stepauth: sealed, epoch 1: ${TEAM} new, ${OTHER_TEAM} new.\n`);
    expect(sealed()).toMatchObject({ v: 1, version: "2026-10-07-1", epoch: 1 });
    expect(Object.keys(sealed())).toEqual(["v", "version", "epoch", "sealed"]);
    expect(await open(TEAM, { ASC_TEAM_SECRET: secretOf(TEAM) })).toMatchObject({ exitCode: 0 });
    expect(read(`${TEAM}/AuthKey_2X9R4HXF34.p8`)).toBe(pem);
    expect(await open(OTHER_TEAM, { ASC_TEAM_SECRET: secretOf(TEAM) })).toMatchObject({ exitCode: 1, stdout: "" });
    expect(await open(OTHER_TEAM, { ASC_TEAM_SECRET: secretOf(OTHER_TEAM) })).toMatchObject({ exitCode: 0 });
    expect(read(`${OTHER_TEAM}/AuthKey_9ZKEYOTHER.p8`)).toBe(otherPem);
  });

  it("in the form that is written down, which jose reads", async () => {
    await seal();
    const jwe = jweOf(TEAM);
    expect(decodeProtectedHeader(jwe)).toEqual({ alg: "dir", enc: "A256GCM", kid: TEAM, typ: "stepauth-team" });
    const { plaintext } = await compactDecrypt(jwe, new Uint8Array(Buffer.from(secretOf(TEAM), "base64url")));
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual(entry);
    expect(Buffer.from(secretOf(TEAM), "base64url")).toHaveLength(32);
  });

  it("secrets are the owner's alone; neither they nor keys are printed or in the sealed list", async () => {
    const { stdout, stderr } = await seal("--sign", "signer.pem");
    expect(statSync(join(cwd, "secrets.env")).mode & 0o777).toBe(0o600);
    const hidden = [
      secretOf(TEAM),
      secretOf(OTHER_TEAM),
      ...[pem, otherPem, String(signer)].flatMap((key) => key.split("\n").slice(1, -2)),
    ];
    for (const text of hidden) expect(stdout + stderr + read("sealed.json")).not.toContain(text);
    expect(readdirSync(cwd).sort()).toEqual([".git", "keys.json", "sealed.json", "secrets.env", "signer.pem"]);
  });

  it("adding, changing, rotating and removing a team leave the others byte for byte", async () => {
    await seal();
    const [first, secret, other] = [jweOf(TEAM), secretOf(TEAM), secretOf(OTHER_TEAM)];
    write("keys.json", { ...list, keys: [...list.keys, { ...entry, team_id: "NEWTEAM000" }] });
    expect((await seal()).stderr).toContain(`epoch 2: ${TEAM} unchanged, ${OTHER_TEAM} unchanged, NEWTEAM000 new.`);
    expect([jweOf(TEAM), secretOf(TEAM)]).toEqual([first, secret]);
    write("keys.json", { ...list, keys: [entry, { ...otherEntry, key_id: "REPLACED00" }] });
    expect((await seal()).stderr).toContain(`epoch 3: ${TEAM} unchanged, ${OTHER_TEAM} changed, NEWTEAM000 removed.`);
    expect([jweOf(TEAM), secretOf(OTHER_TEAM)]).toEqual([first, other]);
    expect((await seal("--rotate", OTHER_TEAM)).stderr).toContain(`epoch 4: ${TEAM} unchanged, ${OTHER_TEAM} rotated.`);
    expect([jweOf(TEAM), secretOf(OTHER_TEAM) === other]).toEqual([first, false]);
    expect(await open(OTHER_TEAM, { ASC_TEAM_SECRET: other })).toMatchObject({ exitCode: 1 });
    expect(await open(OTHER_TEAM, { ASC_TEAM_SECRET: secretOf(OTHER_TEAM) })).toMatchObject({ exitCode: 0 });
  });

  it("the order of an entry's fields is no change", async () => {
    await seal();
    const first = jweOf(TEAM);
    write("keys.json", { ...list, keys: [Object.fromEntries(Object.entries(entry).toReversed()), otherEntry] });
    await seal();
    expect(jweOf(TEAM)).toBe(first);
  });

  it("the signature is checked by what it says itself", async () => {
    const { stderr } = await seal("--sign", "signer.pem");
    const env = { ASC_TEAM_SECRET: secretOf(TEAM), ASC_TEAM_SIGNER: /ASC_TEAM_SIGNER=(\S+)/.exec(stderr)?.[1] ?? "" };
    expect(await open(TEAM, env)).toMatchObject({ exitCode: 0 });
    await seal();
    expect(said(await open(TEAM, env))).toEqual(["error team/signature-invalid"]);
    await seal("--sign", "@env:NOWHERE");
    expect(await open("OTHER", {})).toMatchObject({ exitCode: 0 });
  });

  it("other lines of the secrets' file stay", async () => {
    writeFileSync(join(cwd, "secrets.env"), "# ours\nMINE=1\n", { mode: 0o600 });
    await seal();
    expect(read("secrets.env")).toMatch(/^# ours\nMINE=1\nASC_TEAM_SECRET_/);
  });
});

describe("team seal refuses, and writes nothing", () => {
  const before = () => [existsSync(join(cwd, "sealed.json")), existsSync(join(cwd, "secrets.env"))];

  it.each<[string, object, string[]]>([
    ["a team twice", { keys: [entry, entry] }, ["error team/duplicate"]],
    ["a key that is none", { keys: [{ ...entry, private_key: "x" }, otherEntry] }, ["error team/malformed"]],
    ["what is no entry", { keys: [entry, null, { team_id: "a" }] }, ["error team/malformed", "error team/malformed"]],
    ["what is no list", {}, ["error team/malformed"]],
  ])("%s", async (_, content, says) => {
    write("keys.json", content);
    const ran = await seal();
    expect({ exitCode: ran.exitCode, says: said(ran), written: before() }).toEqual({
      exitCode: 1,
      says,
      written: [false, false],
    });
  });

  it.each<[string, string[], number]>([
    ["a team to rotate that is not there", ["--rotate", "NOBODY"], 2],
    ["a key to sign that is not there", ["--sign", "nowhere.pem"], 2],
    ["a key to sign that is none", ["--sign", "keys.json"], 1],
    ["a folder that is not there", ["--out", "nowhere/sealed.json"], 1],
    ["one file for both", ["--out", "secrets.env"], 2],
    ["another file in the place of the list", ["--out", "keys.json"], 2],
  ])("%s", async (_, more, exitCode) => {
    expect(await seal(...more)).toMatchObject({ exitCode });
    expect(before()).toEqual([false, false]);
    expect(readdirSync(cwd)).toHaveLength(3);
  });

  it("a team's key to sign with", async () => {
    writeFileSync(join(cwd, "team.pem"), pem);
    expect(await seal("--sign", "team.pem")).toMatchObject({ exitCode: 2 });
    expect(before()).toEqual([false, false]);
  });

  it("a list that is sealed, a secret that is none, a file of secrets that others may read, a link", async () => {
    await seal();
    expect(await stepauth(["seal", "sealed.json", "--out", "x.json", "--secrets", "secrets.env"])).toMatchObject({
      exitCode: 2,
    });
    writeFileSync(join(cwd, "short.env"), `ASC_TEAM_SECRET_${TEAM}=hunter2\n`, { mode: 0o600 });
    const short = await seal("--secrets", "short.env");
    expect([short.exitCode, short.stderr.includes("hunter2")]).toEqual([2, false]);
    symlinkSync(join(cwd, "secrets.env"), join(cwd, "link.env"));
    expect(await seal("--secrets", "link.env")).toMatchObject({ exitCode: 2 });
    chmodSync(join(cwd, "secrets.env"), 0o644);
    expect(await seal()).toMatchObject({ exitCode: 2 });
    expect(sealed().epoch).toBe(1);
  });
});
