import type { Entry } from "./mistakes.js";

/** A place that a secret may stand in: the files of a folder, with a hole for the entry that holds it. */
export interface Place {
  readonly name: string;
  readonly entry: Omit<Entry, "secret">;
  /** The file with the hole, and the others. */
  readonly file: string;
  readonly files: Readonly<Record<string, string>>;
  /** How deep the entry stands; nothing where all is on one line. */
  readonly indent: number | null;
  /** Which commands are of interest: those that read workflow files, or those that use credentials. */
  readonly commands: "workflow" | "credentials";
}

/** What stands where the entry goes. */
export const HOLE = "<hole>";

const HEAD = `format_version: "17"\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\n`;
const APPLE_ID = "apple_id: ci@example.com";

/** A step with inputs, the hole among them. */
const step = (name: string, ...others: readonly string[]) =>
  `${HEAD}workflows:\n  deploy:\n    steps:\n    - ${name}:\n        inputs:\n${others.map((other) => `        - ${other}\n`).join("")}${HOLE}\n        - connection: off\n`;
const USING = step("fastlane@3", APPLE_ID, "password: $PW", "lane: $B").replace(`${HOLE}\n`, "");

const inWorkflow = (
  name: string,
  key: string,
  text: string,
  indent: number | null,
  { dash = "- ", files = {} }: { dash?: string; files?: Readonly<Record<string, string>> } = {},
): Place => ({
  name,
  entry: { dash, key },
  file: "bitrise.yml",
  files: { "bitrise.yml": text, ...files },
  indent,
  commands: "workflow",
});

const json = (entry: string) =>
  `{"format_version":"17","default_step_lib_source":"https://x.example/lib.git","workflows":{"deploy":{"steps":[{"fastlane@3":{"inputs":[{"apple_id":"ci@example.com"},{${entry}},{"connection":"off"}]}}]}}}\n`;

/** Every place of a workflow file, and of the files beside it, that holds a secret in somebody's repository. */
export const places: readonly Place[] = [
  inWorkflow("an input `password`", "password", step("fastlane@3", APPLE_ID), 8),
  inWorkflow("an input `app_password`", "app_password", step("fastlane@3", APPLE_ID, "password: $PW"), 8),
  inWorkflow(
    "an input of the uploader",
    "app_password",
    step("deploy-to-itunesconnect-application-loader@2", "itunescon_user: a@example.com"),
    8,
  ),
  inWorkflow("an input of a step that is not known", "api_password", step("somebodys-step@1"), 8),
  inWorkflow("an input that is misspelt", "pasword", step("fastlane@3", APPLE_ID), 8),
  inWorkflow(
    "an input that is marked",
    "quiet",
    step("somebodys-step@1").replace(
      "        - connection",
      "          opts: {is_sensitive: true}\n        - connection",
    ),
    8,
  ),
  inWorkflow("a step without a version", "password", step("fastlane", APPLE_ID), 8),
  inWorkflow(
    "a variable of the app",
    "FASTLANE_PASSWORD",
    `${HEAD}app:\n  envs:\n${HOLE}\n  - B: 0123\n${USING.slice(HEAD.length)}`,
    2,
  ),
  inWorkflow(
    "a variable that an input expands",
    "PW",
    `${HEAD}app:\n  envs:\n${HOLE}\n  - B: 0123\n${USING.slice(HEAD.length)}`,
    2,
  ),
  inWorkflow(
    "a variable that is marked",
    "QUIET",
    `${HEAD}app:\n  envs:\n${HOLE}\n    opts: {is_sensitive: true}\n${USING.slice(HEAD.length)}`,
    2,
  ),
  inWorkflow(
    "a variable of a workflow",
    "MATCH_PASSWORD",
    `${HEAD}workflows:\n  deploy:\n    envs:\n${HOLE}\n    - B: 0123\n    steps:\n    - fastlane@3: {inputs: [lane: $B]}\n`,
    4,
  ),
  inWorkflow(
    "a variable of a step bundle",
    "FASTLANE_PASSWORD",
    `${HEAD}step_bundles:\n  b:\n    envs:\n${HOLE}\n    - B: 0123\n    steps:\n    - fastlane@3: {inputs: [lane: $B]}\nworkflows:\n  deploy:\n    steps:\n    - bundle::b: {}\n`,
    4,
  ),
  inWorkflow(
    "an input of a step bundle",
    "FASTLANE_PASSWORD",
    `${HEAD}step_bundles:\n  b:\n    inputs:\n    - FASTLANE_PASSWORD: $PW\n    steps:\n    - fastlane@3: {inputs: [lane: $B]}\nworkflows:\n  deploy:\n    steps:\n    - bundle::b:\n        inputs:\n${HOLE}\n`,
    8,
  ),
  inWorkflow(
    "a flow list",
    "password",
    step("fastlane@3").replace(
      /inputs:\n[\s\S]*$/,
      `inputs: [{apple_id: a@example.com}, {${HOLE}}, {connection: off}]\n`,
    ),
    null,
    { dash: "" },
  ),
  inWorkflow(
    "a flow mapping",
    "FASTLANE_PASSWORD",
    `${HEAD}workflows: {deploy: {envs: [{${HOLE}}], steps: [fastlane@3: {inputs: [connection: off]}]}}\n`,
    null,
    { dash: "" },
  ),
  inWorkflow("a workflow on one line", '"password"', json(HOLE), null, { dash: "" }),
  {
    ...inWorkflow("a workflow in JSON", '"password"', json(HOLE), null, { dash: "" }),
    file: "bitrise.json",
    files: { "bitrise.json": json(HOLE) },
  },
  inWorkflow(
    "a variable that a merge key brings along",
    "FASTLANE_PASSWORD",
    `${HEAD}x: &x\n  envs:\n${HOLE}\nworkflows:\n  deploy:\n    <<: *x\n    steps:\n    - fastlane@3: {inputs: [lane: $B]}\n`,
    2,
  ),
  inWorkflow(
    "a list that an alias names",
    "FASTLANE_PASSWORD",
    `${HEAD}x: &x\n${HOLE}\n- B: 0123\napp: {envs: *x}\n${USING.slice(HEAD.length)}`,
    0,
  ),
  inWorkflow(
    "a script",
    "export FASTLANE_PASSWORD",
    `${HEAD}workflows:\n  deploy:\n    steps:\n    - script@1:\n        inputs:\n        - content: |\n${HOLE}\n            fastlane beta\n    - fastlane@3: {inputs: [lane: $B]}\n`,
    12,
    { dash: "" },
  ),
  {
    ...inWorkflow("a file that is included", "FASTLANE_PASSWORD", USING, 2),
    file: "included.yml",
    files: {
      "bitrise.yml": `include:\n- path: included.yml\n${USING}`,
      "included.yml": `app:\n  envs:\n${HOLE}\n  - B: 0123\n`,
    },
  },
  inWorkflow("a list of workflows", "password", `${HEAD}workflows:\n${HOLE}\n`, 0),
  inWorkflow("metadata", "password", `${HEAD}meta:\n  example.com:\n${HOLE}\nworkflows: {}\n`, 4, { dash: "" }),
  {
    ...inWorkflow("the secrets file", "PW", USING, 0),
    file: ".bitrise.secrets.yml",
    files: { "bitrise.yml": USING, ".bitrise.secrets.yml": `envs:\n${HOLE}\n- B: 0123\n` },
  },
  {
    ...inWorkflow("a secret that titles and conditions use", "PW", USING, 0),
    file: ".bitrise.secrets.yml",
    files: {
      "bitrise.yml": `${USING.replace("  deploy:\n", "  deploy:\n    title: $PW\n").replace("        inputs", `        title: a $PW b\n        run_if: '{{ eq (slice (getenv "PW") 0 1) "h" }}'\n        inputs`)}`,
      ".bitrise.secrets.yml": `envs:\n${HOLE}\n- B: 0123\n`,
    },
  },
  {
    ...inWorkflow("the secrets file in JSON", '"PW"', USING, null, { dash: "" }),
    file: "secrets.json",
    files: { "bitrise.yml": USING, "secrets.json": `{"envs":[{${HOLE}},{"B":"0123"}]}\n` },
  },
  {
    ...inWorkflow("a dotenv file", "PW", USING, 0, { dash: "" }),
    file: "build.env",
    files: { "bitrise.yml": USING, "build.env": `${HOLE}\nB=0123\n` },
  },
  {
    ...inWorkflow("an account of stepauth.yml", "password", USING, 2, { dash: "" }),
    file: "stepauth.yml",
    files: {
      "bitrise.yml": USING,
      "stepauth.yml": `accounts:\n- name: a\n  type: apple-id\n  appleId: a@example.com\n${HOLE}\napps: {}\n`,
    },
    commands: "credentials",
  },
  {
    ...inWorkflow("a key of stepauth.yml", "contents", USING, 4, { dash: "" }),
    file: "stepauth.yml",
    files: {
      "bitrise.yml": USING,
      "stepauth.yml": `accounts:\n- name: a\n  type: api-key\n  issuerId: i\n  keyId: K\n  privateKey:\n${HOLE}\napps: {}\n`,
    },
    commands: "credentials",
  },
  {
    ...inWorkflow("an account document", '"password"', USING, null, { dash: "" }),
    file: "account.json",
    files: {
      "bitrise.yml": USING,
      "account.json": `{"apple_id":"a@example.com",${HOLE},"connection_expiry_date":"2999-01-01T00:00:00Z"}\n`,
    },
    commands: "credentials",
  },
];
