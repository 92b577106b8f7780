import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { folder, run } from "../run.js";
import { entry, list, OTHER_TEAM, TEAM } from "./world.js";

// A workflow that takes its credentials from a step that runs `stepauth team`, previewed for a team.

const workflow = (script: string, prefix = "ASC_") => `format_version: "17"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
step_bundles:
  apple-team:
    steps:
    - script@1:
        inputs:
        - content: ${script}
workflows:
  deploy:
    steps:
    - bundle::apple-team: {}
    - manage-ios-code-signing@2:
        inputs:
        - apple_service_connection: $${prefix}CONNECTION
        - api_key_path: $${prefix}KEY_PATH
        - api_key_id: $${prefix}KEY_ID
        - api_key_issuer_id: $${prefix}ISSUER_ID
        - api_key_enterprise_account: $${prefix}ENTERPRISE
        - distribution_method: app-store
    - deploy-to-itunesconnect-deliver@2:
        inputs:
        - connection: $${prefix}DEPLOY_CONNECTION
        - api_key_path: $${prefix}KEY_URL
        - api_issuer: $${prefix}ISSUER_ID
        - bundle_id: com.example.app
`;
const SCRIPT = `npx --yes stepauth@0 team --to envman --dir "$TMPDIR/apple"`;

let cwd: string;
let remove: () => void;
beforeEach(() => {
  ({ path: cwd, remove } = folder({
    ".git/HEAD": "",
    "keys.json": JSON.stringify(list),
    "broken.json": JSON.stringify({ keys: [{ ...entry, private_key: "x" }] }),
    "bitrise.yml": workflow(SCRIPT),
    "prefixed.yml": workflow("stepauth team --prefix=MY_ --to=envman --dir out", "MY_"),
    "none.yml": workflow("stepauth team --to dotenv --dir out"),
    "secrets.yml": "envs: []\n",
  }));
});
afterEach(() => remove());

async function previewed(...args: readonly string[]) {
  const ran = await run(["preview", "--account", "apple-id", "--format", "json", ...args], { cwd });
  const { workflows, diagnostics } = JSON.parse(ran.stdout);
  const steps: {
    step: string;
    received: Record<string, string>;
    unresolved: Record<string, string[]>;
    released: Record<string, unknown> & { diagnostics: { code: string }[] };
  }[] = workflows[0].steps;
  return {
    steps,
    codes: diagnostics.map(({ code }: { code: string }) => code),
    ways: steps.map(({ released: { method, origin, credentials } }) => [
      method,
      origin,
      (credentials as { keyId?: string } | null)?.keyId,
    ]),
  };
}

describe("preview --team", () => {
  it("a team with a key: every step gets it", async () => {
    const { ways, steps } = await previewed("--team", TEAM, "--keys", "keys.json");
    expect(ways).toEqual([
      ["api-key", "inputs", "2X9R4HXF34"],
      ["api-key", "inputs", "2X9R4HXF34"],
    ]);
    expect(steps[1]?.received).toMatchObject({
      connection: "off",
      api_key_path: "file:///tmp/stepauth/AuthKey_2X9R4HXF34.p8",
    });
  });

  it("another team of the list, and other names", async () => {
    const { ways } = await previewed("prefixed.yml", "--team", OTHER_TEAM, "--keys", "keys.json");
    expect(ways.map(([, , keyId]) => keyId)).toEqual(["9ZKEYOTHER", "9ZKEYOTHER"]);
  });

  it.each([[["--team", "NOTLISTED0", "--keys", "keys.json"]], [["--team", TEAM]]])(
    "a team without a key: the Apple ID %j",
    async (args) => {
      const { ways, steps } = await previewed(...args);
      expect(steps.flatMap(({ released }) => released.diagnostics.map(({ code }) => code))).not.toContain(
        "variable/unset",
      );
      expect(ways).toEqual([
        ["apple-id", "connection", undefined],
        ["apple-id", "connection", undefined],
      ]);
    },
  );

  it("an entry that can't be used is said", async () => {
    const { ways, codes } = await previewed("--team", TEAM, "--keys", "broken.json");
    expect(ways[0]?.[0]).toBe("apple-id");
    expect(codes).toContain("team/malformed");
  });

  it.each([[["--keys", "keys.json"]], [["--team", "acme"]], [["--team", TEAM, "--keys", "nowhere.json"]]])(
    "refuses %j",
    async (args) => {
      expect(await run(["preview", ...args], { cwd })).toMatchObject({ exitCode: 2, stdout: "" });
    },
  );
});

describe("without a team", () => {
  it("only the build knows the variables, also where all secrets are known", async () => {
    for (const [file, prefix] of [
      ["bitrise.yml", "ASC_"],
      ["prefixed.yml", "MY_"],
    ] as const) {
      const { steps, codes } = await previewed(file, "--secrets", "secrets.yml");
      expect(steps[0]?.unresolved).toMatchObject({
        apple_service_connection: [`${prefix}CONNECTION`],
        api_key_path: [`${prefix}KEY_PATH`],
      });
      expect(codes).not.toContain("variable/unset");
    }
  });

  it("a call that hands nothing on sets nothing", async () => {
    const { steps } = await previewed("none.yml", "--secrets", "secrets.yml", "--team", TEAM, "--keys", "keys.json");
    expect(steps[0]?.unresolved.api_key_path).toEqual([]);
    expect(steps[0]?.received).toMatchObject({ api_key_path: "" });
  });
});
