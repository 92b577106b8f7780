import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { folder, type Ran, type RunOptions, run } from "./run.js";

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

function files(content: Parameters<typeof folder>[0]): string {
  const made = folder(content);
  cleanups.push(made.remove);
  return made.path;
}

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly help?: string;
  readonly location?: { readonly line: number; readonly column: number };
}

function findingsOf(ran: Ran): Finding[] {
  const document = JSON.parse(ran.stdout);
  const steps = document.workflows.flatMap(
    (workflow: { steps: { resolution: { diagnostics: Finding[] } }[] }) => workflow.steps,
  );
  return [
    ...document.diagnostics,
    ...steps.flatMap((step: { resolution: { diagnostics: Finding[] } }) => step.resolution.diagnostics),
  ];
}

async function preview(yaml: string | Uint8Array, flags: readonly string[] = [], options: RunOptions = {}) {
  const cwd = files({ "bitrise.yml": yaml });
  const ran = await run(["preview", "bitrise.yml", "--account", "none", "--format", "json", ...flags], {
    cwd,
    ...options,
  });
  return { ran, findings: ran.stdout === "" ? [] : findingsOf(ran) };
}

const workflow = (steps: string) => `format_version: "13"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
workflows:
  deploy:
    steps:
${steps}`;

describe("a bad workflow file gets a code, a place and a way out", () => {
  it.each([
    ["no YAML", "a: [1, 2\nb: {\n", "yaml/syntax", 1],
    ["a list", "- a\n- b\n", "yaml/not-a-mapping", 1],
    ["a scalar", "just words\n", "yaml/not-a-mapping", 1],
    ["nothing", "", "yaml/not-a-mapping", 1],
    [
      "workflows in a circle",
      'format_version: "13"\nworkflows:\n  a: {before_run: [b]}\n  b: {before_run: [a]}\n',
      "workflow/cycle",
      4,
    ],
  ])("%s", async (_, yaml, code, line) => {
    const { ran, findings } = await preview(yaml);
    expect(ran.exitCode).toBe(1);
    const found = findings.find((finding) => finding.code === code);
    expect(found).toMatchObject({ severity: "error", location: { line } });
    expect(ran.stderr).toBe("");
  });

  it.each([
    [
      "an input that the step does not have",
      "inputs/unknown",
      "warning",
      9,
      "      - fastlane@3:\n          inputs:\n            - lane: beta\n            - lnae: x\n",
      9,
    ],
    [
      "`connection: off` without quotes",
      "inputs/connection-invalid",
      "error",
      8,
      "      - fastlane@3:\n          inputs:\n            - connection: off\n",
      27,
    ],
    [
      "both kinds of credentials",
      "inputs/both-methods",
      "error",
      8,
      "      - fastlane@3:\n          inputs:\n            - api_key_path: file:///AuthKey_A.p8\n            - apple_id: a@example.com\n",
      15,
    ],
    [
      "half an API key",
      "inputs/api-issuer-missing",
      "error",
      6,
      "      - fastlane@3:\n          inputs:\n            - api_key_path: file:///AuthKey_A.p8\n",
      9,
    ],
  ])("%s", async (_, code, severity, line, steps, column) => {
    const { ran, findings } = await preview(workflow(steps));
    const found = findings.find((finding) => finding.code === code);
    expect(found).toMatchObject({ severity, location: code === "inputs/unknown" ? { line } : { line, column } });
    expect(found?.help).toMatch(/\w+/);
    expect(ran.exitCode).toBe(
      severity === "error" ? 1 : findings.some((finding) => finding.severity === "error") ? 1 : 0,
    );
  });

  it("says what an unquoted off becomes", async () => {
    const { findings } = await preview(
      workflow("      - fastlane@3:\n          inputs:\n            - connection: off\n"),
    );
    expect(findings.find(({ code }) => code === "inputs/connection-invalid")?.help).toContain('connection: "off"');
  });
});

describe("a bad command line ends with exit code 2 and says what to do", () => {
  const utf16 = {
    "utf16.yml": new Uint8Array([0xff, 0xfe, 0x61, 0x00]),
    "unmarked.yml": new Uint8Array([0x00, 0x61, 0x00, 0x3a]),
  };
  const yaml = workflow("      - fastlane@3: {}\n");

  it("an unknown workflow: did you mean", async () => {
    const { ran } = await preview(yaml, ["--workflow", "deplyo"]);
    expect(ran).toMatchObject({ exitCode: 2, stdout: "" });
    expect(ran.stderr).toContain('Did you mean "deploy"?');
  });

  it.each([
    ["a file that does not exist", ["preview", "missing.yml"], "does not exist"],
    ["a folder", ["preview", "folder"], "no bitrise.yml in this folder"],
    ["a file that is not UTF-8", ["preview", "latin1.yml"], "not UTF-8"],
    ["a file that is UTF-16", ["preview", "utf16.yml"], "utf16.yml is UTF-16 text"],
    ["one without its mark", ["lint", "unmarked.yml"], "unmarked.yml is UTF-16 text"],
    ["an account that is UTF-16", ["resolve", "fastlane", "--account", "utf16.yml"], "utf16.yml is UTF-16 text"],
    ["an unknown flag", ["preview", "--polcy", "shipped"], "--policy"],
    ["an unknown command", ["previw"], "preview"],
    ["an unknown policy", ["preview", "--policy", "newest"], "inputs-first"],
    ["an unknown step", ["resolve", "fastlan"], "Did you mean fastlane?"],
    ["an input without a value", ["resolve", "fastlane", "--input", "lane"], "key=value"],
    ["a variable that is not set", ["resolve", "fastlane", "--input", "password=@env:NOPE"], "--input password names"],
    ["an unknown code", ["explain", "session/expird"], "session/expired"],
    ["a version of an unknown step", ["explain", "fastlan@3"], "Did you mean fastlane?"],
    ["an account file that does not exist", ["resolve", "fastlane", "--account", "missing.json"], "does not exist"],
  ])("%s", async (_, args, words) => {
    const cwd = files({ "bitrise.yml": yaml, "latin1.yml": new Uint8Array([0x61, 0xe9, 0x0a]), ...utf16 });
    mkdirSync(join(cwd, "folder"));
    const ran = await run(args, { cwd });
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain(words);
    expect(ran.stdout).toBe("");
  });
});

describe("explain takes a version as a workflow file does", () => {
  it.each([
    [["fastlane@2.5"], "fastlane 2.5", false],
    [["deliver@2.19.0"], "deliver 2.19.0", false],
    [["fastlane@99"], "fastlane 3.", true],
    [["fastlane", "--step-version", "99"], "fastlane 3.", true],
  ])("%j", async (args, words, isUnknown) => {
    const { exitCode, stdout } = await run(["explain", ...args], { cwd: files({}) });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(words);
    expect(stdout.includes("does not know the version asked for")).toBe(isUnknown);
  });
});

describe("a bad account document is named by its code, and nothing of it is shown", () => {
  const canary = "CANARY_document_91ab";
  it.each([
    ["HTML", `<html>${canary}</html>`, "account/malformed"],
    ["truncated JSON", `{"apple_id": "${canary}", "password": "x`, "account/malformed"],
    ["an array", `["${canary}"]`, "account/malformed"],
    ["a number where text belongs", `{"apple_id": 5, "password": "${canary}"}`, "account/malformed"],
    ["1 MB of brackets", "[".repeat(1_000_000), "account/malformed"],
    ["an API key without its ID", `{"issuer_id": "i", "private_key": "${canary}"}`, "account/api-key-incomplete"],
  ])("%s", async (_, document, code) => {
    const cwd = files({ "account.json": document });
    const ran = await run(["resolve", "fastlane", "--account", "account.json", "--json"], { cwd });
    const resolution = JSON.parse(ran.stdout);
    expect(resolution.diagnostics).toContainEqual(expect.objectContaining({ code, severity: "warning" }));
    expect(resolution.status).toBe("none");
    expect(ran.stdout + ran.stderr).not.toContain(canary);
  });

  it("is an error for a step that needs the account", async () => {
    const cwd = files({ "account.json": "[]" });
    const ran = await run(["resolve", "auto-provision-api", "--account", "account.json", "--json"], { cwd });
    expect(ran.exitCode).toBe(1);
    expect(JSON.parse(ran.stdout).diagnostics).toContainEqual(
      expect.objectContaining({ code: "account/malformed", severity: "error" }),
    );
  });
});

describe("a step that does not run", () => {
  it("is no reason to fail", async () => {
    const steps =
      "      - fastlane@3:\n          run_if: '{{not .IsCI}}'\n          inputs:\n            - connection: off\n";
    const { ran, findings } = await preview(workflow(steps));
    expect(findings.find(({ code }) => code === "inputs/connection-invalid")?.severity).toBe("info");
    expect(ran.exitCode).toBe(0);
  });
});

describe("a secrets file that can't be read as one", () => {
  it.each([
    ["no YAML", "envs: [1\n", "yaml/syntax"],
    ["a list", "- CANARY_secret: CANARY_value\n", "yaml/not-a-mapping"],
  ])("%s is said, and nothing of it is shown", async (_, secrets, code) => {
    const cwd = files({ "bitrise.yml": workflow("      - fastlane@3: {}\n"), "secrets.yml": secrets });
    const args = ["preview", "--account", "none", "--secrets", "secrets.yml"];
    const json = await run([...args, "--format", "json"], { cwd });
    expect(JSON.parse(json.stdout).diagnostics).toContainEqual(
      expect.objectContaining({ code, location: expect.objectContaining({ file: "secrets.yml" }) }),
    );
    expect(json.exitCode).toBe(1);
    const table = await run(args, { cwd });
    expect(table.stdout).not.toContain("CANARY");
  });
});
