import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { folder, run } from "../run.js";

const HEAD = `format_version: "17"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
workflows:
  deploy:
    steps:
`;
const SIMPLE = `${HEAD}    - ios-auto-provision@2: {} # signs\n`;
const BESIDE = `${HEAD}    - ios-auto-provision-appstoreconnect@2:
        inputs:
        - api_key_path: file://./AuthKey_2X9R4HXF34.p8
        - api_issuer: $ISSUER
        - keychain_password: CANARY_password_7f3a
`;

const schema = join(import.meta.dirname, "../../../../docs/schemas/migrate.schema.json");
let cwd: string;
let remove: () => void;
beforeEach(() => {
  ({ path: cwd, remove } = folder({
    "bitrise.yml": SIMPLE,
    "beside.yml": BESIDE,
    "broken.yml": "a: [",
    "majors.yml": `${HEAD}    - deploy-to-itunesconnect-application-loader@1: {}\n`,
  }));
});
afterEach(() => remove());

const migrate = (...args: string[]) => run(["migrate", ...args], { cwd, columns: 140 });
const text = (name: string) => readFileSync(join(cwd, name), "utf8");
const MIGRATED = SIMPLE.replace(
  "ios-auto-provision@2: {}",
  "manage-ios-code-signing@2: {inputs: [{apple_service_connection: apple-id}]}",
);

describe("stepauth migrate", () => {
  test("rewrites the file, says what stays, and has nothing to do the second time", async () => {
    const { stdout, exitCode } = await migrate();
    expect(exitCode).toBe(0);
    expect(stdout).toContain("✔ line 6  ios-auto-provision → manage-ios-code-signing");
    expect(stdout).toMatch(/with an Apple ID connected, stays: Apple ID \(assumed\)/);
    expect(text("bitrise.yml")).toBe(MIGRATED);
    expect((await migrate()).stdout).toBe("1 file: nothing to migrate.\n");
    expect(text("bitrise.yml")).toBe(MIGRATED);
  });

  test("leaves a step whose credentials would change, says how, and ends with 1", async () => {
    const { stdout, exitCode } = await migrate("beside.yml");
    expect(exitCode).toBe(1);
    expect(stdout.replace(/\s+/g, " ")).toContain("left as it is, its credentials would change");
    expect(stdout).toMatch(/with an API key connected, was API key \(assumed\), connected account/);
    expect(stdout).toMatch(/would be API key 2X9R4HXF34, step inputs/);
    expect(text("beside.yml")).toBe(BESIDE);
  });

  test("rewrites it with --accept-changes, and where the account is said and nothing changes", async () => {
    expect((await migrate("beside.yml", "--account", "none", "--dry-run")).exitCode).toBe(0);
    expect((await migrate("beside.yml", "--accept-changes")).exitCode).toBe(0);
    expect(text("beside.yml")).toContain('        - api_key_id: "2X9R4HXF34"\n        - api_key_path');
  });

  test("--dry-run prints a patch without secrets, and writes nothing", async () => {
    const { stdout, stderr } = await migrate("beside.yml", "--accept-changes", "--dry-run");
    expect(stdout).toMatch(/^--- a\/beside\.yml\n\+\+\+ b\/beside\.yml\n@@/);
    expect(stdout).toContain("+    - manage-ios-code-signing@2:");
    expect(stdout + stderr).not.toContain("CANARY");
    expect(stderr).toContain("1 step to migrate");
    expect(text("beside.yml")).toBe(BESIDE);
  });

  test("--majors moves other steps, too", async () => {
    expect((await migrate("majors.yml")).stdout).toContain("nothing to migrate");
    expect((await migrate("majors.yml", "--majors")).exitCode).toBe(0);
    expect(text("majors.yml")).toContain("- deploy-to-itunesconnect-application-loader@2: {}");
  });

  test("standard input comes out rewritten", async () => {
    const { stdout, stderr } = await run(["migrate", "-"], { cwd, stdin: SIMPLE });
    expect(stdout).toBe(MIGRATED);
    expect(stderr).toContain("1 step migrated");
  });

  test("what can't be read ends with 1, and the others are rewritten", async () => {
    const { stderr, exitCode } = await migrate("broken.yml", "bitrise.yml");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("broken.yml is no workflow file");
    expect(text("bitrise.yml")).toBe(MIGRATED);
  });

  test("prints JSON as its schema says", async () => {
    const isDocument = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(schema, "utf8")));
    const { stdout } = await migrate(
      "bitrise.yml",
      "beside.yml",
      "majors.yml",
      "--majors",
      "--format",
      "json",
      "--dry-run",
    );
    const document = JSON.parse(stdout);
    expect([isDocument(document), isDocument.errors]).toEqual([true, null]);
    expect(document.files.map(({ changed }: { changed: boolean }) => changed)).toEqual([true, false, true]);
    expect(stdout).not.toContain("CANARY");
  });

  test.each([
    [["nowhere.yml"], "does not exist"],
    [["-", "bitrise.yml"], "prints the migrated text"],
    [["--format", "html"], "--format"],
  ])("%j: exit code 2, %s", async (args, words) => {
    const { exitCode, stderr } = await migrate(...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(words);
  });
});
