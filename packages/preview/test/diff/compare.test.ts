import { describe, expect, test } from "vitest";
import { assumedAccount, diffReport, isChanged, type PreviewOptions } from "../../src/index.js";
import { page } from "../formats/reports.js";
import { preview, stepsFile } from "../support.js";

const none = { source: "none", account: null } as const;

async function diff(before: string, after: string, options: Partial<PreviewOptions> = {}, names = ["a.yml", "b.yml"]) {
  const [old, now] = [await preview(stepsFile(before), options), await preview(stepsFile(after), options)];
  const [first = "", second = ""] = names;
  return diffReport({ preview: { ...old, file: first } }, { preview: { ...now, file: second } }, { page });
}

/** Each step in a few words: the title before and after, what became of it, and in what. */
async function steps(before: string, after: string, options: Partial<PreviewOptions> = {}) {
  const { workflows } = await diff(before, after, options);
  return workflows.flatMap(({ steps: all }) =>
    all.map(
      ({ before: old, after: now, change, parts }) =>
        `${old?.title ?? old?.step ?? "-"} > ${now?.title ?? now?.step ?? "-"}: ${[change, ...parts].join(" ")}`,
    ),
  );
}

const beta = "- fastlane@3:\n    title: Beta\n";
const ship = "- deploy-to-itunesconnect-deliver@2:\n    title: Ship\n";
const withKey = `${beta}    inputs:\n    - connection: "off"\n    - api_key_path: https://example.com/AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n`;

describe("a file with itself", () => {
  test("says that nothing changes", async () => {
    const report = await diff(beta + ship, beta + ship, {}, ["a.yml", "a.yml"]);
    expect(report.counts).toEqual({ same: 2, changed: 0, added: 0, removed: 0 });
    expect(isChanged(report)).toBe(false);
  });
});

describe("what became of each step", () => {
  test.each([
    ["stays", beta + ship, beta + ship, ["Beta > Beta: same", "Ship > Ship: same"]],
    ["moves", beta + ship, ship + beta, ["Ship > Ship: same", "Beta > Beta: same"]],
    ["goes", beta + ship, ship, ["Beta > -: removed", "Ship > Ship: same"]],
    ["comes", ship, beta + ship, ["- > Beta: added", "Ship > Ship: same"]],
    ["gets a key", beta + ship, withKey + ship, ["Beta > Beta: changed released resolution", "Ship > Ship: same"]],
    ["is renamed", "- fastlane@3:\n    title: Alpha\n", beta, ["Alpha > Beta: same"]],
    ["changes its patch", "- fastlane@3.5.2: {}\n", "- fastlane@3.5.3: {}\n", ["fastlane > fastlane: same version"]],
    ["is told to wait", beta, `${beta}    run_if: "false"\n`, ["Beta > Beta: changed runs"]],
    [
      "is replaced by its successor",
      "- ios-auto-provision-appstoreconnect@2: {}\n",
      "- manage-ios-code-signing@2: {}\n",
      ["ios-auto-provision-appstoreconnect > manage-ios-code-signing: changed step version"],
    ],
  ])("it %s", async (_, before, after, expected) => {
    expect(await steps(before, after, { account: assumedAccount("api-key") })).toEqual(expected);
  });

  test("of two of a kind, each is found again by its title, else in their order", async () => {
    const other = beta.replace("Beta", "Release");
    expect(await steps(beta + other, other + beta)).toEqual(["Release > Release: same", "Beta > Beta: same"]);
    const [a, b] = ["- fastlane@3: {}\n", withKey.replace("    title: Beta\n", "")];
    expect(await steps(a + b, b + a, { account: none })).toEqual([
      "fastlane > fastlane: same",
      "fastlane > fastlane: same",
    ]);
  });

  test("other variables for the tool are a change with the same credentials", async () => {
    expect(
      await steps("- fastlane@3.1.0: {}\n", "- fastlane@3.2.0: {}\n", { account: assumedAccount("api-key") }),
    ).toEqual(["fastlane > fastlane: changed version handedOn"]);
  });
});

test("a change in a secret alone is one, and the secret is not in the report", async () => {
  const inputs = (password: string) =>
    `${beta}    inputs:\n    - apple_id: ci@example.com\n    - password: ${password}\n`;
  const report = await diff(inputs("CANARY_password_7f3a"), inputs("CANARY_password_8b1c"), { account: none });
  expect(report.counts).toMatchObject({ changed: 1 });
  expect(JSON.stringify(report)).not.toContain("CANARY");
});

test("what is newly found about a step is said, and alone is no change", async () => {
  const report = await diff(beta, `${beta}    inputs:\n    - no_such_input: x\n`);
  const [step] = report.workflows.flatMap(({ steps: all }) => all);
  expect(step).toMatchObject({ change: "same", findings: { gone: [], new: [{ code: "inputs/unknown" }] } });
});

test("finds every one of many steps again", async () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => beta.replace("Beta", `B${index}`)).join("");
  const { counts } = await diff(many(400), many(401));
  expect(counts).toEqual({ same: 400, changed: 0, added: 1, removed: 0 });
});
