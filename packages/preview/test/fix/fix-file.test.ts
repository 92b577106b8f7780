import { Text } from "@stepauth/text";
import { openWorkflowFile } from "@stepauth/workflow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits, editsFor } from "../../src/fix/apply.js";
import type { Fix } from "../../src/fix/fix.js";
import { type FixedFile, fixFile } from "../../src/fix/fix-file.js";
import { previewFile } from "../../src/index.js";
import { open, stepsFile, usual } from "../support.js";

async function fixed(content: string): Promise<FixedFile | "refused" | null> {
  const file = await open(content);
  const preview = await previewFile(file, usual);
  return fixFile({ file, preview, options: usual, reopen: open, keep: (same) => same });
}

async function text(content: string): Promise<string> {
  const result = await fixed(content);
  return result === null || result === "refused" ? `(${result})` : result.text;
}

const off = stepsFile("- fastlane@3:\n    inputs:\n    - connection: off\n");

describe("repairing", () => {
  test("changes the value, and not a byte beside it", async () => {
    const odd = `\ufeff# caf\u00e9 \ud83c\udf4e\r\n${off.replaceAll("\n", "\r\n").replace("off", "off  \t# why?")}`;
    expect(await text(odd)).toBe(odd.replace("connection: off", 'connection: "off"'));
  });

  test("writes an inserted line with the line ending and the indentation around it", async () => {
    const steps =
      "- fastlane@3:\n    inputs:\n    -  lane: beta\n    -  api_key_path: $KEY\n    -  api_issuer: $ISSUER\n";
    const crlf = stepsFile(steps).replaceAll("\n", "\r\n");
    expect(await text(crlf)).toBe(crlf.replace("inputs:\r\n", 'inputs:\r\n          -  connection: "off"\r\n'));
  });

  test("finds nothing more to do the second time, also behind what the first repair brings to light", async () => {
    const steps =
      "- fastlane@3:\n    inputs:\n    - connection: auto\n    - api_key_path: $KEY\n    - api_issuer: $ISSUER\n";
    const once = await text(stepsFile(steps));
    expect(once).toBe(stepsFile(steps).replace("connection: auto", 'connection: "off"'));
    expect(await fixed(once)).toBeNull();
  });

  test("has nothing to do in a file without mistakes, and in one that is no YAML", async () => {
    expect(await fixed(stepsFile("- fastlane@3: {}\n"))).toBeNull();
    expect(await fixed("workflows: [")).toBeNull();
  });

  test("is refused when reading the result gives another file", async () => {
    const file = await open(off);
    const preview = await previewFile(file, usual);
    const request = { file, preview, options: usual, keep: <T>(same: T) => same };
    const other = (change: (content: string) => string) =>
      fixFile({ ...request, reopen: (content) => open(change(content)) });
    expect(await other((content) => `${content}  other: {}\n`)).toBe("refused");
    expect(await other((content) => content.replace("fastlane@3", "fastlane@2"))).toBe("refused");
    expect(await other((content) => content.replace('"17"', "'18'"))).toBe("refused");
    expect(await other((content) => `${content}\t]`)).toBe("refused");
    expect(await other((content) => content)).not.toBe("refused");
  });

  test.each([
    ["an input of another step gets another value", "lane: $VALUE", ""],
    ["a step does not run any more", "lane: beta", `    run_if: '{{enveq "VALUE" "before"}}'\n`],
  ])("is refused when the file is the same, but %s", async (_, input, condition) => {
    const content = `include: [{path: other.yml}]\n${stepsFile(`- fastlane@3:\n    inputs:\n    - connection: off\n- fastlane@3:\n${condition}    inputs:\n    - ${input}\n`)}`;
    const opened = (value: string) => (text: string) =>
      openWorkflowFile({
        ...{ file: "bitrise.yml", content: text, root: "" },
        readFile: async () => `app: {envs: [{VALUE: ${value}}]}\n`,
      });
    const file = await opened("before")(content);
    const preview = await previewFile(file, usual);
    const request = { file, preview, options: usual, keep: <T>(same: T) => same };
    expect(await fixFile({ ...request, reopen: opened("after") })).toBe("refused");
    expect(await fixFile({ ...request, reopen: opened("before") })).toMatchObject({ fixed: [{}] });
  });

  test("is not made by itself where another step would not run any more", async () => {
    const steps = (condition: string) =>
      `- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - team_id: $NUMBER\n    - app_id: x\n- fastlane@3:\n    run_if: '{{enveq "NUMBER" "${condition}"}}'\n`;
    const content = (condition: string) =>
      stepsFile(steps(condition)).replace("workflows:", "app: {envs: [{NUMBER: 0777}]}\nworkflows:");
    expect(await text(content("other"))).toContain('NUMBER: "0777"');
    expect(await text(content("511"))).toBe("(null)");
  });

  test.each([
    ["the same version", "fastlane@3", '"yes"'],
    ["a version that takes another value", "fastlane@2.6.0", "true"],
    ["a step that is not known", "other@1", "true"],
  ])("repairs what steps share through an alias only where all want it: %s", async (_, other, value) => {
    const steps = `- fastlane@3: &shared\n    inputs:\n    - verbose_log: true\n- ${other}: *shared\n`;
    const result = await text(stepsFile(steps));
    expect(result).toBe(value === "true" ? "(null)" : stepsFile(steps.replace("true", value)));
  });

  test("edits the file itself, and not what it includes", async () => {
    const reopen = (content: string) =>
      openWorkflowFile({ file: "bitrise.yml", content, root: "", readFile: async () => off });
    const content = 'format_version: "17"\ninclude:\n- path: other.yml\n';
    const file = await reopen(content);
    const preview = await previewFile(file, usual);
    expect(preview.workflows[0]?.steps[0]?.findings.some(({ fix }) => fix?.edits[0]?.file === "other.yml")).toBe(true);
    expect(await fixFile({ file, preview, options: usual, reopen, keep: (same) => same })).toBeNull();
  });

  test("of any plain scalar that changes keeps the file's other lines, and the step gets what is written", async () => {
    const scalar = fc.oneof(
      fc.constantFrom("off", "Yes", "0777", "1_0", "2.10", "+5", "0x1F", "1e5", ".5", "1.", "-0", "0b11", "190:20:30"),
      fc.stringMatching(/^[0-9][0-9_.eE+-]{0,8}$/).filter((word) => !/[.:]$|^-/.test(word)),
    );
    await fc.assert(
      fc.asyncProperty(scalar, async (word) => {
        const content = stepsFile(
          `- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - team_id: ${word}\n    - app_id: x\n`,
        );
        const result = await fixed(content);
        if (result === null) return;
        expect(result).not.toBe("refused");
        const { text: after, preview } = result as FixedFile;
        expect(after).toBe(content.replace(`team_id: ${word}`, `team_id: "${word}"`));
        expect(preview.workflows[0]?.steps[0]?.inputs.team_id?.text.shown).toBe(word);
      }),
      { numRuns: 60 },
    );
  });
});

describe("edits", () => {
  const fix = (...ranges: readonly (readonly [number, number])[]): Fix => ({
    title: "",
    edits: ranges.map((range) => ({ file: "a.yml", range, text: Text.of("X") })),
  });

  test("are applied from the front, and say where they ended up", () => {
    const edits = editsFor("a.yml", [fix([6, 7]), fix([0, 2], [3, 3])]);
    expect(applyEdits("abcdefgh", edits)).toEqual({
      text: "XcXdefXh",
      pieces: [
        [0, 1],
        [2, 3],
        [6, 7],
      ],
    });
  });

  test("that touch each other are not both made, and a fix is made as a whole or not at all", () => {
    expect(editsFor("a.yml", [fix([1, 4]), fix([3, 5]), fix([4, 4]), fix([2, 3], [8, 9])])).toHaveLength(1);
  });

  test("of another file are left out", () => {
    expect(editsFor("b.yml", [fix([1, 4])])).toEqual([]);
  });
});
