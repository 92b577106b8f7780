import { describe, expect, test } from "vitest";
import { preview, stepsFile } from "./support.js";

// What is said of a step by its repository: a tag is a version, anything else may hold any code.

const REPOSITORY = "git::https://github.com/bitrise-steplib/steps-fastlane.git";

async function unknown(version: string) {
  const made = await preview(stepsFile(`- ${REPOSITORY}${version}: {}\n`));
  const found = made.workflows.flatMap(({ steps }) => steps.flatMap(({ findings }) => findings));
  return found.filter(({ code }) => code === "step/version-unknown");
}

describe("a reference by git", () => {
  test.each(["@3.5.2", "@v3.5.2"])("%s is a version", async (version) => {
    expect(await unknown(version)).toEqual([]);
  });

  test.each([
    ["", "a branch"],
    ["@master", "a branch"],
    ["@fix-altool", "a branch"],
    ["@feature/3.5.2", "a branch"],
    ["@0d5a8e7b1f22", "a commit"],
    ["@6f1e3c582b0a4d7e9c410d5a8e7b1f2200112233", "a commit"],
  ])("%j is %s, taken for the newest", async (version, what) => {
    const [finding, ...others] = await unknown(version);
    expect(others).toEqual([]);
    expect(finding?.message).toContain(`names ${what} of fastlane: its code may be anything`);
    expect(`${finding?.message} ${finding?.help}`).not.toMatch(/update stepauth|spelling/i);
  });

  test("a tag that is newer than all is for an update of stepauth", async () => {
    const [finding] = await unknown("@99.0.0");
    expect(finding?.help).toContain("Update stepauth");
  });
});
