import { describe, expect, test } from "vitest";
import { adapters, allFindings } from "../../src/index.js";
import { brief, preview, stepsFile } from "../support.js";

const none = { account: { source: "none", account: null } };
const step = (id: string, ...inputs: readonly string[]) =>
  stepsFile(`- ${id}:\n    inputs:\n${inputs.map((input) => `    - ${input}\n`).join("")}`);

async function found(yaml: string) {
  const findings = allFindings(await preview(yaml, none)).filter(({ code }) => code.startsWith("inputs/"));
  return findings.map((finding) => `${brief(finding)}: ${finding.help}`);
}

describe("an input that is missing because its name is misspelt is one finding", () => {
  test.each([
    ["fastlane@3", ["apple_id: ci@example.com", "pasword: $PW"], "9:13 error inputs/unknown: Did you mean `password`?"],
    [
      "fastlane@3",
      ["api_key_path: $KEY", "issuer_id: $ISSUER"],
      "9:13 error inputs/unknown: Did you mean `api_issuer`?",
    ],
    ["fastlane@3", ["aple_id: ci@example.com", "password: $PW"], "8:13 error inputs/unknown: Did you mean `apple_id`?"],
    [
      "deploy-to-itunesconnect-deliver@2",
      ["itunescon_usr: $USER", "password: $PW"],
      "8:13 error inputs/unknown: Did you mean `itunescon_user`?",
    ],
  ])("%s %j", async (id, inputs, words) => {
    expect(await found(step(id, ...inputs))).toEqual([words]);
  });

  test("and two where nothing is near, or what is near is set", async () => {
    expect(await found(step("fastlane@3", "apple_id: ci@example.com", "colour: red"))).toHaveLength(2);
    expect(await found(step("fastlane@3", "apple_id: ci@example.com", "aple_id: ci@example.com"))).toHaveLength(2);
  });
});

describe("the resolver by itself says which input was meant", () => {
  const fastlane = adapters.find(({ step }) => step === "fastlane");
  const help = async (inputs: Readonly<Record<string, string>>) => {
    const { diagnostics = [] } = (await fastlane?.resolve({ inputs })) ?? {};
    return diagnostics.find(({ code }) => code === "inputs/unknown")?.help ?? "";
  };

  test.each([
    ["pasword", "password"],
    ["passwordd", "password"],
    ["pazsword", "password"],
    ["lnae", "lane"],
    ["Api-Issuer", "api_issuer"],
    ["username", "apple_id"],
  ])("%s", async (written, meant) => {
    expect(await help({ [written]: "x" })).toBe(`Did you mean \`${meant}\`?`);
    expect(await help({ [written]: "x", [meant]: "y" })).not.toContain("Did you mean");
  });

  test.each(["colour", "x", "pssword_x", "toString"])("nothing for %s", async (written) => {
    expect(await help({ [written]: "x" })).toMatch(/^Its inputs are: /);
  });
});
