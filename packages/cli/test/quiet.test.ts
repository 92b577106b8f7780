import { expect, it } from "vitest";
import { run } from "./run.js";

const env = { apple_id: "ci@example.com", password: "made-up", PATH: process.env.PATH ?? "" };
const exec = (...args: string[]) => run(["exec", "fastlane", ...args, "--", "true"], { env });

it("exec warns on standard error", async () => {
  expect(await exec()).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("session/missing") });
});

it.each(["-q", "--quiet"])("with %s it keeps warnings to itself", async (flag) => {
  expect(await exec(flag)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
});

it("with --quiet it still says what went wrong", async () => {
  const { exitCode, stderr } = await run(["exec", "fastlane", "--quiet", "--", "true"], {
    env: { apple_id: "me@example.com" },
  });
  expect(exitCode).toBe(1);
  expect(stderr).toContain("inputs/password-missing");
  expect(stderr).toContain("is not started");
});
