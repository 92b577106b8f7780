import { inspect } from "node:util";
import { accountStatusError, parseConnectedAccount } from "@stepauth/core";
import { readSecrets } from "@stepauth/workflow";
import { describe, expect, test } from "vitest";
import { fixFile } from "../src/fix/fix-file.js";
import { formats, type Preview, type PreviewOptions, previewFile, previewReport } from "../src/index.js";
import { page, reportsOf } from "./formats/reports.js";
import { open, stepsFile, usual } from "./support.js";

const secrets = readSecrets({
  file: "secrets.yml",
  content: `envs:
- PW: CANARY_password_7f3a
- ISSUER: CANARY-issuer-7f3a
- KEY_PATH: https://h.example/CANARY_dir/AuthKey_CANARYKEYID.p8
- KEY_DIR: https://h.example/CANARY_dir
- MODE: CANARY_mode
- OPTION: CANARY_option
- APPLE_ID: CANARY_person@tidepool.dev
- LITERAL: CANARY$CANARY_name
- PIN: "0123"
`,
}).items;

const steps = `
- fastlane@3:
    title: https://user:CANARY_title@h.example/
    inputs:
    - lane: "x $PW y"
    - password: CANARY_clear$CANARY_part
    - apple_id: $APPLE_ID
    - app_password: 0017
    - verbose_log: $OPTION
    - work_dir: https://u:CANARY_address@h.example/?sig=CANARY_query
- fastlane@3:
    inputs:
    - api_key_path: $KEY_PATH
    - api_issuer: $ISSUER
    - lane: '{{ if eq (slice (getenv "PW") 0 1) "C" }}CANARY_branch{{ end }}'
      opts: { is_template: true }
- deploy-to-itunesconnect-application-loader@1:
    inputs:
    - api_key_path: $KEY_DIR/AuthKey_PUBLICKEYI.p8
    - api_issuer: $ISSUER
- fastlane@3:
    run_if: '{{ enveq "PW" "CANARY_password_7f3a" }}'
    inputs:
    - connection: $MODE
    - apple_id: $LITERAL
    - lane: $FASTLANE_PASSWORD
- "git::https://user:CANARY_ref@github.com/bitrise-steplib/steps-fastlane.git@3.5.2": {}
- deploy-to-itunesconnect-deliver@2:
    inputs:
    - itunescon_user: $APPLE_ID
    - password: $PIN
    - app_id: CANARY_$PW
`.replaceAll("CANARY_$PW", "id-$PW");
const content = `${stepsFile(steps.trimStart())}app:
  envs:
  - FASTLANE_PASSWORD: CANARY_variable
  - SCRIPT: export FASTLANE_PASSWORD=CANARY_assigned
`;

const accounts: Readonly<Record<string, PreviewOptions["account"]>> = {
  assumed: usual.account,
  none: { source: "none", account: null },
  refused: { source: "document", account: accountStatusError(401) },
  document: {
    source: "document",
    account: parseConnectedAccount({
      apple_id: "CANARY_account@tidepool.dev",
      password: "CANARY_account_password",
      app_specific_password: "CANARY_account_asp",
      connection_expiry_date: "2026-12-01T00:00:00Z",
      session_cookies: {},
    }),
  },
};

async function look(account: PreviewOptions["account"], policy: PreviewOptions["policy"] = "inputs-first") {
  const file = await open(content);
  const options: PreviewOptions = { ...usual, policy, account, plan: { ...usual.plan, secrets } };
  return { file, options, preview: await previewFile(file, options) };
}

/** All that a value shows of itself, by itself and by all of its members. */
function everyPrint(value: unknown): string {
  return [
    JSON.stringify(value),
    inspect(value, { depth: null, showHidden: true, getters: true, maxArrayLength: null, maxStringLength: null }),
    inspect(structuredClone(value), { depth: null, showHidden: true, maxArrayLength: null }),
    String(value),
  ].join("\n");
}

function everyMember({ workflows, ...rest }: Preview): unknown[] {
  const steps = workflows.flatMap((workflow) => [...workflow.steps]);
  return [
    rest,
    workflows,
    ...steps.flatMap(({ inputs, resolution, released, names }) => [inputs, resolution, released, names]),
  ];
}

describe.each(Object.keys(accounts))("a preview with the account %s", (name) => {
  const account = accounts[name] ?? usual.account;

  test.each(["inputs-first", "shipped"] as const)("prints no secret, under %s", async (policy) => {
    const { preview } = await look(account, policy);
    expect(preview.workflows[0]?.steps).toHaveLength(5);
    const printed = [preview, ...everyMember(preview).map((member) => JSON.parse(JSON.stringify(member)))];
    expect(printed.map(everyPrint).join("\n")).not.toMatch(/CANARY|0017|0123/);
    for (const member of everyMember(preview)) expect(JSON.stringify(member)).not.toMatch(/CANARY/);
  });

  test("is reported without a secret in every format", async () => {
    const { preview } = await look(account);
    const reports = reportsOf(preview);
    for (const { name: format, commands, print } of formats)
      for (const command of commands)
        if (command !== "resolve") {
          const printed = print(reports[command]);
          expect([format, command, printed.match(/CANARY\w*|0017|0123/)]).toEqual([format, command, null]);
          expect(printed).not.toBe("");
        }
    expect(everyPrint(reports.preview)).not.toMatch(/CANARY|0017|0123/);
  });
});

test("fields of the credentials are as secret as the inputs that they come from", async () => {
  const { preview } = await look(accounts.none ?? usual.account);
  const [, fastlane, loader] = JSON.parse(JSON.stringify(preview.workflows[0]?.steps));
  expect(fastlane.resolution).toMatchObject({
    credentials: { keyId: "[redacted]", issuerId: "[redacted]" },
    inputs: { api_key_path: "[redacted]", api_issuer: "[redacted]" },
  });
  expect(loader.resolution).toMatchObject({
    credentials: { keyId: "PUBLICKEYI", issuerId: "[redacted]" },
    inputs: { api_key_path: "[redacted]/AuthKey_PUBLICKEYI.p8", api_issuer: "[redacted]" },
    args: ["--apiKey", "PUBLICKEYI", "--apiIssuer", "[redacted]"],
    files: [{ name: "AuthKey_PUBLICKEYI.p8" }],
  });
});

test("an Apple ID is shown in part, wherever it is from", async () => {
  const { preview } = await look(accounts.none ?? usual.account);
  const [first] = JSON.parse(JSON.stringify(preview.workflows[0]?.steps));
  expect(first.resolution.credentials.appleId).toBe("C...@tidepool.dev");
  expect(first.inputs.apple_id.text).toBe("[redacted]");
});

test("short secrets are hidden where they stand, and words that look the same are not", async () => {
  const file = await open(stepsFile("- fastlane@3:\n    inputs:\n    - lane: a $S a\n    - work_dir: a\n"));
  const plan = { ...usual.plan, secrets: readSecrets({ file: "s.yml", content: "envs: [{S: a}]" }).items };
  const [step] = (await previewFile(file, { ...usual, plan })).workflows[0]?.steps ?? [];
  expect(step?.inputs.lane?.text.shown).toBe("a [redacted] a");
  expect(step?.inputs.work_dir?.text.shown).toBe("a");
});

test("secrets are revealed where somebody asks for them, and nowhere else", async () => {
  const { preview } = await look(usual.account);
  const revealed = formats
    .filter(({ commands }) => commands.includes("preview"))
    .filter(({ print }) => print(previewReport(preview, { page, reveal: true })).includes("x CANARY_password_7f3a y"));
  expect(revealed.map(({ name }) => name)).toContain("json");
  const table = formats.find(({ name }) => name === "table");
  expect(table?.print(previewReport(preview, { page, reveal: true }))).toContain("CANARY_clear");
});

test("a repair that quotes a password prints none", async () => {
  const { file, preview, options } = await look(usual.account);
  const edits = preview.workflows.flatMap((workflow) =>
    workflow.steps.flatMap(({ findings }) => findings.flatMap(({ fix }) => fix?.edits ?? [])),
  );
  expect(edits.map(({ text }) => text.reveal())).toContain('"0017"');
  expect(JSON.stringify(edits)).not.toContain("0017");
  const fixed = await fixFile({ file, preview, options, reopen: open, keep: (same) => same });
  expect(fixed).toMatchObject({ text: expect.stringContaining('app_password: "0017"') });
});

test("a format says so when it is given what it can't print", async () => {
  const { preview } = await look(usual.account);
  const html = formats.find(({ name }) => name === "html");
  expect(() => html?.print(reportsOf(preview).lint)).toThrow(TypeError);
});
