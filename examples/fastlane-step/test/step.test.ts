import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeBuildApi, makeApiKey } from "@stepauth/testing";
import { afterEach, beforeEach, expect, it } from "vitest";
import { step } from "../src/step.js";

let folder: string;
let lane: Record<string, string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "step-"));
  // Stands in for fastlane: writes down its lane, and the variables that name credentials.
  const record = `{ echo "lane $1"; env | grep -E "^(FASTLANE_USER|APP_STORE_CONNECT_API_KEY_PATH)="; } > "$RECORD"`;
  writeFileSync(join(folder, "fastlane"), `#!/bin/sh\n${record}\ncat "$APP_STORE_CONNECT_API_KEY_PATH" || true\n`, {
    mode: 0o755,
  });
  lane = { lane: "beta", PATH: `${folder}:${process.env.PATH}`, RECORD: join(folder, "record") };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const recorded = () => readFileSync(join(folder, "record"), "utf8").trimEnd().split("\n");

it("gives the lane the Apple ID of the step's inputs", async () => {
  expect(await step({ ...lane, apple_id: "ci@example.com", password: "made-up" })).toBe(0);
  expect(recorded()).toEqual(["lane beta", "FASTLANE_USER=ci@example.com"]);
});

it("gives the lane the connected API key, and removes the file after it", async () => {
  const key = makeApiKey();
  const document = { key_id: key.keyId, issuer_id: key.issuerId, private_key: key.privateKey };
  const api = fakeBuildApi({ token: "made-up", document });
  const { url, close } = await api.listen();
  expect(await step({ ...lane, BITRISE_BUILD_URL: url, BITRISE_BUILD_API_TOKEN: "made-up" })).toBe(0);
  await close();
  const [first, variable = ""] = recorded();
  expect(first).toBe("lane beta");
  expect(variable).toMatch(/^APP_STORE_CONNECT_API_KEY_PATH=.*api_key\.json$/);
  expect(existsSync(variable.split("=")[1] ?? "")).toBe(false);
});

it("stops before fastlane when the inputs are incomplete", async () => {
  await expect(step({ ...lane, apple_id: "ci@example.com" })).rejects.toMatchObject({
    code: "inputs/password-missing",
  });
});
