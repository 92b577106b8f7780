import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { laneCalledBy } from "../../src/use/lane-line.js";
import { folder, run } from "../run.js";

// What `exec` and `doctor` say of the lane that is about to run.

const pem = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" });
const KEY = [
  "-i",
  "api_key_path=file://./AuthKey_2X9R4HXF34.p8",
  "-i",
  "api_issuer=6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22",
];
const FASTFILE = "lane :beta do\n  pilot\n  cert\nend\n";

async function said(args: readonly string[], files: Record<string, string> = { "fastlane/Fastfile": FASTFILE }) {
  const { path: cwd, remove } = folder({ ".git/HEAD": "", "AuthKey_2X9R4HXF34.p8": pem as string, ...files });
  try {
    return await run(args, { cwd, env: { PATH: process.env.PATH ?? "" } });
  } finally {
    remove();
  }
}

const LINE = "The lane beta: pilot uses the API key 2X9R4HXF34, cert uses the API key 2X9R4HXF34.";

describe("stepauth doctor", () => {
  test("says in a line which action of the lane uses what", async () => {
    const { stdout } = await said(["doctor", "fastlane", "-i", "lane=beta", ...KEY], undefined);
    expect(stdout.replace(/\s+/g, " ")).toContain(LINE);
  });

  test("fails where the lane would", async () => {
    const { stdout, exitCode } = await said(["doctor", "fastlane", "-i", "lane=beta", "--policy", "shipped", ...KEY]);
    expect([exitCode, stdout.includes("lane/in-house-missing")]).toEqual([1, true]);
  });

  test("says nothing of lanes where there is no Fastfile", async () => {
    const { stdout } = await said(["doctor", "fastlane", "-i", "lane=beta", ...KEY], {});
    expect(stdout).not.toContain("The lane");
  });
});

describe("stepauth exec", () => {
  test("says it before fastlane starts", async () => {
    const { stderr, exitCode } = await said(["exec", "fastlane", ...KEY, "--", "./fastlane-bin/fastlane", "beta"]);
    expect(stderr).toContain(LINE);
    expect(exitCode).toBe(127); // There is no such program here.
  });

  test("says nothing of other commands", async () => {
    const { stderr } = await said(["exec", "fastlane", ...KEY, "--", "true"]);
    expect(stderr).not.toContain("The lane");
  });
});

test("a lane is what stands behind fastlane in a command line", () => {
  expect(laneCalledBy(["bundle", "exec", "fastlane", "ios", "beta", "a:b"])).toBe("ios beta a:b");
  expect(laneCalledBy(["fastlane"])).toBeUndefined();
  expect(laneCalledBy(["make", "fastlane"])).toBeUndefined();
});
