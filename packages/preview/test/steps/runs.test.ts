import { describe, expect, it } from "vitest";
import { allFindings, type Preview } from "../../src/index.js";
import { brief, preview, stepsFile } from "../support.js";

const HEAD = `format_version: "13"\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\n`;
const BROKEN = "    - fastlane@3:\n        inputs:\n        - connection: sometimes\n";

/** What each step of a preview gets, by the name of its run. */
function gets({ workflows }: Preview): Record<string, string[]> {
  return Object.fromEntries(
    workflows.map(({ id, steps }) => [
      id.shown,
      steps.map(({ resolution }) => `${resolution.origin} ${resolution.method}`),
    ]),
  );
}

describe("a variant of a workflow in a pipeline", () => {
  const content = `${HEAD}pipelines:
  ship:
    workflows:
      deploy: {}
      beta-variant:
        uses: deploy
        inputs:
        - CONN: apple_id
      quiet-variant: {uses: _part}
      lost: {uses: nothing}
workflows:
  _part:
    steps:
    - git-clone@8: {}
  deploy:
    before_run: [_part]
    steps:
    - fastlane@3:
        inputs:
        - connection: $CONN
`;

  it("is previewed with the variables that the pipeline sets for it", async () => {
    const found = await preview(content);
    expect(gets(found)).toEqual({
      deploy: ["connection api-key"],
      "beta-variant": ["connection apple-id"],
      "quiet-variant": [],
    });
    expect(found.workflows[1]?.title.shown).toBe("variant of deploy in the pipeline ship");
    expect(allFindings(found).map(({ code }) => code)).toEqual(["workflow/unknown"]);
  });

  it("can be asked for by its name", async () => {
    expect(gets(await preview(content, { workflows: ["beta-variant"] }))).toEqual({
      "beta-variant": ["connection apple-id"],
    });
  });

  it("lets the app's own variables win, as a variable of the build does", async () => {
    const app = `${content}app:\n  envs:\n  - CONN: api_key\n`;
    expect(gets(await preview(app))).toMatchObject({ "beta-variant": ["connection api-key"] });
  });
});

describe("a step bundle that no workflow uses", () => {
  it("is looked at, in a file of bundles alone too", async () => {
    const found = await preview(`step_bundles:\n  ship:\n    steps:\n${BROKEN}`);
    expect(found.workflows.map(({ id, steps }) => [id.shown, steps.length])).toEqual([["bundle::ship", 1]]);
    expect(allFindings(found).map(brief)).toContain("6:23 error inputs/connection-invalid");
  });

  it("is looked at once: not what another one uses, nor what a workflow leads to", async () => {
    const bundles = `step_bundles:
  inner: {steps: [fastlane@3: {}]}
  outer: {steps: ["bundle::inner": {}]}
  used: {steps: ["bundle::deep": {}]}
  deep: {steps: [fastlane@3: {}]}
  round: {steps: ["bundle::round": {}]}
workflows:
  deploy: {steps: [with: {steps: []}, "bundle::used": {}]}
`;
    const found = await preview(HEAD + bundles);
    expect(gets(found)).toEqual({ deploy: ["connection api-key"], "bundle::outer": ["connection api-key"] });
  });

  it("takes its inputs' own values, and everything around it for unknown", async () => {
    const content = `step_bundles:
  ship:
    inputs:
    - CONN: apple_id
    steps:
    - fastlane@3:
        inputs:
        - connection: $CONN
        - apple_id: $APPLE_USER
`;
    const local = { plan: { processEnv: {}, undefinedIsUnknown: false }, context: "local" as const };
    const [workflow] = (await preview(content, local)).workflows;
    const { connection, apple_id } = workflow?.steps[0]?.inputs ?? {};
    expect(connection?.text.shown).toBe("apple_id");
    expect(apple_id?.unresolved.map(({ shown }) => shown)).toEqual(["APPLE_USER"]);
  });
});

describe("a utility workflow that nothing runs", () => {
  const content = `${stepsFile("- git-clone@8: {}\n")}  _part:\n    steps:\n${BROKEN}`;

  it("has its findings in a preview, and no place of its own", async () => {
    const found = await preview(content);
    expect(found.workflows.map(({ id }) => id.shown)).toEqual(["deploy"]);
    expect(found.findings.map(({ code }) => code)).toEqual(["inputs/connection-invalid"]);
  });

  it("is found as often by a linter", async () => {
    const count = async (options: object) => allFindings(await preview(content, options)).map(brief);
    expect(await count({ workflows: "linted" })).toEqual(await count({}));
  });
});
