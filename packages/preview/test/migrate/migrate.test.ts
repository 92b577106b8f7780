import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openWorkflowFile, type WorkflowFile } from "@stepauth/workflow";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import {
  fileMigrationReport,
  type MigratedFile,
  type MigrateRequest,
  migrateFile,
  type PreviewOptions,
  previewFile,
  unaskedAccount,
} from "../../src/index.js";
import { comments } from "../../src/source/secret-text.js";
import { usual } from "../support.js";

const folder = join(import.meta.dirname, "files");
const names = readdirSync(folder).filter((name) => name.endsWith(".yml") && !name.endsWith(".migrated.yml"));
const read = (name: string) => readFileSync(join(folder, name), "utf8");

/** Nothing is known of the account, and every step of the file is looked at. */
const options: PreviewOptions = { ...usual, account: unaskedAccount(), workflows: "linted" };
const open = (content: string): Promise<WorkflowFile> => openWorkflowFile({ file: "bitrise.yml", content });

async function migrated(content: string, more: Partial<MigrateRequest> = {}): Promise<MigratedFile> {
  const file = await open(content);
  return migrateFile({ file, options, reopen: open, majors: false, ...more });
}

const remarks = (text: string) => comments(text).map(([start, end]) => text.slice(start, end).trimEnd());

/** What became of each step: the line, what it was, what it is, and what there is to say. */
function summary(result: MigratedFile): string {
  const { steps } = fileMigrationReport("bitrise.yml", result);
  return steps
    .flatMap(({ state, line, from, to, why, notes }) => [
      `# ${line}: ${from.step} ${from.version} > ${to.step} ${to.version}: ${state}${why === null ? "" : `, ${why}`}`,
      ...notes.map((note) => `#   ${note}`),
    ])
    .join("\n");
}

test("there are files of every kind", () => {
  expect(names.length).toBeGreaterThanOrEqual(20);
});

describe.each(names)("%s", (name) => {
  const text = read(name);
  const request = { majors: name.endsWith("majors.yml") };

  test("becomes what stands beside it", async () => {
    const result = await migrated(text, request);
    const shown = `${summary(result)}\n${result.result?.text ?? text}`;
    await expect(shown).toMatchFileSnapshot(join(folder, name.replace(".yml", ".migrated.yml")));
  });

  test("parses, keeps its comments, and changes nothing the second time", async () => {
    const once = (await migrated(text, request)).result?.text ?? text;
    expect(parseDocument(once).errors).toEqual([]);
    expect(remarks(once)).toEqual(remarks(text));
    expect((await migrated(once, request)).result).toBeNull();
  });

  test("does the same with other line ends", async () => {
    const [unix, windows] = [text.replaceAll("\r\n", "\n"), text.replaceAll(/\r?\n/g, "\r\n")];
    const once = (await migrated(unix, request)).result?.text ?? unix;
    const crlf = await migrated(windows, request);
    expect(crlf.result?.text ?? windows).toBe(once.replaceAll("\n", "\r\n"));
  });

  test("does in the build what is reported", async () => {
    const { result, steps } = await migrated(text, { ...request, acceptChanges: true });
    for (const { outcomes, use, state } of steps.filter((step) => step.state === "migrated")) {
      expect(state).toBe("migrated");
      for (const { account, after, workflow } of outcomes) {
        const preview = await previewFile(result?.file as WorkflowFile, { ...options, account });
        const found = preview.workflows
          .flatMap((each) => each.steps)
          .filter((step) => step.workflow.reveal() === workflow && step.step === use.target.step)
          .map(({ released }) => `${released.status} ${released.origin} ${released.method}`);
        const { status, origin, method } = after.resolution;
        expect(found).toContain(`${status} ${origin} ${method}`);
      }
    }
  });
});

describe("what changes credentials", () => {
  const file = read("inputs-beside-the-account.yml");

  test("is left, and says under which account it would", async () => {
    const { result, steps } = await migrated(file);
    const [step] = fileMigrationReport("bitrise.yml", { result, steps }).steps;
    expect(result).toBeNull();
    expect(step?.state).toBe("left");
    const changed = step?.outcomes.filter(({ same }) => !same).map(({ account }) => account.kinds ?? account.source);
    expect(changed).toEqual([["api-key"], ["api-key", "apple-id"]]);
  });

  test("is rewritten when that is accepted, or where the account is known and nothing changes", async () => {
    expect((await migrated(file, { acceptChanges: true })).result?.text).toContain("manage-ios-code-signing@2:");
    const none = { ...options, account: { source: "none", account: null } as const };
    const { result } = await migrated(file, { options: none });
    expect(result?.text).toContain('- api_key_id: "2X9R4HXF34"');
  });

  test("a key ID of a secrets file is not written into the workflow file", async () => {
    const content = read("key-of-the-inputs.yml").replace("file://./AuthKey_2X9R4HXF34.p8", "$KEY_URL");
    const secrets = [{ KEY_URL: "https://example.com/AuthKey_2X9R4HXF34.p8" }];
    const { readSecrets } = await import("@stepauth/workflow");
    const { items = [] } = readSecrets({ file: "secrets.yml", content: JSON.stringify({ envs: secrets }) });
    const known = { ...options, plan: { ...options.plan, secrets: items } };
    const { result } = await migrated(content, { options: known, acceptChanges: true });
    expect(result?.text).toContain("manage-ios-code-signing");
    expect(result?.text).not.toContain("2X9R4HXF34");
  });
});

test("a file in JSON stays one", async () => {
  const step = { "ios-auto-provision@2": { inputs: [{ generate_profiles: "no" }, { team_id: "ABCDE12345" }] } };
  const lib = "https://github.com/bitrise-io/bitrise-steplib.git";
  const content = JSON.stringify({
    format_version: "17",
    default_step_lib_source: lib,
    workflows: { a: { steps: [step, { "ios-auto-provision@2": {} }] } },
  });
  const reopen = (text: string) => openWorkflowFile({ file: "bitrise.json", content: text });
  const { result } = await migrateFile({ file: await reopen(content), options, reopen, majors: false });
  expect(JSON.parse(result?.text ?? "").workflows.a.steps).toEqual([
    {
      "manage-ios-code-signing@2": {
        inputs: [{ apple_service_connection: "apple-id" }, { apple_team_id: "ABCDE12345" }],
      },
    },
    { "manage-ios-code-signing@2": { inputs: [{ apple_service_connection: "apple-id" }] } },
  ]);
});

test("no rule writes what another one rewrites", async () => {
  const { successorRules } = await import("../../src/migrate/rules.js");
  const from = new Set(successorRules.map((rule) => rule.from));
  expect(successorRules.filter(({ to }) => from.has(to))).toEqual([]);
});

test("is not written where the file would not be read as it was", async () => {
  const content = read("no-version.yml");
  const other = (change: (text: string) => string) => migrated(content, { reopen: (text) => open(change(text)) });
  expect((await other((text) => text)).result).not.toBeNull();
  expect((await other((text) => `${text}    - script: {}\n`)).result).toBeNull();
  expect((await other((text) => `${text} # lost`)).result).toBeNull();
  expect((await other((text) => `${text}]`)).result).toBeNull();
});

test("a name that no version declares is not repeated: it may be a secret in the wrong place", async () => {
  const result = await migrated(
    read("no-version.yml").replace("- distribution_type", "- password CANARY_7f3a:\n        - distribution_type"),
  );
  expect(result.result?.text).not.toContain("CANARY");
  expect(JSON.stringify(fileMigrationReport("bitrise.yml", result))).not.toContain("CANARY");
});
