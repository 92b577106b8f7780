import { verifyToken } from "@stepauth/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { folder, run } from "../run.js";
import { apiKeyDocument, appleIdDocument, canary, key, secretForms } from "./material.js";

const now = new Date("2026-06-01T12:00:00Z");
let cwd: string;
beforeEach(() => {
  const made = folder({
    ".git/HEAD": "",
    "key.json": JSON.stringify(apiKeyDocument),
    "enterprise.json": JSON.stringify({ ...apiKeyDocument, is_enterprise_account: true }),
    "apple-id.json": JSON.stringify(appleIdDocument),
    [`AuthKey_${key.keyId}.p8`]: key.privateKey,
    "AuthKey_REPAIRED12.p8": JSON.stringify(key.privateKey),
  });
  cwd = made.path;
  return made.remove;
});
const token = (...args: string[]) => run(["token", ...args], { cwd, now });
const verify = (text: string, more: object = {}, request = "GET /v1/apps") =>
  verifyToken(text.trim(), {
    keys: [{ keyId: key.keyId, issuerId: key.issuerId, key: key.privateKey, ...more }],
    now: now.getTime(),
    request,
  });
const claims = (text: string) => JSON.parse(Buffer.from(text.split(".")[1] ?? "", "base64url").toString());

describe("stepauth token", () => {
  it("is one line that Apple takes", async () => {
    const ran = await token("--account", "key.json");
    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
    expect(ran.stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(verify(ran.stdout)).toMatchObject({ ok: true });
    expect(claims(ran.stdout).exp - now.getTime() / 1000).toBe(900);
  });

  it("from inputs, from a step's environment, for the Enterprise Program", async () => {
    const inputs = ["-i", `api_key_path=AuthKey_${key.keyId}.p8`, "-i", `api_issuer=${key.issuerId}`];
    expect(verify((await token("deliver", ...inputs)).stdout)).toMatchObject({ ok: true });
    const env = { api_key_path: `AuthKey_${key.keyId}.p8`, api_issuer: key.issuerId };
    expect(verify((await run(["token"], { cwd, now, env })).stdout)).toMatchObject({ ok: true });
    expect((await run(["token", "--no-from-env"], { cwd, now, env })).exitCode).toBe(1);
    const enterprise = await token("--account", "enterprise.json");
    expect(verify(enterprise.stdout, { enterprise: true })).toMatchObject({ ok: true });
  });

  it("for a scope, for a time", async () => {
    const { stdout } = await token(
      "--account",
      "key.json",
      "--scope",
      "GET /v1/apps",
      "--scope",
      "GET /v1/users",
      "--duration",
      "60",
    );
    expect(claims(stdout)).toMatchObject({ scope: ["GET /v1/apps", "GET /v1/users"], exp: now.getTime() / 1000 + 60 });
    expect(verify(stdout, {}, "GET /v1/devices")).toMatchObject({ problem: "scope" });
  });

  it("a key outside of any step: team, individual, of the Enterprise Program, in a variable", async () => {
    const file = ["--key", `AuthKey_${key.keyId}.p8`];
    expect(verify((await token(...file, "--issuer", key.issuerId)).stdout)).toMatchObject({ ok: true });
    expect(claims((await token(...file)).stdout)).toMatchObject({ sub: "user" });
    const enterprise = await token(...file, "--issuer", key.issuerId, "--enterprise");
    expect(verify(enterprise.stdout, { enterprise: true })).toMatchObject({ ok: true });
    const env = { KEY: key.privateKey.replaceAll("\n", "\\n") };
    const args = ["token", "--key", "@env:KEY", "--key-id", key.keyId, "--issuer", key.issuerId];
    expect(verify((await run(args, { cwd, now, env })).stdout)).toMatchObject({ ok: true });
    expect(await run([...args, "--strict"], { cwd, now, env })).toMatchObject({ exitCode: 1, stdout: "" });
  });

  it.each([
    [2, ["--key", "none/AuthKey_X.p8"]],
    [2, ["--key", "key.json"]],
    [2, ["--key", key.privateKey, "--key-id", "X"]],
    [2, ["--key", "@env:NOT_SET", "--key-id", "X"]],
    [1, ["--key", "key.json", "--key-id", "X"]],
    [2, ["fastlane", "--key", `AuthKey_${key.keyId}.p8`]],
    [2, ["--issuer", "x"]],
    [2, ["--account", "key.json", "--duration", "0"]],
    [2, ["--account", "key.json", "--duration", "1201"]],
    [2, ["--account", "key.json", "--duration", "1e2"]],
    [2, ["--account", "key.json", "--scope", "/v1/apps"]],
    [2, ["--account", "both"]],
    [2, ["fastlan"]],
    [1, ["--account", "apple-id.json"]],
    [1, []],
    [1, ["--strict", "-i", "api_key_path=AuthKey_REPAIRED12.p8", "-i", `api_issuer=${key.issuerId}`]],
  ])("ends with %i: %j", async (exitCode, args) => {
    const ran = await token(...args);
    expect(ran).toMatchObject({ exitCode, stdout: "" });
    for (const secret of [...secretForms(), canary]) expect(ran.stderr).not.toContain(secret);
  });

  it("takes a key that needs a repair, unless told not to", async () => {
    const ran = await token("-i", "api_key_path=AuthKey_REPAIRED12.p8", "-i", `api_issuer=${key.issuerId}`);
    expect(ran.exitCode).toBe(0);
  });
});

it("says where a key without an issuer makes tokens", async () => {
  const ran = await token("-i", `api_key_path=AuthKey_${key.keyId}.p8`);
  expect(ran).toMatchObject({ exitCode: 1, stdout: "" });
  expect(ran.stderr).toContain("individual key");
  expect(ran.stderr).toContain("--key FILE");
});
