import { planBundle, planVariant, type WorkflowFile } from "@stepauth/workflow";
import { describe, expect, it } from "vitest";
import { libraryOf, open, probe } from "./support.js";

const library = libraryOf(probe);

function bundle({ model }: WorkflowFile, id: string) {
  const found = model.bundles.get(id);
  if (!found) throw new Error(`the file has ${id}`);
  return found;
}

describe("planBundle", () => {
  it("plans a bundle by itself, those in it included", async () => {
    const file = await open(`step_bundles:
  outer: {inputs: [A: x], steps: [{probe: {inputs: [a: $A]}}, "bundle::inner": {}]}
  inner: {steps: [{probe: {inputs: [a: "$A$B"]}}]}
`);
    const { workflow, steps, diagnostics } = planBundle(file, bundle(file, "outer"), {
      library,
      undefinedIsUnknown: true,
    });
    expect(workflow).toBe("bundle::outer");
    expect(steps.map(({ inputs, bundles }) => [inputs.a?.text.shown, bundles])).toEqual([
      ["x", ["outer"]],
      ["x", ["outer", "inner"]],
    ]);
    expect(steps[1]?.inputs.a?.unresolved.map(({ shown }) => shown)).toEqual(["B"]);
    expect(diagnostics).toEqual([]);
  });

  it("plans none that leads back to itself", async () => {
    const file = await open('step_bundles: {b: {steps: [probe: {}, "bundle::b": {}]}}\n');
    expect(planBundle(file, bundle(file, "b"), { library }).steps).toEqual([]);
  });
});

describe("planVariant", () => {
  const yaml = `app: {envs: [APP: app]}
pipelines: {p: {workflows: {v: {uses: wf, inputs: [SECRET: variant, APP: variant, WF: variant, V: "$SECRET"]}}}}
workflows: {wf: {envs: [WF: wf], steps: [{probe: {inputs: [a: "$SECRET $APP $WF $V"]}}]}}
`;

  it("sets the pipeline's variables behind the secrets and before the app's", async () => {
    const file = await open(yaml);
    const variant = file.model.pipelines.get("p")?.workflows.get("v");
    expect(variant?.inputs.map(({ key }) => key)).toEqual(["SECRET", "APP", "WF", "V"]);
    const { steps } = planVariant(file, variant ?? { uses: undefined, inputs: [] }, { library });
    expect(steps[0]?.inputs.a?.text.shown).toBe("variant app wf variant");
    expect(steps[0]?.inputs.a?.provenance.map(({ kind, line }) => [kind, line])).toContainEqual(["yaml", 4]);
  });
});
