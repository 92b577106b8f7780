// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is the syntax under test.
import { readSecrets } from "@stepauth/workflow";
import { describe, expect, it } from "vitest";
import { codes, plan, received, seen, variables } from "./support.js";

describe("workflows around workflows", () => {
  it("counts the target's variables twice", async () => {
    expect(await seen('workflows: {wf: {envs: [{FLAGS: "$FLAGS -v"}], steps: [{probe: {}}]}}', ["FLAGS"])).toEqual({
      FLAGS: " -v -v",
    });
    expect(await seen("app: {envs: [{A1: $A1+}]}\nworkflows: {wf: {steps: [{probe: {}}]}}", ["A1"])).toEqual({
      A1: "+",
    });
  });

  it("adds each workflow's variables when it starts", async () => {
    const yaml = `app: {envs: [{ORD: ""}]}
workflows:
  _b: {envs: [{ORD: "$ORD>b"}], steps: [{echo: {inputs: [{v: $ORD}]}}]}
  wf: {before_run: [_b], after_run: [_a], envs: [{ORD: "$ORD>t"}], steps: [{echo: {inputs: [{v: $ORD}]}}]}
  _a: {envs: [{ORD: "$ORD>a"}], steps: [{echo: {inputs: [{v: $ORD}]}}]}
`;
    expect(await received(yaml)).toEqual([{ v: ">t>b" }, { v: ">t>b>t" }, { v: ">t>b>t>a" }]);
  });

  it("have a path that only the build knows where tools are set up", async () => {
    const plans = async (top: string, own: string) => {
      const yaml = `${top}app: {envs: [{PATH: /own}]}\nworkflows:\n  _b: {tools: {go: unset}, steps: [{echo: {inputs: [{v: $PATH}]}}]}\n  wf: {before_run: [_b], ${own}steps: [{echo: {inputs: [{v: $PATH}]}}]}\n`;
      return (await plan(yaml)).steps.map(({ received, unresolved }) => [received.v, unresolved.v]);
    };
    const known = ["/own", []];
    const unknown = ["", ["PATH"]];
    expect(await plans("", "")).toEqual([known, known]);
    expect(await plans("tools: {go: 1.22.1}\n", "")).toEqual([known, unknown]);
    expect(await plans("tools: {go: 1.22.1}\n", "tools: {go: unset}, ")).toEqual([known, known]);
    expect(await plans("", "tools: {node: '20:latest'}, ")).toEqual([known, unknown]);
    expect(await plans("tools: {node: '20'}\n", "")).toEqual([unknown, unknown]);
  });

  it("have the folder to run in from the last item that names one, as it is written", async () => {
    const folder = async (envs: string) => {
      const yaml = `app: {envs: [${envs}]}\nworkflows: {wf: {steps: [{probe: {}}]}}`;
      const { steps, diagnostics } = await plan(yaml, { workingDirectory: "/work", processEnv: { PWD: "/else" } });
      return [variables(steps[0], ["PWD"]).PWD, ...codes(diagnostics)];
    };
    expect(await folder("")).toEqual(["/work"]);
    expect(await folder('{BITRISE_SOURCE_DIR: /a}, {BITRISE_SOURCE_DIR: ""}')).toEqual(["/a"]);
    expect(await folder("{BITRISE_SOURCE_DIR: $X}")).toEqual(["$X", "error workflow/invalid"]);
    expect(await folder("{BITRISE_SOURCE_DIR: $X}, {BITRISE_SOURCE_DIR: /b}")).toEqual(["/b"]);
  });

  it("walks depth first, each workflow with its own before and after", async () => {
    const workflow = (id: string, more = "") =>
      `  ${id}: {${more}envs: [{TRACE: "$TRACE.${id}"}], steps: [{echo: {title: ${id}, inputs: [{v: $TRACE}]}}]}\n`;
    const yaml = `workflows:\n${workflow("wf", "before_run: [b1], after_run: [a1], ")}${workflow("b1", "before_run: [b0], after_run: [b2], ")}${workflow("a1", "before_run: [a0, b0], ")}${["b0", "b2", "a0"].map((id) => workflow(id)).join("")}`;
    const { steps } = await plan(yaml);
    expect(steps.map(({ workflow: id }) => id)).toEqual(["b0", "b1", "b2", "wf", "a0", "b0", "a1"]);
    expect(steps.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(steps[0]?.received.v).toBe(".wf.b0");
    expect(steps[3]?.received.v).toBe(".wf.b0.b1.b2.wf");
  });

  it("keeps an earlier step's output for the build, until the target sets the variable itself", async () => {
    const yaml = `workflows:
  _b: {steps: [{probe: {}}, {echo: {inputs: [{v: "<$X>"}]}}]}
  wf: {before_run: [_b], envs: [{X: wfx}], steps: [{echo: {inputs: [{v: $X}]}}]}
`;
    const { steps } = await plan(yaml);
    expect(steps.map(({ received: { v } }) => v)).toEqual([undefined, "<>", "wfx"]);
    expect(steps[1]?.unresolved.v).toEqual(["X"]);
    expect(steps[1]?.provenance.v).toMatchObject([{ kind: "yaml" }, { kind: "output", name: "probe", line: 4 }]);
    expect(steps[2]?.unresolved.v).toEqual([]);
  });

  it("follows an output to its alias", async () => {
    const { steps } = await plan(
      "workflows: {wf: {steps: [{probe: {outputs: [{OUT: MINE}]}}, {echo: {inputs: [{v: $MINE $OUT}]}}]}}",
    );
    expect(steps[1]?.unresolved.v).toEqual(["MINE"]);
  });

  it("says that a utility workflow does not run by itself", async () => {
    const yaml = "workflows: {_u: {steps: [{probe: {}}]}}";
    expect(codes((await plan(yaml, { workflow: "_u" })).diagnostics)).toEqual(["error workflow/invalid"]);
    expect((await plan(yaml, { workflow: "_u", allowUtility: true })).diagnostics).toEqual([]);
  });

  it("runs a workflow without steps for its variables, and a null one for nothing", async () => {
    expect(
      await seen("workflows: {wf: {before_run: [e, z], steps: [{probe: {}}]}, e: {envs: [{A: 1}]}, z: }", ["A"]),
    ).toEqual({ A: "1" });
  });
});

describe("secrets and the environment", () => {
  const layered = (app: string, wf: string) =>
    `app: {envs: [${app}]}\nworkflows: {wf: {envs: [${wf}], steps: [{probe: {}}]}}`;
  const secretsYaml = "envs: [{K: s}]";
  const processEnv = { K: "p" };

  it("come before the app, which comes before the workflow", async () => {
    expect(await seen(layered("{K: a}", "{K: w}"), ["K"], { secretsYaml, processEnv })).toEqual({ K: "w" });
    expect(await seen(layered("{K: a}", ""), ["K"], { secretsYaml, processEnv })).toEqual({ K: "a" });
    expect(await seen(layered("", ""), ["K"], { secretsYaml, processEnv })).toEqual({ K: "s" });
    expect(await seen(layered("", ""), ["K"], { processEnv })).toEqual({ K: "p" });
    expect(
      await seen(layered("", ""), ["K"], { processEnv, dotenv: [{ name: "K", value: "d", file: ".env", line: 3 }] }),
    ).toEqual({ K: "d" });
  });

  it("are expanded like anything else", async () => {
    const secrets = async (yaml: string, ...names: string[]) =>
      seen(layered("{APPV: a}", ""), names, { secretsYaml: yaml });
    expect(await secrets("envs: [{PW: pa$$word}]", "PW")).toEqual({ PW: "paword" });
    expect(await secrets("envs: [{PW: pa$$word, opts: {is_expand: false}}]", "PW")).toEqual({ PW: "pa$$word" });
    expect(await secrets("envs: [{K1: v}, {REF: '${K1}!'}, {L: $APPV}, {NUM: 0123}]", "REF", "L", "NUM")).toEqual({
      REF: "v!",
      L: "",
      NUM: "83",
    });
  });

  it("decide about CI and PR", async () => {
    const yaml = 'workflows: {wf: {steps: [{probe: {inputs: [{a: $CI}, {t: "{{.IsCI}}-{{.IsPR}}"}]}}]}}';
    const options = { secretsYaml: "envs: [{CI: true}, {PULL_REQUEST_ID: 5}]" };
    expect(await received(yaml, options)).toMatchObject([{ t: "true-true", a: "true" }]);
    expect(await received(yaml, { ...options, processEnv: { CI: "false" } })).toMatchObject([
      { t: "false-true", a: "true" },
    ]);
    expect(await received(yaml, { ci: true, pr: false })).toMatchObject([{ t: "true-false", a: "true" }]);
    const twice = { secretsYaml: "envs: [{CI: true}, {CI: false}, {PR: true}, {PR: no}]" };
    expect(await received(yaml, twice)).toMatchObject([{ t: "true-true", a: "false" }]);
  });

  it("mark what is secret, span by span", async () => {
    const yaml = `app: {envs: [{OPEN: o}, {MIX: "$OPEN-$PW"}, {HID: h, opts: {is_sensitive: true}}]}
workflows: {wf: {steps: [{probe: {inputs: [{a: "x $MIX y"}, {d: $HID}, {s: open}, {n: $MY_TOKEN$OPEN}, {t: '{{getenv "PW"}}'}]}}]}}`;
    const { steps } = await plan(yaml, {
      secretsYaml: "envs: [{PW: pw}]",
      processEnv: { MY_TOKEN: "tok" },
      isSecretName: (name) => name.includes("TOKEN"),
    });
    const shown = Object.fromEntries(
      Object.entries(steps[0]?.inputs ?? {}).map(([key, { text }]) => [key, text.shown]),
    );
    expect(shown).toMatchObject({
      a: "x o-[redacted] y",
      d: "[redacted]",
      s: "[redacted]",
      n: "[redacted]o",
      t: "[redacted]",
      b: "default-b",
    });
    expect(
      steps[0]?.inputs.a?.text.revealParts().map(({ text, origin }) => [text, origin?.kind, origin?.name]),
    ).toEqual([
      ["x ", "yaml", undefined],
      ["o", "yaml", "OPEN"],
      ["-", "yaml", "MIX"],
      ["pw", "secret", "PW"],
      [" y", "yaml", undefined],
    ]);
  });

  it.each([
    ["", "yaml/not-a-mapping"],
    ["- a", "yaml/not-a-mapping"],
    ["envs: {A: 1}", "workflow/invalid"],
    ["envs: [A]", "workflow/invalid"],
    ["envs: [", "yaml/syntax"],
  ])("report a bad secrets file: %j", (content, code) => {
    const { items, diagnostics } = readSecrets({ file: "s.yml", content });
    expect(items).toEqual([]);
    expect(diagnostics).toMatchObject([{ code, location: { file: "s.yml" } }]);
  });

  it("may be none", () => {
    expect(readSecrets({ file: "s.yml", content: "other: 1" })).toEqual({ items: [], diagnostics: [] });
  });
});

describe("where values come from", () => {
  it("is told to the line and column, along the whole chain", async () => {
    const yaml = `app:
  envs:
  - KEY: "k-$TOKEN-$HOME"
workflows:
  wf:
    steps:
    - probe:
        inputs:
        - a: $KEY
        - d: "\u{1F600}$KEY"
        - s:
`;
    const { steps } = await plan(yaml, {
      secretsYaml: "envs:\n- TOKEN: abc\n",
      processEnv: { HOME: "/h" },
      dotenv: [{ name: "D", value: "x", file: ".env", line: 2 }],
    });
    const chain = [
      { kind: "yaml", name: "KEY", file: "bitrise.yml", line: 5, column: 10 },
      { kind: "secret", name: "TOKEN", file: "secrets.yml", line: 2, column: 10 },
      { kind: "process", name: "HOME" },
    ];
    expect(steps[0]?.provenance.a).toEqual([{ kind: "yaml", file: "bitrise.yml", line: 11, column: 14 }, ...chain]);
    expect(steps[0]?.provenance.d).toEqual([{ kind: "yaml", file: "bitrise.yml", line: 12, column: 14 }, ...chain]);
    expect(steps[0]?.provenance.s).toEqual([{ kind: "yaml", file: "bitrise.yml", line: 13, column: 11 }]);
    expect(steps[0]?.provenance.b).toEqual([{ kind: "default" }]);
    expect(steps[0]?.location).toEqual({ file: "bitrise.yml", line: 9, column: 7, endLine: 9, endColumn: 12 });
  });

  it("stays finite for a variable that was built from itself many times", async () => {
    const doubling = Array.from({ length: 15 }, () => "{A: $A$A}").join(", ");
    const { steps } = await plan(
      `workflows: {wf: {envs: [{A: x}, ${doubling}], steps: [{probe: {inputs: [{a: $A}]}}]}}`,
    );
    expect(steps[0]?.provenance.a?.length).toBeLessThan(40);
  });

  it("says which variables only the build knows", async () => {
    const yaml =
      "app: {envs: [{A: $SERVICE_KEY/x}]}\nworkflows: {wf: {steps: [{probe: {inputs: [{a: $A}, {d: '$NOPE ${X:-d} $5 ${}'}]}}]}}";
    const { steps } = await plan(yaml, { undefinedIsUnknown: true });
    expect(steps[0]?.unresolved).toMatchObject({ a: ["SERVICE_KEY"], d: ["NOPE"], b: [] });
    expect((await plan(yaml)).steps[0]?.unresolved).toMatchObject({ a: [], d: [] });
  });
});
