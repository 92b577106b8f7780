import { describe, expect, it } from "vitest";
import { plan, probed, received, seen, stepWith } from "./support.js";

const defaults = { a: "default-a", b: "default-b", c: "default-a/appx", d: "", s: "", n: "12", t: "false" };

describe("what a step receives", () => {
  it("is every declared input with its default when nothing is given", async () => {
    expect(await probed("[]")).toEqual(defaults);
    expect(await received("app: {envs: [{X: appx}]}\nworkflows: {wf: {steps: [{probe: }]}}")).toEqual([defaults]);
    expect(await received("app: {envs: [{X: appx}]}\nworkflows: {wf: {steps: [{probe: {}}]}}")).toEqual([defaults]);
  });

  it("takes options from the step unless the file sets them", async () => {
    expect((await probed("[{b: $X}]")).b).toBe("$X");
    expect((await probed("[{b: $X, opts: {is_expand: true}}]")).b).toBe("appx");
    expect((await probed("[{c: $X, opts: {is_expand: false}}]")).c).toBe("$X");
  });

  it("empties an input that is given for its options alone", async () => {
    expect((await probed("[{b: , opts: {is_expand: true}}]")).b).toBe("");
  });

  it("uses the first of two items and says so", async () => {
    const { steps, diagnostics } = await plan("workflows: {wf: {steps: [{probe: {inputs: [{a: one}, {a: two}]}}]}}");
    expect(steps[0]?.received.a).toBe("one");
    expect(diagnostics).toMatchObject([{ code: "workflow/invalid", severity: "warning", location: { line: 3 } }]);
    expect(steps[0]?.userInputs.map(({ overridden }) => overridden)).toEqual([false, true]);
  });

  it("evaluates in the order of the declaration", async () => {
    expect(await probed('[{c: "c=$a,$b,$d"}, {d: "d=$c"}, {a: "a=$a"}]', {}, ", {a: env-a}")).toMatchObject({
      a: "a=env-a",
      b: "default-b",
      c: "c=a=env-a,default-b,",
      d: "d=c=a=env-a,default-b,",
    });
  });

  it("lets an input see no default that is declared after it", async () => {
    expect((await probed('[{a: "a=$n"}]')).a).toBe("a=");
    expect((await probed('[{a: "a=$n"}]', {}, ", {n: env-n}")).a).toBe("a=env-n");
    expect((await probed('[{t: "t=$n", opts: {is_template: false}}]', {}, ", {n: env-n}")).t).toBe("t=12");
  });

  it("drops what the step does not declare, but remembers it for others", async () => {
    const { steps } = await plan("workflows: {wf: {steps: [{probe: {inputs: [{unknown_key: boo}]}}]}}");
    expect(steps[0]?.received).not.toHaveProperty("unknown_key");
    expect(steps[0]?.environment().has("unknown_key")).toBe(false);
    expect(steps[0]?.userInputs).toMatchObject([{ key: "unknown_key", declared: false, converted: "boo" }]);
  });

  it("lets the outer variable show through only where an empty input is skipped", async () => {
    expect(await probed('[{a: "", opts: {skip_if_empty: true}}]')).toMatchObject({ a: "", c: "/appx" });
    expect(await probed('[{a: "", opts: {skip_if_empty: true}}]', {}, ", {a: enva}")).toMatchObject({
      a: "enva",
      c: "enva/appx",
    });
    expect((await probed('[{b: ""}]', {}, ", {b: envb}")).b).toBe("");
    const skipping = stepWith("skipping", [{ key: "k", default: "", skipIfEmpty: true }]);
    expect(
      await received("app: {envs: [{k: outer}]}\nworkflows: {wf: {steps: [{skipping: {}}]}}", { steps: [skipping] }),
    ).toEqual([{ k: "outer" }]);
  });

  it("does not leak from one step to the next", async () => {
    const both = await received("workflows: {wf: {steps: [{probe: {inputs: [{a: zzz}]}}, {probe: {}}]}}");
    expect(both.map(({ a }) => a)).toEqual(["zzz", "default-a"]);
  });

  it("ignores unset on an input", async () => {
    expect((await probed("[{d: v, opts: {unset: true}}]")).d).toBe("v");
  });

  it("knows nothing of the inputs of a step that is not in the library", async () => {
    const { steps } = await plan("workflows: {wf: {steps: [{script@1: {title: T, inputs: [{content: $X}]}}]}}");
    expect(steps).toMatchObject([
      { step: null, version: null, versionKnown: false, title: "T", ref: "script@1", runs: "unknown" },
    ]);
    expect({ ...steps[0]?.received }).toEqual({});
    expect(steps[0]?.userInputs).toMatchObject([{ key: "content", declared: null, converted: "$X" }]);
  });

  it("survives inputs named like members of every object", async () => {
    const odd = stepWith("odd", [
      { key: "__proto__", default: "p" },
      { key: "constructor", default: "" },
    ]);
    const yaml =
      "workflows: {wf: {envs: [{toString: t}], steps: [{odd: {inputs: [{__proto__: mine}, {constructor: $toString $hasOwnProperty}]}}]}}";
    const { steps } = await plan(yaml, { steps: [odd] });
    expect(Object.entries(steps[0]?.received ?? {})).toEqual([
      ["__proto__", "mine"],
      ["constructor", "t "],
    ]);
  });
});

describe("variables of the CLI", () => {
  const yaml =
    "app: {envs: [{SRC: $BITRISE_SOURCE_DIR}]}\nworkflows: {wf: {title: The title, steps: [{probe: {}}]}, other: {after_run: [wf]}}";

  it("are there before the app's", async () => {
    expect(
      await seen(
        yaml,
        [
          "SRC",
          "BITRISE_TRIGGERED_WORKFLOW_ID",
          "BITRISE_TRIGGERED_WORKFLOW_TITLE",
          "CI",
          "PR",
          "BITRISE_BUILD_STATUS",
        ],
        { workingDirectory: "/work" },
      ),
    ).toEqual({
      SRC: "/work",
      BITRISE_TRIGGERED_WORKFLOW_ID: "wf",
      BITRISE_TRIGGERED_WORKFLOW_TITLE: "The title",
      CI: "false",
      PR: "false",
      BITRISE_BUILD_STATUS: "0",
    });
    expect(
      await seen(yaml, ["BITRISE_TRIGGERED_WORKFLOW_ID", "BITRISE_TRIGGERED_WORKFLOW_TITLE"], { workflow: "other" }),
    ).toEqual({
      BITRISE_TRIGGERED_WORKFLOW_ID: "other",
      BITRISE_TRIGGERED_WORKFLOW_TITLE: "other",
    });
  });

  it("give way to the environment where the CLI inherits them", async () => {
    const processEnv = { BITRISE_SOURCE_DIR: "/given", BITRISE_DEPLOY_DIR: "/deploy", PATH: "/bin", HOME: "/home/me" };
    expect(await seen(yaml, ["SRC", "BITRISE_DEPLOY_DIR", "PATH"], { workingDirectory: "/work", processEnv })).toEqual({
      SRC: "/given",
      BITRISE_DEPLOY_DIR: "/deploy",
      PATH: "/home/me/.bitrise/tools:/bin",
    });
  });

  it("are not invented where the build makes them up", async () => {
    const { steps } = await plan(
      "workflows: {wf: {steps: [{probe: {inputs: [{a: '$BITRISE_DEPLOY_DIR/x $BITRISE_STEP_SOURCE_DIR'}]}}]}}",
    );
    expect(steps[0]?.received.a).toBe("/x ");
    expect(steps[0]?.unresolved.a).toEqual(["BITRISE_DEPLOY_DIR", "BITRISE_STEP_SOURCE_DIR"]);
    expect(steps[0]?.provenance.a).toMatchObject([
      { kind: "yaml" },
      { kind: "cli", name: "BITRISE_DEPLOY_DIR" },
      { kind: "cli" },
    ]);
  });

  it("differ between two plans of one file that share everything else", async () => {
    const { openWorkflowFile, planWorkflow } = await import("@stepauth/workflow");
    const { HEAD, libraryOf, echo } = await import("./support.js");
    const file = await openWorkflowFile({
      file: "b.yml",
      content: `${HEAD}app: {envs: [{A: 1}]}\nworkflows:\n  one: {steps: [{echo: {inputs: [{v: $BITRISE_TRIGGERED_WORKFLOW_ID$A}]}}]}\n  two: {before_run: [one]}\n`,
    });
    const context = { library: libraryOf(echo) };
    const plans = ["one", "two", "one"].map((id) => planWorkflow(file, id, context));
    expect(plans.map(({ steps }) => steps[0]?.inputs.v?.text.reveal())).toEqual(["one1", "two1", "one1"]);
    expect(
      plans.map(({ steps }) => steps[0]?.environment().get("BITRISE_TRIGGERED_WORKFLOW_ID")?.text.reveal()),
    ).toEqual(["one", "two", "one"]);
  });
});
