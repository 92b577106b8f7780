import { readFileSync } from "node:fs";
import { join } from "node:path";
import { diagnosticCodes } from "@stepauth/core";
import { describe, expect, it } from "vitest";
import { generateCodes, readDiagnostics } from "../generate/diagnostics.js";
import { explainCode } from "../src/explain/code.js";
import { codeTexts } from "../src/explain/codes.js";

const page = readFileSync(join(import.meta.dirname, "../../../docs/diagnostics.md"), "utf8");
const plain = { width: 60, color: false };

describe("docs/diagnostics.md", () => {
  it("is what `stepauth explain` was generated from", async () => {
    await expect(generateCodes(page)).toMatchFileSnapshot("../src/explain/codes.ts");
  });

  it("has the codes of the catalogue, and no others", () => {
    expect(Object.keys(codeTexts)).toEqual(Object.keys(diagnosticCodes));
  });

  const section = [
    "# Diagnostics",
    "",
    "## a/b",
    "",
    "*error*",
    "",
    "What",
    "it [means](x.md).",
    "",
    "**Why:** because.",
    "",
    "**Example:** `stepauth preview`",
    "",
    "```yaml",
    "a: b",
    "```",
    "",
    "```text",
    "error a/b",
    "```",
    "",
    "**Fix:** this.",
    "",
  ];

  it("is read section by section", () => {
    expect(readDiagnostics(section.join("\n"))).toEqual([
      {
        code: "a/b",
        line: 3,
        severities: ["error"],
        what: "What it means.",
        why: "because.",
        example: {
          text: "`stepauth preview`",
          command: "stepauth preview",
          notRun: null,
          blocks: [{ language: "yaml", name: "", content: "a: b\n", line: 14 }],
          output: { language: "text", name: "", content: "error a/b\n", line: 18 },
        },
        fix: "this.",
        fixed: null,
      },
    ]);
  });

  it.each([
    ["a code", "## a/b", "## A code", 3],
    ["a severity", "*error*", "*fatal*", 5],
    ["a section without a severity", "*error*", "", 7],
    ["a reason", "**Why:** because.", "**Because:** of this.", 10],
    ["a missing reason", "**Why:** because.", "", 12],
    ["an example without a command", "**Example:** `stepauth preview`", "**Example:** try it", 12],
    ["an example without a finding", "```text", "```text note.txt", 12],
    ["a language", "```yaml", "```python", 14],
    ["an example that is not run, and has a finding", "```yaml", "<!-- not run: x -->\n```yaml", 12],
    ["text behind the fix", "**Fix:** this.", "**Fix:** this.\n\nAnd that.", 24],
  ])("names the line of %s that it does not know", (_, from, to, line) => {
    const broken = section.join("\n").replace(from, to);
    expect(() => readDiagnostics(broken)).toThrow(`docs/diagnostics.md:${line}: `);
  });

  it("names the line of a fence that never ends", () => {
    expect(() => readDiagnostics("## a/b\n\n```yaml\na: b\n")).toThrow("docs/diagnostics.md:3: this fence has no end");
  });
});

describe("explainCode", () => {
  it.each(Object.keys(diagnosticCodes))("%s: fits the width, all parts there, no marks of Markdown", (code) => {
    const text = explainCode(code, plain) ?? "";
    const prose = text.split("\n").filter((line) => !line.startsWith("    "));
    expect(text).toMatch(/^\S+ {2}(?:error|warning|info)[\s\S]*\nWhy\n[\s\S]*\nExample\n[\s\S]*\nFix\n {2}/);
    expect(prose.filter((line) => line.length > plain.width && line.trim().includes(" "))).toEqual([]);
    expect(prose.join("\n")).not.toMatch(/\*\*|\]\(|<!--/);
  });

  it("knows nothing but codes", () => {
    expect(explainCode("toString", plain)).toBeNull();
    expect(explainCode("inputs/", plain)).toBeNull();
  });
});
