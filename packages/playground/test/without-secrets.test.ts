import { describe, expect, test } from "vitest";
import { open } from "../src/answer/open.js";
import { usualSettings } from "../src/answer/settings.js";
import { withoutSecrets } from "../src/link/without-secrets.js";

const head = `format_version: "17"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
`;
const key = `-----BEGIN PRIVATE KEY-----\\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgCANARY0CANARY\\n-----END PRIVATE KEY-----`;

async function shared(yaml: string): Promise<string> {
  const safe = await withoutSecrets(await open(yaml, usualSettings));
  if (!safe.ok) throw new Error(safe.reason);
  return safe.text;
}

const step = (input: string) => `${head}workflows:
  deploy:
    steps:
    - fastlane@3:
        inputs:
        - lane: beta
        - ${input}
`;

describe("a link holds no secret", () => {
  test.each([
    ["a password as an input", step("password: CANARY-hunter")],
    ["a short one", step("password: CANA")],
    ["one in quotes", step(`password: "CANARY hunter # 2"`)],
    ["one in a block", step("password: |\n            CANARY-hunter")],
    [
      "an input of another step",
      step("x: y").replace("fastlane@3", "someones-step@1").replace("x: y", "api_token: CANARY-hunter"),
    ],
    ["a variable that says so", `${head}app:\n  envs:\n  - SLACK_WEBHOOK: CANARY-hook\nworkflows: {}\n`],
    [
      "a variable that is marked",
      `${head}app:\n  envs:\n  - HARMLESS: CANARY-hunter\n    opts: {is_sensitive: yes}\nworkflows: {}\n`,
    ],
    ["a variable behind an input", `${step("password: $P")}app:\n  envs:\n  - P: CANARY-hunter\n`],
    ["an alias", step("password: *p").replace("workflows", "app:\n  envs:\n  - P: &p CANARY-hunter\nworkflows")],
    ["a private key", step(`api_key_path: "${key}"`)],
    ["a private key elsewhere", `${head}meta:\n  notes: "${key}"\nworkflows: {}\n`],
    ["a comment", `${head}# password: CANARY-hunter\nworkflows: {}\n`],
    [
      "a script",
      step(
        "x: |\n            export GITHUB_TOKEN=CANARY-hunter\n            tool --password CANARY-hunter -u me:CANARY",
      ),
    ],
    ["an address with a user", step("x: https://me:CANARY@example.com/key.p8")],
    ["an address with a query", step("x: https://example.com/key.p8?signature=CANARY")],
    ["a webhook", step("x: https://hooks.slack.com/services/T00/B00/CANARY")],
    ["a token by its form", step("x: ghp_CANARY0123456789abcdef")],
    ["a flow mapping", `${head}workflows: {deploy: {steps: [fastlane@3: {inputs: [{password: CANARY}]}]}}\n`],
    ["an Apple ID’s name", step("apple_id: CANARY@example.com")],
  ])("%s", async (_, yaml) => {
    expect(await shared(yaml)).not.toMatch(/CANA/);
  });
});

test("what is not secret stays as it is", async () => {
  const yaml = `${head}# Which password? The one of the secrets.
app:
  envs:
  - API_KEY_PATH: file://./keys/AuthKey_2X9R4HXF34.p8
  - API_ISSUER: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22
workflows:
  deploy:
    title: Deploy
    steps:
    - git::https://github.com/bitrise-steplib/steps-fastlane.git@3.5.2:
        inputs:
        - connection: api_key
        - password: $PASSWORD
        - app_password: "\${APP_PASSWORD}"
        - apple_id: $APPLE_ID
    - script@1:
        inputs:
        - content: |
            security unlock-keychain -p "$KEYCHAIN_PASSWORD"
            git checkout 3f786850e387550fdab836ed7e6dc881de23001b
`;
  expect(await shared(yaml)).toBe(yaml);
});

test("a file that can't be read gets no link, for nobody knows what is in it", async () => {
  const safe = await withoutSecrets(await open("workflows: [\npassword: x", usualSettings));
  expect(safe).toMatchObject({ ok: false, reason: expect.stringContaining("not valid YAML") });
});
