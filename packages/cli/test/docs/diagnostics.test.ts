import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { diagnosticCodes } from "@stepauth/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Block, type CodeSection, readDiagnostics } from "../../../preview/generate/diagnostics.js";
import { folder, run } from "../run.js";
import { openShell, type Shell } from "./shell.js";

// Every example of docs/diagnostics.md is executed: the code must be reported, and the finding must be the one on the page.

const path = join(import.meta.dirname, "../../../../docs/diagnostics.md");
const page = readFileSync(path, "utf8");
const sections = readDiagnostics(page);
const executed = sections.filter(({ example }) => example.notRun === null);
const outputs = new Map<string, string>();
const now = new Date("2026-06-01T12:00:00Z");
const privateKey = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
  type: "pkcs8",
  format: "pem",
});

let shell: Shell;
beforeAll(async () => {
  shell = await openShell();
});
afterAll(() => shell.remove());

describe("docs/diagnostics.md", () => {
  it("has a section for every code, in the order of the catalogue", () => {
    expect(sections.map(({ code }) => code)).toEqual(Object.keys(diagnosticCodes));
  });

  it.each(executed.map((section) => [section.code, section] as const))(
    "%s is reported by its example",
    async (_, section) => {
      const finding = await execute(section, section.example.blocks);
      expect(finding).not.toBeNull();
      outputs.set(section.code, finding?.text ?? "");
      expect(section.severities).toContain(finding?.severity);
    },
  );

  it.each(executed.flatMap((section) => (section.fixed ? [[section.code, section, section.fixed] as const] : [])))(
    "%s is gone once it is fixed",
    async (_, section, fixed) => {
      const kept = section.example.blocks.filter((block) => block.language !== "sh" && !isWorkflowFile(block));
      expect(await execute(section, [...kept, fixed])).toBeNull();
    },
  );

  it("shows the findings as they are printed", async () => {
    await expect(withOutputs(page)).toMatchFileSnapshot(path);
  });
});

interface Found {
  readonly severity: string;
  readonly text: string;
}

async function execute({ code, example }: CodeSection, blocks: readonly Block[]): Promise<Found | null> {
  const files = Object.fromEntries(blocks.flatMap((block) => fileOf(block)));
  const { path: cwd, remove } = folder({ "AuthKey_2X9R4HXF34.p8": privateKey, ...files });
  try {
    for (const { language, content } of blocks)
      if (language === "sh") expect(await shell.run(content, { cwd })).toEqual({ exitCode: 0, output: "" });
    const stdin = blocks.find(({ language }) => language === "jsonl")?.content ?? "";
    const shown = await output(example.command, cwd, stdin);
    return answered(shown, code) ?? told(shown, code) ?? printed(shown, code);
  } finally {
    remove();
  }
}

/** In this process where possible, at a fixed time; a pipe needs a shell. */
async function output(command: string, cwd: string, stdin: string): Promise<string> {
  const [program, ...args] = command.split(" ");
  if (program !== "stepauth" || command.includes("|")) return (await shell.run(command, { cwd, stdin })).output;
  const { stdout, stderr } = await run(args, { cwd, stdin, now, columns: 80 });
  return stdout + stderr;
}

function isWorkflowFile({ language, name }: Block): boolean {
  return language === "yaml" && (name === "" || name === "bitrise.yml");
}

function fileOf(block: Block): [string, string][] {
  if (block.name !== "") return [[block.name, block.content]];
  return block.language === "yaml" ? [["bitrise.yml", wholeFile(block.content)]] : [];
}

const HEAD = 'format_version: "17"\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\n';

function wholeFile(yaml: string): string {
  if (!yaml.startsWith("- ")) return `${HEAD}${yaml}`;
  return `${HEAD}workflows:\n  deploy:\n    steps:\n${yaml.replace(/^/gm, "    ").trimEnd()}\n`;
}

/** The finding in the answer to a request. */
function answered(shown: string, code: string): Found | null {
  const line = shown.split("\n").find((text) => text.startsWith("{"));
  if (line === undefined || !line.endsWith("}")) return null;
  const { error, diagnostics = [] } = JSON.parse(line);
  if (error?.code === code) return { severity: "error", text: `${line}\n` };
  const found = diagnostics.find((diagnostic: { code: string }) => diagnostic.code === code);
  return found ? { severity: found.severity, text: `${JSON.stringify(found)}\n` } : null;
}

/** The finding as a command says it that hands credentials on: one line with the code at its end, and the way out. */
function told(shown: string, code: string): Found | null {
  const found = new RegExp(`^(?:stepauth: )?(error|warning): .* \\(${code}\\)\n(?:.*\n)?`, "m").exec(shown);
  return found ? { severity: found[1] ?? "", text: found[0] } : null;
}

const HEAD_LINE = /^ *\w+ (\S+)(?: {2}(?:in the build|as documented))?$/;

/** The first finding of a code as it is printed for people: its head and what is indented below that. */
function printed(shown: string, code: string): Found | null {
  const lines = shown.split("\n");
  const start = lines.findIndex((line) => HEAD_LINE.exec(line)?.[1] === code);
  const [head = ""] = lines.slice(start);
  if (start === -1) return null;
  const indentation = head.length - head.trimStart().length;
  const after = lines.slice(start + 1);
  const end = after.findIndex((line) => !line.startsWith(" ".repeat(indentation + 1)));
  const whole = [head, ...after.slice(0, end)].map((line) => `${line.slice(indentation)}\n`);
  return { severity: head.trim().split(" ")[0] ?? "", text: whole.join("") };
}

function withOutputs(markdown: string): string {
  const lines = markdown.split("\n");
  for (const { code, example } of [...executed].reverse()) {
    const block = example.output;
    if (!block) continue;
    const length = block.content.split("\n").length - 1;
    lines.splice(block.line, length, ...(outputs.get(code) ?? "").split("\n").slice(0, -1));
  }
  return lines.join("\n");
}
