import { afterEach, describe, expect, test } from "vitest";
import { folder, run } from "../run.js";

const file = (path: string) => `format_version: "17"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
workflows:
  deploy:
    steps:
    - fastlane@3:
        inputs:
        - lane: beta
        - api_key_path: ${path}
        - api_issuer: 00000000-0000-0000-0000-000000000000
`;
// The released step takes it for a web address; our library opens it.
const plainPath = file("./keys/AuthKey_ABCDEFGHIJ.p8");
// The documentation has the inputs win, whose key has no ID; the released step takes what is connected.
const namelessKey = file("file://./keys/mykey.p8");

let made: ReturnType<typeof folder> | undefined;
afterEach(() => made?.remove());

async function ends(command: string, yaml: string, args: readonly string[]) {
  made = folder({ "bitrise.yml": yaml });
  const { exitCode, stdout, stderr } = await run([...command.split(" "), ...args], { cwd: made.path });
  return { exitCode, stdout, stderr };
}

describe.each(["preview", "lint"])("%s ends as the build does", (command) => {
  test.each([
    ["a build that fails where the documentation promises that it works", plainPath, "none", 1],
    ["a build that works where the documentation promises that it fails", namelessKey, "api-key", 0],
    ["a build that fails as documented", namelessKey, "none", 1],
  ] as const)("%s", async (_, yaml, account, exitCode) => {
    expect((await ends(command, yaml, ["--account", account])).exitCode).toBe(exitCode);
    const { stdout } = await ends(command, yaml, ["--account", account, "--format", "github"]);
    expect(/^::error /m.test(stdout)).toBe(exitCode === 1);
  });

  test("under the policy of the released step as well", async () => {
    const policy = ["--policy", "shipped"];
    expect((await ends(command, plainPath, ["--account", "none", ...policy])).exitCode).toBe(1);
    expect((await ends(command, namelessKey, ["--account", "api-key", ...policy])).exitCode).toBe(0);
  });
});

test("--max-warnings counts what holds for the build", async () => {
  const args = (most: number) => ["--account", "api-key", "--max-warnings", String(most)];
  const { exitCode, stdout } = await ends("lint", namelessKey, args(3));
  expect(stdout).toContain("no errors · 3 warnings · 1 as documented only");
  expect(exitCode).toBe(0);
  const less = await ends("lint", namelessKey, args(2));
  expect([less.exitCode, less.stderr]).toEqual([1, expect.stringContaining("too many warnings: 3")]);
});

test("resolve has one outcome, the policy asked for, and says which", async () => {
  const inputs = ["-i", "api_key_path=file://./mykey.p8", "-i", "api_issuer=00000000-0000-0000-0000-000000000000"];
  const documented = await ends("resolve fastlane", plainPath, [...inputs, "--account", "api-key"]);
  expect([documented.exitCode, documented.stdout.split("\n")[0]]).toEqual([1, "fastlane 3.5.3  as documented"]);
  const shipped = await ends("resolve fastlane", plainPath, [...inputs, "--account", "api-key", "--policy", "shipped"]);
  expect([shipped.exitCode, shipped.stdout.split("\n")[0]]).toEqual([0, "fastlane 3.5.3  in the build"]);
});
