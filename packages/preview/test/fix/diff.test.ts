import { applyPatch } from "diff";
import { expect, test } from "vitest";
import { fixFile } from "../../src/fix/fix-file.js";
import { previewFile, unifiedDiff } from "../../src/index.js";
import { open, stepsFile, usual } from "../support.js";

async function diffOf(content: string): Promise<string> {
  const file = await open(content);
  const preview = await previewFile(file, usual);
  const fixed = await fixFile({ file, preview, options: usual, reopen: open, keep: (same) => same });
  if (fixed === null || fixed === "refused") throw new Error(String(fixed));
  const { text, hidden } = fixed;
  return unifiedDiff("bitrise.yml", { text: content, hidden: hidden.before }, { text, hidden: hidden.after });
}

test("a repair as a unified diff", async () => {
  expect(await diffOf(stepsFile("- fastlane@3:\n    inputs:\n    - connection: off\n"))).toBe(
    [
      "--- a/bitrise.yml",
      "+++ b/bitrise.yml",
      "@@ -5,4 +5,4 @@",
      "     steps:",
      "       - fastlane@3:",
      "           inputs:",
      "-          - connection: off",
      '+          - connection: "off"',
      "",
    ].join("\n"),
  );
});

test.each([
  ["line endings of Windows", "    - lane: beta\r"],
  ["a backslash and a letter", '    - lane: printf "a\\tb"'],
  ["tabs", "    - lane: beta\t# why"],
  ["a step without a library", "- ::script@1: {}"],
  ["variables that hold secrets", "    - apple_id: $APPLE_ID\n    - password: $APPLE_PASSWORD"],
])("applies as a patch: %s", async (_, line) => {
  const content = stepsFile(`- fastlane@3:\n    inputs:\n    - connection: off\n${line}\n`);
  const broken = line.endsWith("\r") ? content.replace(/\r?\n/g, "\r\n") : content;
  expect(applyPatch(broken, await diffOf(broken), { autoConvertLineEndings: false })).toBe(
    broken.replace("off", '"off"'),
  );
});

test("shows no secret, however short, and nothing that a terminal or a log obeys", async () => {
  const steps = [
    "- fastlane@3:",
    "    inputs:",
    '    - connection: "off" # \u202e ##[group]',
    "    - apple_id: ci@tidepool.dev",
    "    - password: 012",
    "    - app_password: ab1",
    "    - lane: off # why",
    "    - work_dir: ci",
    "    - content: |",
    "        ::error::x",
    "",
  ].join("\n");
  const content = `${stepsFile(steps)}app:\n  envs:\n  - FASTLANE_PASSWORD: CANARY_password_7f3a\n`;
  const diff = await diffOf(content);
  expect(diff).toContain("-          - password: [redacted]\n");
  expect(diff).toContain('+          - password: "[redacted]"\n');
  expect(diff).toContain("           - app_password: [redacted]\n");
  expect(diff).toContain("\\u202e \\x23#[group]\n");
  expect(diff).toMatch(/\n +\\x3a:error::x\n/);
  expect(diff).not.toMatch(/CANARY|012|ab1|##\[|\u202e/);
});

test("hides what stands beside a secret in one item, whatever its name", async () => {
  const steps =
    "- fastlane@3:\n    inputs:\n    - connection: off\n    - password: ab1\n      other: q\n    - lane: off\n";
  const diff = await diffOf(stepsFile(steps));
  expect(diff).toContain('+          - lane: "off"\n');
  expect(diff).not.toMatch(/ab1|other: q/);
});
