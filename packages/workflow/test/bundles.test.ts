import { describe, expect, it } from "vitest";
import { GoSlice } from "../src/plan/go-slice.js";
import { codes, open, plan, seen, variables } from "./support.js";

const B = `step_bundles:
  B:
    envs: [{ENVD: "def-env($IN1)"}]
    inputs: [{IN1: def-in1}, {IN2: "def-in2($IN1)($ENVD)"}]
    steps: [{echo: {}}]
`;
const APP = "app: {envs: [{X: appx}, {IN1: app-in1}]}\n";
const use = (fields: string, bundles = B) =>
  `${APP}${bundles}workflows: {wf: {steps: [{"bundle::B": ${fields}}, {echo: {}}]}}`;
const within = async (yaml: string, names: string[]) => variables((await plan(yaml)).steps[0], names);

describe("step bundles", () => {
  it("add their variables, then their inputs", async () => {
    expect(await within(use("{}"), ["ENVD", "IN1", "IN2"])).toEqual({
      ENVD: "def-env(app-in1)",
      IN1: "def-in1",
      IN2: "def-in2(def-in1)(def-env(app-in1))",
    });
  });

  it("see the default where a default mentions an input that the use overrides", async () => {
    const yaml = use("{inputs: [{IN1: ovr}], envs: [{IN1: e}]}");
    expect(await within(yaml, ["IN1", "IN2", "ENVD"])).toEqual({
      IN1: "ovr",
      IN2: "def-in2(def-in1)(def-env(app-in1))",
      ENVD: "def-env(app-in1)",
    });
    expect(await seen(yaml, ["IN1", "IN2"])).toEqual({ IN1: "app-in1", IN2: "<unset>" });
  });

  it("do not merge options between definition and use", async () => {
    const bundles =
      "step_bundles: {B: {inputs: [{I: $X, opts: {is_expand: false}}, {J: j}, {K: k}, {L: l}], steps: [{echo: {}}]}}\n";
    expect(
      await within(
        use('{inputs: [{I: "<$X>"}, {J: one}, {J: two}, {K: }, {L: "", opts: {skip_if_empty: true}}]}', bundles),
        ["I", "J", "K", "L"],
      ),
    ).toEqual({
      I: "<appx>",
      J: "two",
      K: "",
      L: "l",
    });
    expect(await within(use("{}", bundles), ["I"])).toEqual({ I: "$X" });
  });

  it("report an input that the definition does not have, and drop it", async () => {
    const { steps, diagnostics } = await plan(use("{inputs: [{IN3: x}]}"));
    expect(diagnostics).toMatchObject([{ code: "workflow/invalid", help: "Did you mean `IN1`?" }]);
    expect(variables(steps[0], ["IN3"])).toEqual({ IN3: "<unset>" });
  });

  it("hand on outputs within one bundle, and put their own value back after a nested one", async () => {
    const yaml = `step_bundles:
  outer: {inputs: [{X: bundle-x}], steps: [{probe: {}}, {echo: {inputs: [{v: $X}]}}, {"bundle::inner": {}}, {echo: {inputs: [{v: $X}]}}]}
  inner: {steps: [{echo: {inputs: [{v: $X}]}}]}
workflows: {wf: {steps: [{"bundle::outer": {}}, {echo: {inputs: [{v: $X}]}}]}}`;
    const { steps } = await plan(yaml);
    expect(steps.slice(1).map(({ received, unresolved }) => [received.v, unresolved.v])).toEqual([
      ["", ["X"]],
      ["bundle-x", []],
      ["bundle-x", []],
      ["", ["X"]],
    ]);
    expect(steps.map(({ bundles }) => bundles.join("/"))).toEqual(["outer", "outer", "outer/inner", "outer", ""]);
  });

  it.each([
    ["{}", "child-default", "child-default"],
    ["{}", "$I", "pin"],
    ["{inputs: [{I: '<$I>'}]}", "child-default", "<pin>"],
    ["{inputs: [{I: '<$I>'}]}", "$I", "<pin>"],
    ["{envs: [{I: e}]}", "child-default", "child-default"],
    ["{envs: [{I: e}]}", "$I", "e"],
  ])("nest: used with %s, defined as %s", async (fields, definition, result) => {
    const yaml = `step_bundles:
  parent: {inputs: [{I: pin}], steps: [{"bundle::child": ${fields}}]}
  child: {inputs: [{I: ${definition}}], steps: [{echo: {}}]}
workflows: {wf: {steps: [{"bundle::parent": {}}]}}`;
    expect(await within(yaml, ["I"])).toEqual({ I: result });
  });

  it("hand over a later sibling's variables where the CLI's memory is shared, and say so", async () => {
    const yaml = `step_bundles:
  parent: {inputs: [{A: a}, {B: b}, {C: c}], steps: [{"bundle::left": {}}, {"bundle::right": {}}]}
  left: {inputs: [{N: left}], steps: [{echo: {inputs: [{v: $N/$M}]}}]}
  right: {inputs: [{M: right}], steps: [{echo: {inputs: [{v: $N/$M}]}}]}
workflows: {wf: {steps: [{"bundle::parent": {}}]}}`;
    const { steps, diagnostics } = await plan(yaml);
    expect(steps.map(({ received }) => received.v)).toEqual(["/right", "/right"]);
    expect(diagnostics).toMatchObject([
      { code: "workflow/bundle-values-shared", severity: "warning", location: { line: 4 } },
    ]);
    expect(diagnostics[0]?.message).toContain("`N`");
    expect(diagnostics[0]?.help).toContain("line 5");
    const enough = yaml.replace("{C: c}", "{C: c}, {D: d}");
    expect((await plan(enough)).diagnostics).toEqual([]);
    expect((await plan(enough)).steps.map(({ received }) => received.v)).toEqual(["left/", "/right"]);
  });

  it("evaluate a condition once, before defaults of options are filled in", async () => {
    const yaml = (opts: string, second = "") => `app: {envs: [{T: true}]}
step_bundles: {B: {run_if: '{{enveq "flag" "true"}}', inputs: [{flag: $T${opts}}], steps: [{echo: {}}, {echo: {}}]}}
workflows: {wf: {steps: [{"bundle::B": {}}${second}]}}`;
    const runs = async (text: string) => (await plan(text)).steps.map((step) => step.runs);
    expect(await runs(yaml(""))).toEqual([false, false]);
    expect(await runs(yaml(", opts: {is_expand: true}"))).toEqual([true, true]);
    expect(await runs(yaml("", ', {"bundle::B": {run_if: ""}}, {"bundle::B": {}}'))).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  it("leave their variables unexpanded in a step's own condition, until a step has run with them", async () => {
    const yaml = (first: string) => `app: {envs: [{T: true}]}
step_bundles:
  B:
    inputs: [{flag: $T}, {sure: $T, opts: {is_expand: true}}]
    steps: [{echo: {run_if: '{{enveq "${first}" "true"}}'}}, {echo: {run_if: '{{enveq "flag" "true"}}'}}]
workflows: {wf: {steps: [{"bundle::B": {}}, {"bundle::B": {}}]}}`;
    const runs = async (text: string) => (await plan(text)).steps.map((step) => step.runs);
    expect(await runs(yaml("flag"))).toEqual([false, false, false, false]);
    expect(await runs(yaml("sure"))).toEqual([true, true, true, true]);
    expect((await plan(yaml("flag"))).steps[0]?.environment().get("flag")?.text.reveal()).toBe("true");
  });

  it("need the conditions of all bundles around them", async () => {
    const yaml = (outer: string, inner: string) => `step_bundles:
  outer: {run_if: "${outer}", steps: [{"bundle::inner": {run_if: "${inner}"}}]}
  inner: {run_if: "false", steps: [{echo: {}}]}
workflows: {wf: {steps: [{"bundle::outer": {}}]}}`;
    const runs = async (outer: string, inner: string) => (await plan(yaml(outer, inner))).steps[0]?.runs;
    expect(await runs("true", "true")).toBe(true);
    expect(await runs("true", "")).toBe(true);
    expect(await runs("false", "true")).toBe(false);
    expect(await runs("true", "false")).toBe(false);
  });

  it("refuse a with group, an unknown bundle and a cycle", async () => {
    const workflows = 'workflows: {wf: {steps: [{"bundle::a": {}}]}, fine: {steps: [{echo: {}}]}}\n';
    expect(codes((await plan(`step_bundles: {a: {steps: [{with: {steps: []}}]}}\n${workflows}`)).diagnostics)).toEqual([
      "error workflow/invalid",
    ]);
    expect((await plan(`step_bundles: {ab: {}}\n${workflows}`)).diagnostics).toMatchObject([
      { code: "workflow/invalid", help: "Did you mean `ab`?" },
    ]);
    const cyclic = `step_bundles: {a: {steps: [{"bundle::b": {}}]}, b: {steps: [{"bundle::a": {}}]}}\n${workflows}`;
    const { steps, diagnostics } = await plan(cyclic);
    expect(steps).toEqual([]);
    expect(diagnostics).toMatchObject([
      { code: "workflow/cycle", message: "these step bundles lead back to themselves: `a` -> `b` -> `a`" },
    ]);
    expect((await plan(cyclic, { workflow: "fine" })).steps).toHaveLength(1);
  });
});

describe("containers", () => {
  const head = `containers: {c: {type: execution}, s: {type: service}}
app: {envs: [{FROM_APP: "$HOME|$BITRISE_X|$PASS"}]}
`;
  const yaml = `${head}workflows: {wf: {steps: [{echo: {inputs: [{v: "$HOME $FROM_APP"}]}}, {echo: {execution_container: c, run_if: '{{getenv "HOME" | ne ""}}', inputs: [{v: "$HOME $FROM_APP"}]}}, {echo: {execution_container: {c: {recreate: true}}, service_containers: [s], inputs: [{v: $HOME$CI}]}}]}}`;
  const inGroup = (fields: string) =>
    `containers: {c: {}}\nservices: {s: {}}\nworkflows: {wf: {steps: [{with: {${fields}, steps: [{echo: {inputs: [{v: $HOME$CI}]}}]}}]}}`;
  const processEnv = { HOME: "/h", BITRISE_X: "x", PASS: "p", BITRISE_DOCKER_PASSTHROUGH_ENVS: "OTHER,PASS" };

  it("let only some variables of the environment in", async () => {
    const { steps, diagnostics } = await plan(yaml, { processEnv });
    expect(diagnostics).toEqual([]);
    expect(steps.map(({ received }) => received.v)).toEqual(["/h /h|x|p", " |x|p", "false"]);
    expect(steps[1]?.runs).toBe(true);
  });

  it("may be named by a with group, or services only, beside which steps see everything", async () => {
    const of = async (fields: string) => {
      const { steps, diagnostics } = await plan(inGroup(fields), { processEnv });
      return [steps[0]?.received.v, ...diagnostics];
    };
    expect(await of("container: c, services: [s]")).toEqual(["false"]);
    expect(await of("services: [s]")).toEqual(["/hfalse"]);
    expect(await of('container: "", services: [s]')).toEqual(["/hfalse"]);
  });

  it.each([
    [yaml.replace("{c: {type: execution}", "{d: {type: execution}"), "no container `c`"],
    [yaml.replace("[s]", "[t]"), "no container `t`"],
    [yaml.replace("[s]", "[s, {s: {}}]"), "`s` is named twice"],
    [yaml.replace("[s]", "[c]"), "no container of the type `service`"],
    [yaml.replace("[s]", "[{s: {}, c: {}}]"), "named by its id"],
    [`containers: {c: {}}`, "`type` of the container `c`"],
    [`containers: {c: {type: other}}`, "`type` of the container `c`"],
    [inGroup("container: d"), "no container `d`"],
    [inGroup("services: [c]"), "no service `c`"],
    [inGroup("services: [s, s]"), "`s` is named twice"],
    [
      `${head}workflows: {wf: {steps: [{with: {container: c, steps: []}}, {echo: {execution_container: c}}]}}`,
      "can't use other containers",
    ],
    [`${head}step_bundles: {b: {execution_container: d}}`, "no container `d`"],
  ])("must fit what mentions them: %s", async (text, words) => {
    const { diagnostics } = await open(text);
    expect(new Set(diagnostics.map(({ code, severity }) => `${severity} ${code}`))).toEqual(
      new Set(["error workflow/invalid"]),
    );
    expect(diagnostics[0]?.message).toContain(words);
  });
});

describe("a slice that appends like Go's", () => {
  it("writes into spare room, and moves when there is none", () => {
    const three = GoSlice.empty<string>().append(["a"]).append(["b"]).append(["c"]);
    const left = three.append(["left"]);
    const right = three.append(["right"]);
    expect(left.items()).toEqual(["a", "b", "c", "right"]);
    expect(right.items()).toEqual(["a", "b", "c", "right"]);
    expect(three.items()).toEqual(["a", "b", "c"]);
    const exact = GoSlice.empty<string>().append(["a", "b", "c"]);
    expect([exact.append(["left"]).items(), exact.append(["right"]).items()].map((items) => items[3])).toEqual([
      "left",
      "right",
    ]);
  });

  it.each([
    [5, 6],
    [7, 8],
    [9, 10],
    [33, 36],
    [65, 72],
  ])("rounds %i up to %i", (length, capacity) => {
    const items = Array.from({ length }, (_, i) => i);
    const slice = GoSlice.empty<number>().append(items);
    const first = slice.append(items.slice(0, capacity - length));
    slice.append([-1]);
    expect(first.items()[length]).toBe(-1);
    const over = slice.append(items.slice(0, capacity - length + 1));
    slice.append([-2]);
    expect(over.items()[length]).toBe(0);
  });
});
