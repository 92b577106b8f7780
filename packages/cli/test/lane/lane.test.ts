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
