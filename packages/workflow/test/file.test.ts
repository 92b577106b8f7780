import { openWorkflowFile, planWorkflow } from "@stepauth/workflow";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codes, HEAD, libraryOf, open, plan, probe, variables } from "./support.js";

const openText = (content: string | Uint8Array, file = "bitrise.yml") => openWorkflowFile({ file, content });
const env = async (content: string | Uint8Array, names: string[], file = "bitrise.yml") => {
  const opened = await openText(content, file);
  return variables(planWorkflow(opened, "wf", { library: libraryOf(probe) }).steps.at(-1), names);
};

describe("wrong indentation is called by its name", () => {
  it.each([
    ["a field beside the step", "workflows: {wf: {steps: [{script: , inputs: []}]}}", "Indent `inputs` by two more"],
    ["fields in front of it", "workflows: {wf: {steps: [{title: a, script: {}}]}}", "one key in each item"],
    ["a workflow inside another", "workflows: {wf: {after_run: [push], push: {steps: []}}}", "indent it less"],
    ["a mapping for a list", "app: {envs: {A: 1}}", "a dash in front"],
  ])("%s", async (_, content, help) => {
    const { diagnostics } = await openText(HEAD + content);
    expect(diagnostics.map((diagnostic) => diagnostic.help).join()).toContain(help);
  });
});

describe("one cause is one finding", () => {
  it("lost indentation", async () => {
    const lines = [
      "app:",
      "trigger_map:",
      '- push_branch: "*"',
      "workflow: primary",
      "- tag: v*",
      "workflow: primary",
      "",
    ];
    const { diagnostics } = await openText(lines.join("\n"));
    expect(diagnostics.map(({ message, location }) => `${location?.line} ${message}`)).toEqual([
      "5 the indentation does not fit the lines around it",
    ]);
    expect(diagnostics[0]?.help).toContain("two spaces to the right of its dash");
  });

  it("the first of several wrong lines", async () => {
    const { diagnostics } = await openText("a: b: c\nd: e: f\n");
    expect(diagnostics.map(({ location }) => location?.line)).toEqual([1]);
  });
});

describe("a mapping or a list as the key of a mapping", () => {
  it.each(["{{ .X }}", "{a: {{ b }}}", "[{[a]: b}]"])("is refused in a value: %s", async (value) => {
    const { diagnostics } = await openText(`${HEAD}app: {envs: [{A: ${value}}]}`);
    expect(diagnostics.map(({ code }) => code)).toEqual(["workflow/invalid"]);
    expect(diagnostics[0]?.help).toContain("in quotes");
  });
});

describe("a file", () => {
  it.each([
    ["", "yaml/not-a-mapping", 1, 1],
    ["# only a comment\n", "yaml/not-a-mapping", 1, 1],
    ["- a\n", "yaml/not-a-mapping", 1, 1],
    ["hello\n", "yaml/not-a-mapping", 1, 1],
    ["a:\n\t- b\n", "yaml/syntax", 2, 1],
    ["a: b: c\n", "yaml/syntax", 1, 4],
    ["a: [\n", "yaml/syntax", 1, 4],
    ["a: [x, {y: z]\nb: c\n", "yaml/syntax", 1, 4],
    ["a: {x: y\nb: [c]\n", "yaml/syntax", 1, 4],
    ["a: *nope\n", "yaml/syntax", 1, 4],
    ["a: &x [*x]\n", "yaml/syntax", 1, 8],
    ["a: 1\nb: x\0y\n", "yaml/syntax", 2, 5],
    ["a: \x07\n", "yaml/syntax", 1, 4],
    ["%YAML 1.2\n---\na: b\n", "yaml/syntax", 1, 1],
    ["a: 'x\n", "yaml/syntax", 1, 4],
    ['a: b\nc: "x\nd: e\n', "yaml/syntax", 2, 4],
    ["a: @x\n", "yaml/syntax", 1, 4],
  ])("%j is %s", async (content, code, line, column) => {
    const file = await openText(content);
    expect(file.isUnreadable).toBe(true);
    expect(file.workflows).toEqual([]);
    expect(file.diagnostics[0]).toMatchObject({
      code,
      severity: "error",
      location: { file: "bitrise.yml", line, column },
    });
  });

  it("must be UTF-8, and says where it is not", async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode("a: é\nb: "), 0xff, 0x0a]);
    expect((await openText(bytes)).diagnostics).toMatchObject([
      { code: "yaml/syntax", location: { line: 2, column: 4 } },
    ]);
    expect((await openText(new Uint8Array([0x61, 0xc3]))).diagnostics).toMatchObject([
      { code: "yaml/syntax", location: { line: 1, column: 2 } },
    ]);
  });

  it("has no tab where a line starts, not even in an empty one, or after a dash", async () => {
    const text = (lines: string) => `${HEAD}app:\n  envs:\n  - A: 1\n${lines}`;
    for (const lines of ["\t\n  - B: 2\n", "\t# note\n", "  -\tB: 2\n", "  - \tB: 2\n"]) {
      expect((await openText(text(lines))).diagnostics).toMatchObject([{ code: "yaml/syntax", location: { line: 6 } }]);
    }
    for (const lines of [
      "  - B:\t2\t\n",
      "  - B: [\n\t2,\n\t3]\n",
      "  - B: 2 \t # note\n",
      '  - B: "2\n\n\t3"\n',
      "  - B: |\n      \t2\n",
    ]) {
      expect((await openText(text(lines))).diagnostics).toEqual([]);
    }
  });

  it("has no escapes that only JSON has", async () => {
    const text = (value: string) => `${HEAD}app: {envs: [{A: ${value}}]}\nworkflows: {wf: {steps: [{probe: {}}]}}\n`;
    for (const value of ['"a\\/b"', '"x\\uD83Dy"']) {
      expect((await openText(text(value))).diagnostics).toMatchObject([
        { code: "yaml/syntax", location: { line: 3, column: 20 } },
      ]);
    }
    for (const value of ["'a\\/b'", '"a\\\\/b"', '"\\u00e9"'])
      expect((await openText(text(value))).diagnostics).toEqual([]);
    const json = JSON.stringify({ format_version: "11", app: { envs: [{ A: "a/b" }] } }).replace("a/b", "a\\/b");
    expect((await openWorkflowFile({ file: "b.json", content: json })).diagnostics).toEqual([]);
  });

  it("may be UTF-16 with a byte order mark", async () => {
    const text = `${HEAD}workflows: {wf: {envs: [{A: é}], steps: [{probe: {}}]}}\n`;
    const bytes = new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
    expect(await env(bytes, ["A"])).toEqual({ A: "é" });
  });

  it("may have a byte order mark, CRLF, a %YAML 1.1 line, and more documents than the first", async () => {
    const body = "workflows:\n  wf:\n    envs:\n    - A: |\n        x\n        y\n    steps:\n    - probe: {}\n";
    expect(await env(`\ufeff${HEAD}${body}`, ["A"])).toEqual({ A: "x\ny\n" });
    expect(await env(`${HEAD}${body}`.replaceAll("\n", "\r\n"), ["A"])).toEqual({ A: "x\ny\n" });
    expect(await env(`%YAML 1.1\n---\n${HEAD}${body}`, ["A"])).toEqual({ A: "x\ny\n" });
    const more = await openText(`${HEAD}${body}---\n[[[ not even YAML`);
    expect(more.diagnostics).toEqual([]);
    expect((await openText(`\ufeffa: *x\n`)).diagnostics[0]?.location).toMatchObject({ line: 1, column: 4 });
  });

  it("drops unknown keys and keeps the last of two equal ones", async () => {
    const yaml = `${HEAD}stepz: 1\nworkflows:\n  wf: {envs: [{A: gone}]}\n  wf:\n    env: [{A: gone}]\n    envs: [{A: gone}]\n    envs: [{A: 1, A: 2}]\n    steps: [{probe: {}}]\n`;
    expect(await env(yaml, ["A"])).toEqual({ A: "2" });
  });

  it("adds up a top-level section that is written twice", async () => {
    const yaml = `${HEAD}app: {envs: [{A: 1}]}\napp: {title: x}\nworkflows: {one: {}}\nworkflows: {wf: {steps: [{probe: {}}]}}\n`;
    expect((await openText(yaml)).workflows.map(({ id }) => id)).toEqual(["one", "wf"]);
    expect(await env(yaml, ["A"])).toEqual({ A: "1" });
  });

  it("adds up what is merged into a top-level section and what is written there; null empties it", async () => {
    const ids = async (yaml: string) => (await openText(HEAD + yaml)).workflows.map(({ id }) => id);
    const x = "x: &x {workflows: {one: {}}, app: {envs: [{A: 1}]}}\n";
    expect(await ids(`${x}<<: *x\nworkflows: {wf: {}}\n`)).toEqual(["one", "wf"]);
    expect(await ids(`${x}workflows: {wf: {}}\n<<: *x\n`)).toEqual(["wf", "one"]);
    expect(await ids("workflows: {one: {}}\nworkflows:\nworkflows: {wf: {}}\n")).toEqual(["wf"]);
    const app = (last: string) => `${HEAD}${x}<<: *x\napp: ${last}\nworkflows: {wf: {steps: [{probe: {}}]}}\n`;
    expect(await env(app("{title: x}"), ["A"])).toEqual({ A: "1" });
    expect(await env(app("{envs: }"), ["A"])).toEqual({ A: "<unset>" });
    expect(await env(app(""), ["A"])).toEqual({ A: "<unset>" });
  });

  it("follows aliases, and merge keys in the order of the file", async () => {
    const yaml = (fields: string) =>
      `${HEAD}x: &base {title: base, envs: [{A: base}]}\ny: &other {title: other}\nworkflows: {wf: {${fields}, steps: [{probe: {}}]}}\n`;
    const title = async (fields: string) => (await openText(yaml(fields))).workflows[0]?.title;
    expect(await title("title: own, <<: *base")).toBe("base");
    expect(await title("<<: *base, title: own")).toBe("own");
    expect(await title("<<: [*base, *other]")).toBe("base");
    expect(await title("<<: [*other, *base]")).toBe("other");
    expect(await title("'<<': *base, title: own")).toBe("own");
    expect(await env(yaml("<<: *base"), ["A"])).toEqual({ A: "base" });
    expect(codes((await openText(yaml("<<: 5"))).diagnostics)).toEqual(["error workflow/invalid"]);
  });

  it("takes an anchor that is set again from the last place before", async () => {
    expect(
      await env(`${HEAD}x: &a 1\ny: &a 0123\nworkflows: {wf: {envs: [{B: *a}], steps: [{probe: {}}]}}\n`, ["B"]),
    ).toEqual({ B: "83" });
  });

  it("keeps the words of texts and keys", async () => {
    const yaml =
      "workflows: {wf: {title: 1.10, envs: [{yes: 1}, {1.0: 2}], before_run: [on], steps: [{probe: {title: 1.0}}]}, on: {}}";
    const file = await open(yaml);
    expect(file.diagnostics).toEqual([]);
    expect(file.workflows.map(({ id, title }) => [id, title])).toEqual([
      ["wf", "1.10"],
      ["on", ""],
    ]);
    const { steps } = await plan(yaml);
    expect(steps[0]?.title).toBe("1.0");
    expect(variables(steps[0], ["yes", "1.0"])).toEqual({ yes: "1", "1.0": "2" });
  });

  it("reads quoted and bracketed values at any indentation, as the CLI does", async () => {
    const yaml = `${HEAD}workflows:
  wf:
    envs:
    - A: "one
 two

 three\\
   four"
    - B: it's
    - {C: [x, # a note with "
    'y z
  w'], D:
 d}
    steps:
    - probe: {
      title: "t"
    }
`;
    const file = await openText(yaml.replace("{C:", "C:").replace(", D:\n d}", ""));
    expect(file.diagnostics).toEqual([]);
    const { steps } = planWorkflow(file, "wf", { library: libraryOf(probe) });
    expect(variables(steps[0], ["A", "B", "C"])).toEqual({ A: "one two\nthreefour", B: "it's", C: "[x y z w]" });
    expect(steps[0]?.title).toBe("t");
    expect(file.sources[0]?.document?.errors).toEqual([]);
  });

  it("lends the library's document to those who edit", async () => {
    const content = `${HEAD}workflows:\n  wf:\n    steps:\n    - probe:\n        inputs:\n        - a: off # note\n`;
    const file = await openText(content);
    const [input] = planWorkflow(file, "wf", { library: libraryOf(probe) }).steps[0]?.userInputs ?? [];
    expect(input).toMatchObject({
      key: "a",
      location: { file: "bitrise.yml", line: 8, column: 11, endLine: 8, endColumn: 12 },
      valueLocation: { file: "bitrise.yml", line: 8, column: 14, endLine: 8, endColumn: 17 },
      valueRange: [content.indexOf("off"), content.indexOf("off") + 3],
      keyRange: [content.indexOf("a: off"), content.indexOf("a: off") + 1],
      source: "off",
      style: "plain",
      isPlain: true,
      written: "off",
      converted: "false",
      declared: true,
      overridden: false,
    });
    expect(file.sources[0]?.document?.toString()).toContain("a: off # note");
    expect(file.sources[0]?.source.offsetAt(8, 14)).toBe(content.indexOf("off"));
  });

  it("knows what starts a workflow", async () => {
    const file = await open(`trigger_map: [{push_branch: main, workflow: a}, {pipeline: p}]
pipelines: {p: {stages: [{s: {}}]}, g: {workflows: {a: {}, v: {uses: b}}}, none: {}}
stages: {s: {workflows: [{a: {}}, {b: {}}]}}
workflows: {a: {}, b: {}, _u: {}}
`);
    expect(file.entryPoints.map(({ kind, id, workflows }) => [kind, id, workflows])).toEqual([
      ["trigger", "0", ["a"]],
      ["pipeline", "p", ["a", "b"]],
      ["pipeline", "g", ["a", "b"]],
      ["pipeline", "none", []],
      ["stage", "s", ["a", "b"]],
    ]);
    expect(codes(file.diagnostics)).toEqual(["warning workflow/invalid"]);
    expect(file.workflows.map(({ isUtility }) => isUtility)).toEqual([false, false, true]);
  });
});

describe("what is wrong with a workflow file", () => {
  it.each([
    ["app: {envs: [{A: 1, B: 2}]}", "one key"],
    ["app: {envs: [{opts: {}}]}", "one key"],
    ["app: {envs: [{~: 1}]}", "must not be empty"],
    ["app: {envs: [A]}", "`- KEY: value`"],
    ["app: {envs: [null]}", "`- KEY: value`"],
    ["app: {envs: {A: 1}}", "`envs` must be a list"],
    ["app: 5", "`app` must be a mapping"],
    ["app: {envs: [{A: 1, opts: [x]}]}", "`opts` must be a mapping"],
    ["app: {envs: [{A: 1, opts: }]}", "`opts` must be a mapping"],
    ["app: {envs: [{A: 1, opts: {is_expand: maybe}}]}", "`is_expand` must be true or false"],
    ["app: {envs: [{A: 1, opts: {is_expand: }}]}", "true or false"],
    ["app: {envs: [{A: 1, opts: {1: x}}]}", "name of an option"],
    ["app: {envs: [{A: 1, opts: {value_options: a}}]}", "`value_options` must be a list"],
    ["app: {envs: [{A: 1, opts: {value_options: }}]}", "`value_options` must be a list"],
    ["app: {envs: [{<<: x, A: 1}]}", "`<<` takes a mapping"],
    ["workflows: {'': {}}", "must not be empty"],
    ["workflows: {wf: 5}", "`wf` must be a mapping"],
    ["workflows: {wf: {steps: [script]}}", "one key"],
    ["workflows: {wf: {steps: [{a: {}, b: {}}]}}", "one key"],
    ["workflows: {wf: {steps: [{}]}}", "one key"],
    ["workflows: {wf: {steps: [{script: ''}]}}", "must be a mapping"],
    ["workflows: {wf: {steps: [{with: {steps: [{'bundle::b': {}}]}}]}}\nstep_bundles: {b: {}}", "can't be used here"],
    ["workflows: {wf: {priority: 200}}", "`priority`"],
    ["workflows: {wf: {priority: high}}", "`priority`"],
    ["workflows: {wf: {priority: '5'}}", "`priority`"],
    ['workflows: {wf: {steps: [{s: {is_always_run: "yes"}}]}}', "`is_always_run` must be true or false"],
    ["workflows: {wf: {steps: [{s: {is_skippable: 1}}]}}", "`is_skippable` must be true or false"],
    ['workflows: {wf: {steps: [{s: {timeout: "5"}}]}}', "`timeout` must be a number"],
    ["workflows: {wf: {steps: [{s: {no_output_timeout: [5]}}]}}", "`no_output_timeout` must be a number"],
    ["workflows: {wf: {steps: [{s: {execution_container: c}}]}}", "no container"],
    ["workflows: {_u: {}}\npipelines: {p: {workflows: {_u: {}}}}", "utility workflow"],
    ["workflows: {a: {}}\npipelines: {p: {workflows: {a: {inputs: [{A: 1}]}}}}", "takes no inputs"],
    ["workflows: {a: {}, v: {}}\npipelines: {p: {workflows: {v: {uses: a}}}}", "no variant can have its id"],
    ["workflows: {a: {}}\npipelines: {p: {workflows: {a: {depends_on: [b]}}}}", "no workflow in this pipeline `b`"],
    ["workflows: {a: {}, b: {}}\npipelines: {p: {workflows: {a: {}, b: {depends_on: [a, a]}}}}", "`a` is named twice"],
    [
      "workflows: {a: {}, b: {}}\npipelines: {p: {workflows: {a: {depends_on: [b]}, b: {depends_on: [a]}}}}",
      "wait for each other: `a` -> `b` -> `a`",
    ],
    ["workflows: {a: {}}\npipelines: {p: {workflows: {a: {should_always_run: on}}}}", "`should_always_run`"],
    ["workflows: {a: {}}\nstages: {s: {workflows: [{a: {}}]}}\npipelines: {p: {stages: [{t: {}}]}}", "no stage `t`"],
    [
      "workflows: {a: {}}\nstages: {s: {workflows: [{a: {}}]}}\npipelines: {p: {stages: [{s: {}}], workflows: {a: {}}}}",
      "both stages and workflows",
    ],
    ["workflows: {a: {}}\npipelines: {p: {priority: 101, workflows: {a: {}}}}", "`priority`"],
    ["stages: {s: {}}", "has no workflow"],
    ["workflows: {a: {}, b: {}}\nstages: {s: {workflows: [{a: {}}, b]}}", "one key"],
    ["workflows: {_u: {}}\nstages: {s: {workflows: [{_u: {}}]}}", "utility workflow"],
    ["trigger_map: [{push_branch: main}]", "either a workflow or a pipeline"],
    ["trigger_map: [{push_branch: main, pipeline: p}]", "no pipeline `p`"],
  ])("%s", async (yaml, words) => {
    const file = await open(`${yaml}\n`);
    expect(file.diagnostics).toMatchObject([
      { code: "workflow/invalid", severity: "error", location: { file: "bitrise.yml" } },
    ]);
    expect(file.diagnostics[0]?.message).toContain(words);
  });

  it.each([
    ["format_version: 27", "error"],
    ["format_version: 26.1", "error"],
    ["format_version: abc", "error"],
    ["title: x", "warning"],
    ["format_version:", "warning"],
    ["format_version: 1.3.0", undefined],
    ["format_version: 11", undefined],
    ['format_version: "18"', undefined],
    ["format_version: 26", undefined],
    ["format_version: 26.0", undefined],
  ])("%s", async (content, severity) => {
    expect((await openText(`${content}\n`)).diagnostics.map((diagnostic) => diagnostic.severity)).toEqual(
      severity === undefined ? [] : [severity],
    );
  });

  it("takes what the CLI takes for a boolean, a number or an option", async () => {
    const fields =
      "is_always_run: yes, is_skippable: off, is_requires_admin_user: , timeout: 5, no_output_timeout: 5.0";
    const env = '{A: 1, opts: {is_expand: " No ", value_options: [yes, 1.0], scope: x}}';
    const file = await open(`app: {envs: [${env}]}\nworkflows: {wf: {priority: -100, steps: [{s: {${fields}}}]}}\n`);
    expect(file.diagnostics).toEqual([]);
    expect(file.model.appEnvs[0]?.options).toEqual({ isExpand: false });
  });

  it("wants quotes around the texts of a JSON file", async () => {
    const json =
      '{"format_version": 11, "workflows": {"wf": {"steps": [{"s": {"run_if": true, "is_skippable": true}}]}}}';
    expect((await openText(json, "bitrise.json")).diagnostics).toMatchObject([
      { code: "workflow/invalid", location: { column: 20 } },
      { code: "workflow/invalid", location: { column: 72 } },
      { code: "step/reference-invalid", location: { column: 2 } },
    ]);
  });

  it("names the workflow that was meant", async () => {
    const file = await open("workflows: {deploy: {before_run: [setp]}, setup: {after_run: [nothing-like-it]}}");
    expect(file.diagnostics).toMatchObject([
      { code: "workflow/unknown", severity: "error", help: "Did you mean `setup`?", location: { line: 3, column: 35 } },
      { code: "workflow/unknown", message: "there is no workflow `nothing-like-it`" },
    ]);
    expect(planWorkflow(file, "deplyo", { library: libraryOf() })).toMatchObject({
      steps: [],
      diagnostics: [{ code: "workflow/unknown", help: "Did you mean `deploy`?" }],
    });
  });

  it("names what pipelines, stages and triggers mention in vain, where they do", async () => {
    const file = await open(`pipelines: {p: {workflows: {deplyo: {}, v: {uses: nope}}}}
stages: {s: {workflows: [{nope: {}}]}}
trigger_map: [{push_branch: main, workflow: nope}]
workflows: {deploy: {}}
`);
    expect(file.diagnostics).toMatchObject([
      { code: "workflow/unknown", location: { line: 5, column: 45 } },
      { code: "workflow/unknown", help: "Did you mean `deploy`?", location: { line: 3, column: 29 } },
      { code: "workflow/unknown", location: { line: 3, column: 51 } },
      { code: "workflow/unknown", location: { line: 4, column: 27 } },
    ]);
  });

  it("reports each cycle once, and still plans the others", async () => {
    const yaml =
      "workflows: {wf: {before_run: [a]}, a: {after_run: [wf]}, self: {before_run: [self]}, into: {before_run: [self]}, fine: {steps: [{probe: {}}]}}";
    const file = await open(yaml);
    expect(file.diagnostics).toMatchObject([
      {
        code: "workflow/cycle",
        message: "these workflows lead back to themselves: `wf` -> `a` -> `wf`",
        location: { line: 3 },
      },
      { code: "workflow/cycle", message: "these workflows lead back to themselves: `self` -> `self`" },
    ]);
    expect(
      ["wf", "a", "self", "into", "fine"].map(
        (id) => planWorkflow(file, id, { library: libraryOf(probe) }).steps.length,
      ),
    ).toEqual([0, 0, 0, 0, 1]);
  });

  it("warns of an unusual id", async () => {
    expect(codes((await open("workflows: {w f: {}}")).diagnostics)).toEqual(["warning workflow/invalid"]);
    const others =
      "pipelines: {p q: {stages: [{s t: {}}]}}\nstages: {s t: {workflows: [{a: {}}]}}\nworkflows: {a: {}, _u: {}}";
    expect(codes((await open(`${others}\ntrigger_map: [{tag: x, workflow: _u}]`)).diagnostics)).toEqual([
      "warning workflow/invalid",
      "warning workflow/invalid",
      "warning workflow/invalid",
    ]);
  });

  it("goes on after a bad item", async () => {
    const { steps, diagnostics } = await plan(
      "app: {envs: [A, {B: 1}]}\nworkflows: {wf: {steps: [oops, {probe: {inputs: [bad, {a: $B}]}}]}}",
    );
    expect(codes(diagnostics)).toEqual(["error workflow/invalid", "error workflow/invalid", "error workflow/invalid"]);
    expect(steps.map(({ received }) => received.a)).toEqual(["1"]);
  });

  it("never quotes a value", async () => {
    const canary = "CANARY_password_7f3a";
    const texts = [
      `app: {envs: [${canary}, {A: !!int ${canary}}, {B: x, opts: ${canary}}, {C: x, opts: {is_expand: ${canary}}}]}\nworkflows: {wf: {title: [${canary}], priority: ${canary}, steps: [{probe: ${canary}}, ${canary}, {probe@${canary}: {run_if: ${canary}, inputs: [{t: '{{${canary}'}]}}]}}`,
      `a: "${canary}`,
      `a: *${canary}`,
      `a: b: ${canary}`,
      `%${canary}\n---\n- ${canary}`,
      `a: "\\q${canary}"`,
      `format_version: ${canary}`,
    ];
    for (const text of texts) {
      for (const head of ["", HEAD]) {
        const file = await openText(head + text);
        const planned = planWorkflow(file, "wf", { library: libraryOf(probe) });
        expect(file.diagnostics.length).toBeGreaterThan(0);
        expect(JSON.stringify([file.diagnostics, planned.diagnostics])).not.toContain("CANARY");
      }
    }
  });

  it("has messages of one line for ids with control characters", async () => {
    const { diagnostics } = await open('workflows: {wf: {before_run: ["a\\n::error::\\e[31m`"]}}');
    expect(diagnostics[0]?.message).toBe("there is no workflow `a?::error::?[31m?`");
  });
});

describe("any file at all", () => {
  const piece = fc.constantFrom(
    "workflows:",
    "  wf:",
    "    steps:",
    "    - probe:",
    "        inputs:",
    "        - a: $X",
    "    envs:",
    "    - A: 1",
    "app:",
    "  envs:",
    "  - X: &x y",
    "x: *x",
    "<<: *x",
    "- ",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "\t",
    ": ",
    "# c",
    "|",
    ">",
    "&a ",
    "*a",
    "!!int ",
    "---",
    "...",
    "%YAML 1.1",
    "? ",
    "\r",
    "\u0085",
    "\u{1F600}",
    "é",
    "\0",
    "include: [{path: x.yml}]",
    "before_run: [wf]",
    "    - bundle::b: {}",
    "step_bundles:",
    "  b: {steps: [{probe: {}}]}",
  );

  it("is read without throwing, with every place inside the file", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(piece, fc.constantFrom("\n", "", " ", "\r\n")), { maxLength: 30 }),
        fc.boolean(),
        async (pieces, withHead) => {
          const content = (withHead ? HEAD : "") + pieces.flat().join("");
          const file = await openText(content);
          const plans = file.workflows.map(({ id }) =>
            planWorkflow(file, id, { library: libraryOf(probe), undefinedIsUnknown: true }),
          );
          const lines = content.split(/\r\n|\r|\n/);
          const found = [...file.diagnostics, ...plans.flatMap(({ diagnostics }) => diagnostics)];
          const places = [
            ...found.map(({ location }) => location),
            ...plans.flatMap(({ steps }) =>
              steps.flatMap((step) => [step.location, ...step.userInputs.map((input) => input.location)]),
            ),
          ];
          for (const place of places) {
            expect(place).toBeDefined();
            expect(place?.line).toBeLessThanOrEqual(lines.length);
            // A place may be the second character of a line's end.
            expect(place?.column).toBeLessThanOrEqual((lines[(place?.line ?? 1) - 1] ?? "").length + 2);
            expect(Math.min(place?.line ?? 0, place?.column ?? 0)).toBeGreaterThan(0);
          }
          if (file.isUnreadable) expect(found.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("comes to the same, read twice", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 40 }), async (value) => {
        const content = `${HEAD}workflows: {wf: {envs: [{A: ${JSON.stringify(value).replaceAll("\u007f", "\\x7f")}, opts: {is_expand: false}}], steps: [{probe: {}}]}}`;
        const file = await openText(content);
        if (file.isUnreadable) return;
        expect(await env(content, ["A"])).toEqual({ A: value });
      }),
    );
  });
});
