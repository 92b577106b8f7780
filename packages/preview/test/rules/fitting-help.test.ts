import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDiagnostics } from "../../generate/diagnostics.js";
import { adapters } from "../../src/adapters.js";
import { assumedAccount, type Finding, type PreviewAccount, type PreviewStep } from "../../src/index.js";
import { open, preview, stepsFile } from "../support.js";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/diagnostics.md"), "utf8");
const examples = readDiagnostics(page).flatMap(({ code, example }) =>
  example.blocks
    .filter(({ language, content }) => language === "yaml" && content.startsWith("- "))
    .map(({ content }) => [code, content] as const),
);
const accounts: readonly PreviewAccount[] = [
  { source: "none", account: null },
  assumedAccount("api-key"),
  assumedAccount("apple-id"),
];
const everyInput = new Set(
  adapters.flatMap(({ definition }) => definition.catalogue.flatMap(({ inputs }) => inputs.map(({ key }) => key))),
);

/** The inputs that a way out names and the version lacks, and those that it says to set and that are set. */
function misfits({ help = "" }: Finding, { inputs }: PreviewStep, given: readonly string[]): string[] {
  const named = [...help.matchAll(/`([a-z][a-z0-9_]*)(?:: [^`]*)?`/g)].map(([, key = ""]) => key);
  const toSet = [...help.matchAll(/\bset (?:either )?`(\w+)`(?: and `(\w+)`)?/gi)].flatMap(([, a, b]) => [a, b]);
  return [
    ...named.filter((key) => key === "undefined" || (everyInput.has(key) && inputs[key] === undefined)),
    ...toSet.filter((key) => key !== undefined && given.includes(key)).map(String),
  ];
}

async function misfitsIn(steps: string): Promise<string[]> {
  const given = [...steps.matchAll(/^ +- (\w+): ./gm)].map(([, key = ""]) => key);
  const found: string[] = [];
  // Several steps would have each other's inputs.
  for (const account of accounts)
    for (const policy of ["inputs-first", "shipped"] as const)
      for (const { steps: seen } of (await preview(stepsFile(steps), { account, policy })).workflows)
        for (const step of seen.length === 1 ? seen : [])
          for (const finding of step.findings)
            found.push(...misfits(finding, step, given).map((key) => `${finding.code}: ${key}: ${finding.help}`));
  return [...new Set(found)];
}

describe("a way out names what the step has, and what is not set yet", () => {
  test.each(examples)("in the example of %s", async (_, steps) => {
    expect((await open(stepsFile(steps))).isUnreadable).toBe(false);
    expect(await misfitsIn(steps)).toEqual([]);
  });

  const someInputs = [
    ["api_key_path: file://./AuthKey_2X9R4HXF34.p8"],
    ["api_key_path: ./mykey.p8", "api_issuer: x"],
    ["apple_id: a@tidepool.dev", "itunescon_user: a@tidepool.dev"],
    ["password: $P", "app_password: $A"],
    ["apple_id: a@tidepool.dev", "itunescon_user: a@tidepool.dev", "password: $P", "connection: api_key"],
    ["api_key_path: file://./AuthKey_2X9R4HXF34.p8", "api_issuer: x", "connection: apple_id"],
  ];
  const versions = adapters.flatMap(({ step, definition }) => {
    const all = definition.catalogue.flatMap((range) => range.versions);
    return [...new Set([all[0], all[Math.floor(all.length / 2)], all.at(-1)])].map((version) => `${step}@${version}`);
  });

  test.each(versions)("%s", async (ref) => {
    for (const inputs of someInputs) {
      const lines = inputs.map((line) => `    - ${line}\n`).join("");
      expect(await misfitsIn(`- ${ref}:\n    inputs:\n${lines}`)).toEqual([]);
    }
  });

  test("and where an input is written and comes to nothing, the variable in it", async () => {
    const steps = stepsFile("- fastlane@3:\n    inputs:\n    - apple_id: a@tidepool.dev\n    - password: $P\n");
    const content = `${steps.replace("workflows:", 'app:\n  envs:\n  - P: ""\nworkflows:')}`;
    const [step] = (await preview(content)).workflows[0]?.steps ?? [];
    expect(step?.findings.find(({ code }) => code === "inputs/password-missing")?.help).toBe(
      "Set `P`: the inputs mention it.",
    );
  });
});
