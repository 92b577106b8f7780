import { openWorkflowFile } from "@stepauth/workflow";
import { describe, expect, it } from "vitest";
import { growthFourfold, LINEAR } from "../../../.config/testing/cpu.js";
import { open } from "./support.js";

/** Which keys are said to be passed over, and what is said to do about it. */
async function ignored(yaml: string): Promise<string[]> {
  const { diagnostics } = await open(yaml);
  const found = diagnostics.filter(({ code }) => code === "workflow/key-ignored");
  for (const { severity, message } of found) {
    expect(severity).toBe("warning");
    expect(message).toContain("passes over");
  }
  return found.map(({ location, help }) => `${location?.line}:${location?.column} ${help}`);
}

describe("a key that the CLI passes over", () => {
  it.each([
    ["a slip at the top", "workflow: {}\n", "3:1 Did you mean `workflows`?"],
    ["a slip in a workflow", "workflows: {wf: {step: []}}\n", "3:18 Did you mean `steps`?"],
    ["a list of workflows", "workflows: {wf: {before_runs: [x]}}\n", "3:18 Did you mean `before_run`?"],
    ["a slip in a step", "workflows: {wf: {steps: [{probe: {input: []}}]}}\n", "3:35 Did you mean `inputs`?"],
    ["a slip in a bundle", "step_bundles: {b: {env: []}}\n", "3:20 Did you mean `envs`?"],
    [
      "an input beside the inputs",
      "workflows: {wf: {steps: [{probe: {apple_id: x, inputs: []}}]}}\n",
      "3:35 If it is an input, write it as an item of `inputs`: `- apple_id: ...`.",
    ],
    [
      "an input of a bundle's use",
      'step_bundles: {b: {inputs: [LANE: x]}}\nworkflows: {wf: {steps: [{"bundle::b": {LANE: y}}]}}\n',
      "4:41 If it is an input, write it as an item of `inputs`: `- LANE: ...`.",
    ],
    ["the app's variables at the top", "envs: [A: b]\n", "3:1 Variables of the whole app belong below `app`."],
    ["a slip in the app", "app: {env: []}\n", "3:7 Did you mean `envs`?"],
    [
      "what belongs to the workflow",
      "workflows: {wf: {steps: [{probe: {after_run: [x]}}]}}\n",
      "3:35 Indent it less, and it belongs to the workflow.",
    ],
  ])("is named: %s", async (_, yaml, said) => {
    expect(await ignored(yaml)).toEqual([said]);
  });

  it("is not what somebody keeps there under a name of their own, nor what is known", async () => {
    const steps = "[{probe: {title: x, run_if: 'true', timeout: 1, source_code_url: x, toolkit: {}}}]";
    expect(
      await ignored(`.shared: {}\nx-notes: {}\nmeta: {}\nworkflows: {wf: {anchors: {}, meta: {}, steps: ${steps}}}\n`),
    ).toEqual([]);
  });

  it("does not suggest what is there already", async () => {
    expect(await ignored("workflows: {wf: {steps: [], step: []}}\n")).toEqual([]);
  });

  it("is looked for in a time that grows with the number of keys alone", async () => {
    const look = async (count: number) => {
      const keys = Array.from({ length: count }, (_, i) => `key${i}: x`).join(", ");
      expect((await ignored(`workflows: {wf: {steps: [{probe: {${keys}}}]}}\n`)).length).toBe(500);
    };
    expect(await growthFourfold(look, 5_000)).toBeLessThan(LINEAR);
  });
});

describe("a file that names no step library", () => {
  const without = (steps: string) =>
    openWorkflowFile({ file: "bitrise.yml", content: `format_version: "13"\nworkflows: {a: {steps: [${steps}]}}\n` });

  it("is one finding, however many steps it has", async () => {
    const { diagnostics } = await without("script: {}, fastlane@3: {}, script@1: {}");
    expect(diagnostics).toMatchObject([{ code: "step/reference-invalid", location: { line: 1, column: 1 } }]);
  });

  it("says what else is wrong with its references", async () => {
    const { diagnostics } = await without("'@3': {}, 'git::https://a:b@h/r.git': {}, script: {}");
    expect(diagnostics.map(({ location }) => location?.line)).toEqual([2, 2, 1]);
  });

  it("needs none for steps that bring their own", async () => {
    const own = "https://github.com/bitrise-io/bitrise-steplib.git::script: {}";
    expect((await without(`path::./x: {}, '${own.slice(0, -4)}': {}`)).diagnostics).toEqual([]);
  });
});
