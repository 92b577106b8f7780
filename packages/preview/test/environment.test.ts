import { inspect } from "node:util";
import { readSecrets } from "@stepauth/workflow";
import { describe, expect, test } from "vitest";
import { type FormatName, formats, type PreviewOptions, previewReport, printReport } from "../src/index.js";
import { brief, preview, usual } from "./support.js";

// What fastlane finds by itself in the envs and secrets around a step.

const page = { width: 100, color: false, version: "0.0.0" };
const session =
  "---\n- !ruby/object:HTTP::Cookie\n  name: DES1\n  value: CANARY_cookie\n  expires: 2024-01-01 00:00:00 Z\n";
const appleId = { FASTLANE_USER: "ci@example.com", FASTLANE_PASSWORD: "CANARY_password", FASTLANE_SESSION: session };
const noAccount = { source: "none", account: null };

const file = (step: string, envs = "  envs: []\n") =>
  `format_version: "17"\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\napp:\n${envs}workflows:\n  beta:\n    steps:\n${step}`;
const withEnvs =
  '  envs:\n  - FASTLANE_USER: jane@example.com\n  - FASTLANE_PASSWORD: $JANES_PASSWORD\n  - FASTLANE_SESSION: ""\n';

async function look(content: string, options: Partial<PreviewOptions> = {}) {
  const made = await preview(content, { account: noAccount, ...options });
  const [step] = made.workflows.flatMap(({ steps }) => steps);
  return { made, considered: step?.resolution.considered ?? [], findings: step?.findings ?? [] };
}

function withSecrets(values: Record<string, string>): PreviewOptions["plan"] {
  const items = Object.entries(values).map(([key, value]) => `- ${key}: ${JSON.stringify(value)}\n`);
  const { items: secrets } = readSecrets({ file: ".bitrise.secrets.yml", content: `envs:\n${items.join("")}` });
  return { ...usual.plan, secrets };
}

const codes = (findings: readonly { severity: string; code: string }[]) =>
  findings.map(({ severity, code }) => `${severity} ${code}`).filter((line) => !line.includes("account/"));

describe("with nothing connected", () => {
  test.each(["fastlane@3", "fastlane@2.7", "fastlane@2.3.12"])("%s: secrets that fastlane reads", async (ref) => {
    const { made, considered, findings } = await look(file(`    - ${ref}: {}\n`), { plan: withSecrets(appleId) });
    expect(considered.filter(({ origin }) => origin === "environment")).toEqual([
      expect.objectContaining({ method: "apple-id", verdict: "in-force", name: "c...@example.com" }),
    ]);
    expect(codes(findings)).toEqual(["info credentials/in-environment", "warning session/expired"]);
    expect(JSON.stringify(made) + inspect(made, { depth: 20 })).not.toContain("CANARY");
  });

  test("envs whose value only the build knows count, empty ones don't", async () => {
    const { considered, findings } = await look(file("    - fastlane@3: {}\n", withEnvs));
    const [found] = considered.filter(({ origin }) => origin === "environment");
    expect(found).toMatchObject({ verdict: "in-force", name: "j...@example.com" });
    expect(found?.reason).toBe("fastlane reads FASTLANE_USER and FASTLANE_PASSWORD by itself");
    expect(codes(findings)).toEqual(["info credentials/in-environment"]);
  });

  test("other steps have no such variables", async () => {
    const { considered } = await look(file("    - deploy-to-itunesconnect-deliver@2: {}\n"), {
      plan: withSecrets(appleId),
    });
    expect(considered.filter(({ origin }) => origin === "environment")).toEqual([]);
  });

  test.each<[FormatName, RegExp]>([
    ["table", /gets {2}Apple ID {2}c\.\.\.@example\.com {2}environment {2}fastlane finds it by itself/],
    ["markdown", /\| Apple ID c\.\.\.&#64;example\.com, environment \|/],
    [
      "html",
      /<b>Apple ID<\/b> <span class="which">c\.\.\.@example\.com<\/span> <span class="quiet">from the environment/,
    ],
    ["json", /"verdict": "in-force"/],
  ])("%s says it instead of none", async (format, words) => {
    const { made } = await look(file("    - fastlane@3: {}\n"), { plan: withSecrets(appleId) });
    const text = printReport(format, previewReport(made, { page }));
    expect(text).toMatch(words);
    expect(text).not.toMatch(/no credentials|without credentials/);
    for (const { print, commands } of formats)
      if (commands.includes("preview")) expect(print(previewReport(made, { page }))).not.toMatch(/CANARY|ci@example/);
  });
});

test("what the step hands over takes the place of those of its kind", async () => {
  const inputs = "    - fastlane@3:\n        inputs:\n        - apple_id: a@example.com\n        - password: $P\n";
  const { considered } = await look(file(inputs, withEnvs));
  expect(considered.at(-1)).toMatchObject({ origin: "environment", verdict: "shadowed" });
});

describe("nothing at all, on purpose", () => {
  test.each([
    [
      "off",
      '    - fastlane@3:\n        inputs:\n        - connection: "off"\n',
      "none that the step takes are configured",
    ],
    ["takes nothing", "    - fastlane@2.3.12: {}\n", "this version takes no credentials from anywhere"],
  ])("%s is for information", async (_, step, words) => {
    const { made, findings } = await look(file(step), { account: usual.account });
    expect(findings.map(brief)).toEqual(["8:7 info credentials/none"]);
    expect(printReport("table", previewReport(made, { page }))).toContain(words);
  });
});
