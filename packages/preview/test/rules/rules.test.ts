import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { growthFourfold, LINEAR } from "../../../../.config/testing/cpu.js";
import { fixFile } from "../../src/fix/fix-file.js";
import { type FindingReport, fileReport, previewFile } from "../../src/index.js";
import { rules } from "../../src/rules/list.js";
import { brief, open, stepsFile, usual } from "../support.js";

// One folder a rule: files it finds something in, with what it finds and what repairing makes of them, and files it is silent about.
const folders: Readonly<Record<string, readonly string[]>> = {
  "app-password": ["credentials/app-password-misplaced", "credentials/app-password-form"],
  "connection-value": ["inputs/connection-invalid"],
  deprecated: ["step/deprecated"],
  "env-collision": ["env/collision"],
  "key-path": ["key/unreadable", "policy/shipped-differs"],
  "not-covered": ["step/not-covered"],
  "not-replaced": ["value/not-replaced"],
  "option-value": ["inputs/value-invalid"],
  "script-not-connected": ["step/script-not-connected"],
  "secret-in-clear": ["secret/in-clear"],
  "shipped-differs": ["policy/shipped-differs"],
  shortened: ["value/shortened"],
  "tool-release": ["lane/fastlane-too-old"],
  "unknown-input": ["inputs/unknown"],
  "unknown-step": ["step/unknown"],
  unquoted: ["yaml/unquoted"],
  "unset-variable": ["variable/unset"],
  "unused-inputs": ["inputs/unused"],
  "way-out": [
    "credentials/none",
    "inputs/apple-id-missing",
    "inputs/password-missing",
    "inputs/api-issuer-missing",
    "inputs/api-key-path-missing",
    "account/unauthorized",
  ],
};

const files = (folder: string, kind: string) =>
  readdirSync(join(import.meta.dirname, folder, kind)).filter(
    (name) => name.endsWith(".yml") && !name.endsWith(".fixed.yml"),
  );

test("every rule has its folder, and every folder its rule", () => {
  const listed = Object.keys(folders);
  expect(
    readdirSync(import.meta.dirname, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name),
  ).toEqual(listed);
  for (const { code } of rules) expect(Object.values(folders).flat()).toContain(code);
});

describe.each(Object.keys(folders))("%s", (folder) => {
  const codes = folders[folder] ?? [];
  const read = (kind: string, name: string) => readFileSync(join(import.meta.dirname, folder, kind, name), "utf8");
  const look = async (content: string) => {
    const file = await open(content);
    return { file, preview: await previewFile(file, usual) };
  };

  test.each(files(folder, "ok"))("says nothing about ok/%s", async (name) => {
    const { file, preview } = await look(read("ok", name));
    expect(file.diagnostics).toEqual([]);
    expect(
      fileReport(preview)
        .findings.filter(({ code }) => codes.includes(code))
        .map(brief),
    ).toEqual([]);
  });

  test.each(files(folder, "err"))("finds err/%s", async (name) => {
    const content = read("err", name);
    const { file, preview } = await look(content);
    const { findings } = fileReport(preview);
    const mine = findings.filter(({ code }) => codes.includes(code));
    expect(mine).not.toEqual([]);
    const golden = (ending: string) => `${folder}/err/${name.replace(/\.yml$/, ending)}`;
    const resolver = preview.workflows.flatMap(({ steps }) =>
      steps.flatMap(({ released, resolution }) => [...released.diagnostics, ...resolution.diagnostics]),
    );
    await expect(mine.map((found) => words(found, resolver)).join("\n")).toMatchFileSnapshot(golden(".txt"));
    const fixed = await fixFile({ file, preview, options: usual, reopen: open, keep: (same) => same });
    expect(fixed).not.toBe("refused");
    if (fixed !== null && fixed !== "refused") await expect(fixed.text).toMatchFileSnapshot(golden(".fixed.yml"));
    else expect(findings.filter(({ fix }) => fix)).toEqual([]);
  });

  test.each(files(folder, "err"))("shows no secret of err/%s", async (name) => {
    const { preview } = await look(read("err", name));
    expect(
      fileReport(preview)
        .findings.map((found) => words(found, []))
        .join("\n"),
    ).not.toContain("CANARY");
  });
});

/** A finding without the words that are the resolver's own. */
function words(finding: FindingReport, resolver: readonly Pick<FindingReport, "message" | "help">[]): string {
  const { message, help, fix, unsafeFix } = finding;
  const lines = [
    brief(finding),
    ...(resolver.some((other) => other.message === message) ? [] : [`  ${message}`]),
    ...(help === undefined || resolver.some((other) => other.help === help) ? [] : [`  → ${help}`]),
    ...(fix ? [`  fix: ${fix}`] : []),
    ...(unsafeFix ? [`  unsafe fix: ${unsafeFix.title}, since ${unsafeFix.why}`] : []),
  ];
  return `${lines.join("\n")}\n`;
}

test("a step with very many inputs takes a time that grows with their number alone", async () => {
  const previewed = async (count: number) => {
    const inputs = Array.from({ length: count }, (_, at) => `    - lane${at}: x\n`).join("");
    const preview = await previewFile(await open(stepsFile(`- fastlane@3:\n    inputs:\n${inputs}`)), usual);
    expect(fileReport(preview).findings).toHaveLength(count);
  };
  expect(await growthFourfold(previewed, 1_000)).toBeLessThan(LINEAR);
});
