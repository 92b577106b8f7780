import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeBuildApi, makeApiKey } from "@stepauth/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { step } from "../src/step.js";

const key = makeApiKey();
const keyArguments = (file: unknown) => ["--key", file, "--key-id", key.keyId, "--issuer", key.issuerId];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "step-"));
  // Stands in for the real tool: writes down its arguments.
  writeFileSync(join(folder, "xcrun"), '#!/bin/sh\nprintf "%s\\n" "$@" > "$RECORD"\n');
  chmodSync(join(folder, "xcrun"), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(inputs: Readonly<Record<string, string>>): Promise<string[]> {
  const record = join(folder, "record");
  const env = { PATH: `${folder}:${process.env.PATH}`, RECORD: record, file_path: "App.dmg", ...inputs };
  expect(await step(env)).toBe(0);
  return readFileSync(record, "utf8").trimEnd().split("\n");
}

describe("the step", () => {
  it("runs the tool with the API key of its inputs", async () => {
    const file = join(folder, `AuthKey_${key.keyId}.p8`);
    writeFileSync(file, key.privateKey, { mode: 0o600 });
    const args = await run({ connection: "off", api_key_path: `file://${file}`, api_issuer: key.issuerId });
    expect(args).toEqual(["notarytool", "submit", "App.dmg", "--wait", ...keyArguments(expect.any(String))]);
  });

  it("runs the tool with the connected API key, and leaves no key file behind", async () => {
    const document = { key_id: key.keyId, issuer_id: key.issuerId, private_key: key.privateKey };
    const api = fakeBuildApi({ token: "made-up", document });
    const { url, close } = await api.listen();
    const args = await run({ BITRISE_BUILD_URL: url, BITRISE_BUILD_API_TOKEN: "made-up" });
    await close();
    const file = args[args.indexOf("--key") + 1] ?? "";
    expect(args).toEqual(expect.arrayContaining(keyArguments(file)));
    expect(existsSync(file)).toBe(false);
  });

  it("says why there are no credentials", async () => {
    await expect(step({ connection: "off" })).rejects.toMatchObject({ code: "credentials/none" });
  });
});
