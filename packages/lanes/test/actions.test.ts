import { describe, expect, test } from "vitest";
import { ask, inClear } from "./ask.js";

// What fastlane does beside Ruby.

const env = { FASTLANE_PASSWORD: "p" };
const usernames = async (body: string) => {
  const { actions } = await ask(`lane :beta do\n${body}\nend\n`, { env });
  return actions.map((action) => inClear(action.username));
};

describe("options", () => {
  test("a word for yes stays a text where the option is one", async () => {
    expect(await usernames('  pilot(username: "yes")')).toEqual(["yes"]);
  });

  test("a word for yes is one where the option is a switch", async () => {
    const { actions } = await ask('lane :beta do\n  match(readonly: "yes")\nend\n', { env });
    expect(actions[0]).toMatchObject({ result: "none", why: "readonly" });
  });

  test("match knows the options of every place where it keeps its files", async () => {
    const options = "git_url s3_bucket google_cloud_bucket_name gitlab_project aws_secrets_manager_prefix".split(" ");
    for (const option of options) {
      const { why } = await ask(`lane :beta do\n  match(${option}: "x", username: "a@example.com")\nend\n`, { env });
      expect([option, why]).toEqual([option, undefined]);
    }
  });
});

describe("lane_context", () => {
  test("is empty before the first action, and after one only the run can tell", async () => {
    const path = '(lane_context[SharedValues::IPA_OUTPUT_PATH] || "none")';
    expect(await usernames(`  pilot(username: ${path})\n  build_app\n  pilot(username: ${path})`)).toEqual([
      "none",
      "unknown",
    ]);
  });
});

describe("a lane that fails", () => {
  test("fails with what it failed with, whatever its error block does", async () => {
    const fastfile = 'error { |lane, e| pilot(username: "") }\nlane :beta do\n  return\nend\n';
    const { why, actions } = await ask(fastfile, { env });
    expect([why, actions.length]).toEqual(["return-in-lane", 1]);
  });
});
