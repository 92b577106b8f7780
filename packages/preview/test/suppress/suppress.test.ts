import { describe, expect, test } from "vitest";
import { growthFourfold, LINEAR } from "../../../../.config/testing/cpu.js";
import { allFindings } from "../../src/index.js";
import { suppressionsIn } from "../../src/suppress/comments.js";
import { brief, open, preview, stepsFile } from "../support.js";

const mistake = "- fastlane@3:\n    inputs:\n    - lnae: beta\n";

async function codes(steps: string, options = {}): Promise<string[]> {
  return allFindings(await preview(stepsFile(steps), options)).map(brief);
}

describe("# stepauth-ignore", () => {
  test("without it there is a finding", async () => {
    expect(await codes(mistake)).toEqual(["8:13 warning inputs/unknown"]);
  });

  test.each([
    ["at the end of the line", mistake.replace("beta", "beta # stepauth-ignore: inputs/unknown -- a plugin reads it")],
    [
      "on the line before",
      mistake.replace("    - lnae", "    # stepauth-ignore: inputs/unknown -- a plugin reads it\n    - lnae"),
    ],
    [
      "before other comments and blank lines",
      mistake.replace("    - lnae", "    # stepauth-ignore inputs/unknown -- reason\n\n    # more\n    - lnae"),
    ],
    [
      "with several codes",
      mistake.replace("beta", "beta # stepauth-ignore: inputs/unknown, policy/shipped-differs -- reason"),
    ],
  ])("silences a finding: %s", async (_, steps) => {
    expect((await codes(steps)).filter((line) => line.includes("inputs/unknown"))).toEqual([]);
  });

  test("says so when there is no reason", async () => {
    expect(await codes(mistake.replace("beta", "beta # stepauth-ignore: inputs/unknown"))).toEqual([
      "8:24 warning suppression/reason-missing",
    ]);
  });

  test("says so when it silences nothing, names no code, or a code that there is not", async () => {
    const found = await preview(
      stepsFile(
        [
          "# stepauth-ignore: step/deprecated -- long gone",
          "- fastlane@3: {} # stepauth-ignore -- why?",
          "- fastlane@3: {} # stepauth-ignore: inputs/unknwon -- a slip",
          "",
        ].join("\n"),
      ),
    );
    expect(found.findings.map((finding) => `${brief(finding)}: ${finding.message} ${finding.help}`)).toEqual([
      "6:7 info suppression/unused: There is no `step/deprecated` on the line that this comment is about. Remove it.",
      "7:24 info suppression/unused: This comment names no code, so it silences nothing. Remove it.",
      "8:24 info suppression/unused: `inputs/unknwon` is no code of stepauth's. Did you mean `inputs/unknown`?",
    ]);
  });

  test("is not called unused while only some workflows are looked at", async () => {
    const steps = "- fastlane@3: {} # stepauth-ignore: step/deprecated -- reason\n";
    expect(await codes(steps, { workflows: ["deploy"] })).toEqual([]);
  });

  test.each([
    ["utility workflow", "  _part:\n    steps:\n"],
    ["step bundle", "step_bundles:\n  part:\n    steps:\n"],
  ])("counts in a %s that nothing runs", async (_, head) => {
    const content = (step: string) =>
      `${stepsFile("- fastlane@3: {}\n")}${head}    - ${step}: {} # stepauth-ignore: step/deprecated -- reason\n`;
    const codes = async (step: string) => allFindings(await preview(content(step))).map(({ code }) => code);
    expect(await codes("fastlane@3")).toEqual(["suppression/unused"]);
    expect(await codes("ios-auto-provision@2")).not.toContain("suppression/unused");
    expect(await codes("ios-auto-provision@2")).not.toContain("step/deprecated");
  });

  test("takes a time that grows with their number alone", async () => {
    const previewed = async (count: number) => {
      const many = "# stepauth-ignore: inputs/unknown -- reason\n".repeat(count);
      expect((await preview(stepsFile(`${many}- fastlane@3: {}\n`))).findings).toHaveLength(count);
    };
    expect(await growthFourfold(previewed, 3_000)).toBeLessThan(LINEAR);
  });

  test("is nothing in scripts, quotes and texts", async () => {
    const steps = [
      "- script@1:",
      "    inputs:",
      "    - content: |",
      "        # stepauth-ignore: inputs/unknown -- a comment of the script",
      "        echo 1 # stepauth-ignore: inputs/unknown",
      "    - plain: a#stepauth-ignore: x",
      '    - quoted: " # stepauth-ignore: inputs/unknown"',
      "",
    ].join("\n");
    expect((await open(stepsFile(steps))).sources.flatMap(suppressionsIn)).toEqual([]);
  });

  test("works in files with CRLF and a byte order mark", async () => {
    const steps = mistake.replace("    - lnae", "    # stepauth-ignore: inputs/unknown -- reason\n    - lnae");
    const content = `\ufeff${stepsFile(steps).replaceAll("\n", "\r\n")}`;
    expect(allFindings(await preview(content))).toEqual([]);
    const [suppression] = (await open(content)).sources.flatMap(suppressionsIn);
    expect(suppression).toMatchObject({
      codes: ["inputs/unknown"],
      reason: "reason",
      line: 9,
      location: { line: 8, column: 11 },
    });
  });
});
