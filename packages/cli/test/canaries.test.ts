import { formats } from "@stepauth/preview";
import { afterAll, describe, expect, it } from "vitest";
import { folder, run } from "./run.js";

// One secret in every place that may hold one. None may be seen in any output, whole, encoded or in part.
const canary = (name: string) => `CANARY_${name}_7f3a9c`;
const keyLine = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgCANARYCANARYCANARY";

const account = JSON.stringify({
  apple_id: "connected@example.com",
  password: canary("account_password"),
  app_specific_password: canary("account_app_password"),
  connection_expiry_date: "2999-01-01T00:00:00Z",
  session_cookies: {
    "https://idmsa.apple.com": [{ name: "myacinfo", path: "/", value: canary("cookie"), domain: "apple.com" }],
  },
  key_id: "ABCDE12345",
  issuer_id: "57246542-96fe-1a63-e053-0824d011072a",
  private_key: `-----BEGIN PRIVATE KEY-----\n${keyLine}\n-----END PRIVATE KEY-----`,
});

const secrets = `envs:
- PASSWORD: ${canary("secret_password")}
- APP_PASSWORD: ${canary("secret_app_password")}
- KEY_URL: https://user:${canary("userinfo")}@example.com/AuthKey_ABCDE12345.p8?token=${canary("query")}
- NUMBER: ${canary("secret_number")}
`;

const yaml = `format_version: "13"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
app:
  envs:
  - MINE: ${canary("sensitive_env")}
    opts: {is_sensitive: true}
  - DERIVED: prefix-$PASSWORD-suffix
workflows:
  deploy:
    title: $PASSWORD by https://ci:${canary("workflow_title")}@example.com
    steps:
    - fastlane@3:
        title: To https://ci:${canary("step_title")}@example.com
        inputs:
        - lane: beta $MINE $DERIVED
        - apple_id: ci@example.com
        - password: ${canary("yaml_password")}
        - app_password: $APP_PASSWORD
    - fastlane@3:
        inputs:
        - connection: apple_id
        - password: $DERIVED
        - apple_id: x@example.com
        - lnae: ${canary("unknown_input")}
    - deploy-to-itunesconnect-deliver@2:
        inputs:
        - api_key_path: $KEY_URL
        - api_issuer: 57246542-96fe-1a63-e053-0824d011072a
        - team_id: $NUMBER
    - deploy-to-itunesconnect-deliver@2:
        inputs: [{itunescon_user: a@example.com}, {password: ${canary("flow_password")}}]
    - deploy-to-itunesconnect-application-loader@2:
        inputs:
        - itunescon_user: a@example.com
        - app_password: ${canary("yaml_app_password")}
        - connection: $MINE
    - ios-auto-provision-appstoreconnect@2:
        inputs:
        - build_api_token: ${canary("token")}
    - ios-auto-provision@2:
        inputs:
        - build_api_token: $MINE
`;

const broken = `${yaml}  broken: {password: ${canary("broken")}, *nowhere\n`;

const { path: cwd, remove } = folder({
  "bitrise.yml": yaml,
  "broken.yml": broken,
  "secrets.yml": secrets,
  "account.json": account,
  "truncated.json": account.slice(0, -5),
});
afterAll(remove);

function leaks(text: string): string[] {
  // Markdown escapes the underscores of a canary.
  const whole = [...text.replaceAll("\\_", "_").matchAll(/CANARY_\w+/g)].map(([found]) => found);
  const base64 = ["CANARY", "ANARY_", "NARY_s"].map((part) =>
    Buffer.from(part.repeat(3)).toString("base64").slice(2, 10),
  );
  return [
    ...whole,
    ...base64.filter((part) => text.includes(part)),
    ...(text.includes(keyLine.slice(0, 30)) ? ["key line"] : []),
  ];
}

const shared = ["--secrets", "secrets.yml", "--account", "account.json"];
const input = (key: string) => ["--input", `${key}=${canary(key)}`];

const commands: Record<string, readonly string[]> = {
  "preview as a table": ["preview", ...shared],
  "preview as JSON": ["preview", "--format", "json", ...shared],
  "preview as the steps are shipped": ["preview", "--policy", "shipped", ...shared],
  "preview as HTML": ["preview", "--format", "html", ...shared],
  "preview of a broken file as HTML": ["preview", "broken.yml", "--format", "html", ...shared],
  "preview of a pull request": ["preview", "--context", "pr", "--secrets", "secrets.yml"],
  "preview of a local run": ["preview", "--context", "local", ...shared],
  "preview of a broken file": ["preview", "broken.yml", ...shared],
  "preview of a broken file as JSON": ["preview", "broken.yml", "--format", "json", ...shared],
  "preview with a broken account": ["preview", "--secrets", "secrets.yml", "--account", "truncated.json"],
  "preview of a secrets file": ["preview", "secrets.yml", ...shared],
  "preview of an account": ["preview", "account.json", ...shared],
  "resolve an Apple ID": [
    "resolve",
    "fastlane",
    "-i",
    "apple_id=a@example.com",
    ...input("password"),
    ...input("app_password"),
    "--account",
    "account.json",
  ],
  "resolve an Apple ID as JSON": [
    "resolve",
    "deliver",
    "-i",
    "itunescon_user=a@example.com",
    ...input("password"),
    "--account",
    "account.json",
    "--json",
  ],
  "resolve the connected API key": [
    "resolve",
    "application-loader",
    "-i",
    "connection=api_key",
    "--account",
    "account.json",
    "--json",
  ],
  "resolve the connected Apple ID": ["resolve", "auto-provision-apple-id", "--account", "account.json"],
  "resolve a key that is pasted": [
    "resolve",
    "fastlane",
    "-i",
    `api_key_path=-----BEGIN PRIVATE KEY-----${canary("pasted")}`,
    "-i",
    "api_issuer=i",
  ],
  "resolve a key that is missing": [
    "resolve",
    "fastlane",
    "-i",
    `api_key_path=file:///tmp/${canary("path")}/AuthKey_A.p8`,
    "-i",
    "api_issuer=i",
  ],
  "resolve an unknown input": ["resolve", "fastlane", "-i", `lnae=${canary("value")}`],
  "resolve an invalid connection": ["resolve", "fastlane", "-i", `connection=${canary("connection")}`],
  explain: ["explain", "fastlane"],
};

// Of the registry, so that a new format is among them by itself.
const inEveryFormat = formats.flatMap(({ name, commands: printed }) =>
  (["preview", "lint"] as const)
    .filter((command) => printed.includes(command))
    .flatMap((command) =>
      ["bitrise.yml", "broken.yml"].map((file) => [command, file, "--format", name, ...shared] as const),
    ),
);

describe("no secret is printed without --reveal", () => {
  it.each(inEveryFormat.map((args) => [args.slice(0, 4).join(" "), args] as const))("%s", async (_, args) => {
    const ran = await run(args, { cwd });
    expect(leaks(ran.stdout + ran.stderr)).toEqual([]);
    expect([ran.stdout !== "", ran.exitCode]).toEqual([true, 1]);
  });

  it("nor by a format that shows titles, which would be seen", async () => {
    const ran = await run(["preview", "--reveal", ...shared], { cwd });
    expect(leaks(ran.stdout)).toEqual(expect.arrayContaining([canary("workflow_title"), canary("step_title")]));
  });

  it.each(Object.entries(commands))("%s", async (_, args) => {
    const ran = await run(args, { cwd, env: { SOME_TOKEN: canary("process") } });
    expect(leaks(ran.stdout + ran.stderr)).toEqual([]);
    expect(ran.stdout + ran.stderr).not.toBe("");
  });

  it("and they are printed with it, so that the test above can fail", async () => {
    const ran = await run(["preview", "--format", "json", "--reveal", ...shared], { cwd });
    const seen = new Set(leaks(ran.stdout));
    const expected = [
      "account_password",
      "secret_app_password",
      "yaml_password",
      "flow_password",
      "sensitive_env",
      "query",
      "userinfo",
      "cookie",
    ];
    expect(expected.filter((name) => !seen.has(canary(name)))).toEqual([]);
  });
});
