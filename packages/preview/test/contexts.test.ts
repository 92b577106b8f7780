import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bitriseNames, bitrisePrefixes, readSecrets } from "@stepauth/workflow";
import { describe, expect, test } from "vitest";
import { fileReport, type PreviewOptions, previewFile, pullRequestAccount } from "../src/index.js";
import { open, stepsFile, usual } from "./support.js";

const secrets = readSecrets({
  file: "secrets.yml",
  content: "envs: [{ASC_ISSUER: x}, {ASC_KEY: https://h/AuthKey_A.p8}]",
});

const contexts: Readonly<Record<string, Partial<PreviewOptions>>> = {
  "ci without a secrets file": {},
  "ci with one": { plan: { processEnv: {}, ci: true, onBitrise: true, secrets: secrets.items } },
  pr: {
    context: "pr",
    account: pullRequestAccount(),
    plan: { processEnv: {}, ci: true, pr: true, onBitrise: true, withheld: new Set(["ASC_ISSUER", "BITRISEIO_KEY"]) },
  },
  local: { context: "local", plan: { processEnv: { HERE: "x" }, secrets: [] } },
};

async function look(context: string, steps: string) {
  const preview = await previewFile(await open(stepsFile(steps)), { ...usual, ...contexts[context] });
  const found = fileReport(preview).findings;
  return {
    steps: preview.workflows.flatMap(({ steps: all }) => all),
    of: (code: string) => found.filter((finding) => finding.code === code),
    texts: found.map(({ message, help }) => `${message} ${help ?? ""}`).join("\n"),
  };
}

const deliver = (issuer: string, key = "./AuthKey_A.p8") =>
  `- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - connection: "off"\n    - api_key_path: ${key}\n    - api_issuer: ${issuer}\n`;

describe("a name that nothing sets", () => {
  test.each([
    ["ci without a secrets file", 0],
    ["ci with one", 1],
    ["pr", 1],
    ["local", 1],
  ])("in %s is said to be empty %i times", async (context, times) => {
    const { of, steps } = await look(context, deliver("$NOWHERE"));
    expect(of("variable/unset")).toHaveLength(times);
    expect(of("inputs/api-issuer-missing")).toHaveLength(times);
    expect(steps[0]?.inputs.api_issuer?.unresolved).toHaveLength(1 - times);
  });

  test.each(["$BITRISE_ISSUER", "$BITRISEIO_ISSUER", "$GIT_ISSUER"])("but %s is for Bitrise to set", async (name) => {
    for (const context of ["ci with one", "pr"]) {
      const { of, steps } = await look(context, deliver(name));
      expect(of("variable/unset")).toEqual([]);
      expect(steps[0]?.inputs.api_issuer?.unresolved.map((unknown) => `$${unknown.reveal()}`)).toEqual([name]);
    }
    expect((await look("local", deliver(name))).of("variable/unset")).toHaveLength(1);
  });

  test.each([
    ["- script@1:\n    inputs:\n    - content: envman add --key NOWHERE --value x\n", 0],
    ["- script@1:\n    inputs:\n    - content: envman add --key ELSEWHERE --value x\n", 1],
    ["- script@1:\n    run_if: 'false'\n    inputs:\n    - content: envman add --key NOWHERE --value x\n", 1],
    ["- script@1:\n    inputs:\n    - content: ./ci/env.sh\n", 0],
    ["- path::./steps/mine: {}\n", 0],
    ["- git::https://github.com/acme/steps-fastlane.git@main: {}\n", 0],
    ["- git-clone@8: {}\n", 1],
    ["- fastlane@3:\n    inputs:\n    - lane: a\n    - work_dir: $NOWHERE\n    - connection: automatic\n", 2],
  ])("after %j is said to be empty %i times", async (before, times) => {
    for (const context of ["ci with one", "pr"])
      expect((await look(context, before + deliver("$NOWHERE"))).of("variable/unset")).toHaveLength(times);
  });
});

test("what a step sets does not reach the variables that stand before it", async () => {
  const yaml = stepsFile(
    `- script@1:\n    inputs:\n    - content: envman add --key LATE --value x\n${deliver("$ISSUER")}`,
  );
  const early = yaml.replace("workflows:", "app:\n  envs:\n  - ISSUER: $LATE\nworkflows:");
  const preview = await previewFile(await open(early), { ...usual, ...contexts["ci with one"] });
  const [found] = fileReport(preview).findings.filter(({ code }) => code === "variable/unset");
  expect(found?.message).toMatch(/^`api_issuer` comes from `\$LATE`/);
});

test("a near name is asked for, with a warning", async () => {
  const [found] = (await look("ci with one", deliver("$ASC_ISSUER_ID"))).of("variable/unset");
  expect(found).toMatchObject({ severity: "warning", help: "Did you mean `ASC_ISSUER`?" });
  const [other] = (await look("ci with one", deliver("$NOWHERE"))).of("variable/unset");
  expect(other?.severity).toBe("info");
});

test("a variable that is empty and chooses the connection is named", async () => {
  const steps = "- fastlane@3:\n    inputs:\n    - lane: a\n    - connection: $CONNECTION\n";
  const { of } = await look("ci with one", steps);
  expect(of("inputs/connection-invalid")).toHaveLength(1);
  expect(of("variable/unset").map(({ input }) => input)).toEqual(["connection"]);
});

describe("a pull-request build", () => {
  test("has none of the secrets, whatever their names, and says no word of giving them as inputs", async () => {
    const { of, texts } = await look("pr", deliver("$ASC_ISSUER", "$BITRISEIO_KEY").replace(/.*connection.*\n/, ""));
    expect(of("credentials/none").map(({ severity }) => severity)).toEqual(["error"]);
    expect(of("account/unauthorized")).toHaveLength(1);
    expect(of("variable/unset")).toHaveLength(2);
    expect(texts).not.toMatch(/as step inputs|[Ss]et `api|connect an/);
    expect(texts).toContain("--exposed ASC_ISSUER");
  });

  test("misses the password, which is a secret", async () => {
    const steps =
      "- fastlane@3:\n    inputs:\n    - lane: a\n    - apple_id: ci@example.com\n    - password: $APPLE_PASSWORD\n";
    expect((await look("pr", steps)).of("inputs/password-missing")).toHaveLength(1);
  });

  test.each([
    [`'{{getenv "ASC_ISSUER" | ne ""}}'`, false],
    [`'{{getenv "ASC_ISSUER"}}'`, false],
    [`'{{enveq "ASC_ISSUER" "x"}}'`, false],
    [`'{{if getenv "ASC_ISSUER"}}true{{else}}false{{end}}'`, false],
    [`'{{not .IsPR}}'`, false],
    [`'{{getenv "BITRISE_GIT_TAG" | ne ""}}'`, "unknown"],
  ])("decides run_if: %s", async (condition, runs) => {
    const { steps } = await look("pr", `- fastlane@3:\n    run_if: ${condition}\n`);
    expect(steps[0]?.runs).toBe(runs);
  });
});

test.each([
  [`'{{getenv "ASC_ISSUER" | ne ""}}'`, true],
  [`'{{if getenv "ASC_ISSUER"}}true{{else}}false{{end}}'`, true],
  [`'{{enveq "ASC_ISSUER" ""}}'`, false],
  [`'{{enveq "ASC_ISSUER" "x"}}'`, "unknown"],
  [`'{{getenv "NOWHERE" | ne ""}}'`, false],
])("whether a secret is empty is none: run_if: %s", async (condition, runs) => {
  const { steps } = await look("ci with one", `- fastlane@3:\n    run_if: ${condition}\n`);
  expect(steps[0]?.runs).toBe(runs);
});

test("locally, what is unset is named rather than the inputs that mention it", async () => {
  const steps =
    '- fastlane@3:\n    inputs:\n    - lane: a\n    - connection: "off"\n    - apple_id: $MY_ID\n    - password: $MY_WORD\n';
  const [found] = (await look("local", steps)).of("credentials/none");
  expect(found?.help).toBe("Set `MY_ID` and `MY_WORD`: the inputs mention them.");
});

test("what a workflow of the pipeline shares may be set in the others", async () => {
  const yaml = stepsFile(deliver("$SHARED"));
  const sharing = `${yaml}  first:\n    steps:\n    - share-pipeline-variable@1:\n        inputs:\n        - variables: SHARED=x\n`;
  const preview = await previewFile(await open(sharing), { ...usual, ...contexts["ci with one"] });
  expect(fileReport(preview).findings.filter(({ code }) => code === "variable/unset")).toEqual([]);
});

test("docs/contexts.md lists the names that Bitrise sets", () => {
  const page = readFileSync(join(import.meta.dirname, "../../../docs/contexts.md"), "utf8");
  const section = page.split("## Names that Bitrise sets")[1]?.split("\n`BITRISEIO_")[0] ?? "";
  const listed = [...section.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name ?? "");
  expect(listed.slice(0, bitrisePrefixes.length)).toEqual(bitrisePrefixes);
  expect(listed.slice(bitrisePrefixes.length)).toEqual([...bitriseNames].sort());
});
