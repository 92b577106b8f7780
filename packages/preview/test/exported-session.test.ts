import { describe, expect, test } from "vitest";
import { assumedAccount, type PreviewOptions, unaskedAccount } from "../src/index.js";
import { brief, preview, stepsFile } from "./support.js";

// Old versions of fastlane and deliver export the connected Apple ID's session to the steps after them.

const script = "- script@1:\n    inputs:\n    - content: fastlane match appstore\n";
const off = '- fastlane@3:\n    inputs:\n    - connection: "off"\n';

async function findings(steps: string, account: PreviewOptions["account"] = assumedAccount("apple-id")) {
  const made = await preview(stepsFile(steps), { account });
  return [...made.findings, ...made.workflows.flatMap(({ steps: all }) => all.flatMap((step) => step.findings))];
}

const severityOfScript = async (steps: string, account?: PreviewOptions["account"]) =>
  (await findings(steps, account))
    .filter(({ code }) => code === "step/script-not-connected")
    .map(({ severity }) => severity);

describe("a script that starts fastlane", () => {
  test.each([
    ["fastlane@2.3", "warning"],
    ["fastlane@2.4.0", "info"],
    ["fastlane@2.7.1", "info"],
    ["fastlane@2.7.2", "warning"],
    ["fastlane@2.7.4", "warning"],
    ["git::https://github.com/bitrise-steplib/steps-fastlane.git@2.6.0", "info"],
  ])("behind %s: %s", async (ref, severity) => {
    expect(await severityOfScript(`- ${ref}: {}\n${script}`)).toEqual([severity]);
  });

  test.each([
    ["none", { source: "none", account: null }, "warning"],
    ["an API key", assumedAccount("api-key"), "warning"],
    ["both", assumedAccount("both"), "info"],
    ["whatever is assumed", unaskedAccount(), "info"],
  ] as const)("with %s connected: %s", async (_, account, severity) => {
    expect(await severityOfScript(`- fastlane@2.6: {}\n${script}`, account)).toEqual([severity]);
  });

  test("before the step it is not logged in", async () => {
    expect(await severityOfScript(`${script}- fastlane@2.6: {}\n`)).toEqual(["warning"]);
  });

  test("another tool takes nothing of the session", async () => {
    const altool = script.replace("fastlane match appstore", "xcrun altool --upload-app -f App.ipa");
    expect(await severityOfScript(`- fastlane@2.6: {}\n${altool}`)).toEqual(["warning"]);
  });
});

describe("a newer step behind it", () => {
  test("finds the session where it takes no account", async () => {
    const made = await preview(stepsFile(`- fastlane@2.6: {}\n${off}`), { account: assumedAccount("apple-id") });
    const found = made.workflows[0]?.steps[1]?.released.considered.find(({ origin }) => origin === "environment");
    expect(found).toMatchObject({ verdict: "in-force", reason: "fastlane reads FASTLANE_SESSION by itself" });
  });

  test("puts its own in its place without a word", async () => {
    const codes = (await findings("- fastlane@2.6: {}\n- fastlane@3: {}\n")).map(brief);
    expect(codes).toEqual(["6:9 info session/exported"]);
  });
});
