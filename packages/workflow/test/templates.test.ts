import { describe, expect, it } from "vitest";
import { codes, plan, probed, stepWith } from "./support.js";

describe("templates in inputs", () => {
  it("see the variables, not the other inputs", async () => {
    expect((await probed(`[{a: first}, {t: '{{getenv "a"}}'}]`)).t).toBe("");
    expect((await probed(`[{t: '{{getenv "X"}}'}]`)).t).toBe("appx");
  });

  it("are expanded afterwards", async () => {
    expect((await probed("[{t: '$X-{{.IsCI}}'}]")).t).toBe("appx-false");
    expect((await probed(`[{t: '{{getenv "X"}}-$X', opts: {is_expand: false}}]`)).t).toBe("appx-$X");
    expect((await probed(`[{t: '{{getenv "L"}}'}]`, {}, ", {L: a$X, opts: {is_expand: false}}")).t).toBe("aappx");
  });

  it.each([
    [`'"lit"'`, "lit"],
    ["12", "12"],
    [`'{{not .IsCI}}'`, "true"],
    [`'{{"a" | eq "a"}}'`, "true"],
    [`'{{len "é"}}'`, "2"],
    [`'{{print 1 2 "x" true}}'`, "1 2xtrue"],
    [`'a {{- " b " -}} c'`, "a b c"],
    [`'{{/* note */}}x'`, "x"],
    [`'{{if .IsCI}}ci{{else if .IsPR}}pr{{else}}none{{end}}'`, "none"],
    [`'{{and "a" "b"}}{{or "" "c"}}'`, "bc"],
    [`'{{1.5}}{{lt 1 2}}{{ge "a" "b"}}'`, "1.5truefalse"],
    [`'{{.PullRequestID}}|'`, "|"],
    [`'{{envcontain "X" "pp"}}'`, "true"],
    ["'{{`raw \"x\"`}}'", 'raw "x"'],
    [`'{{printf "%s-%03d|%-4s|%5.2f|%t|%x|%q" "a" 7 "b" 1.5 true "é" "c"}}'`, 'a-007|b   | 1.50|true|c3a9|"c"'],
    [`'{{printf "%d %s" "x"}}{{printf "%v%%" 1 2}}'`, "%!d(string=x) %!s(MISSING)1%%!(EXTRA int=2)"],
    [`'{{printf "%v %g %+d %e" 1e6 0.5 3 1234.5}}'`, "1e+06 0.5 +3 1.234500e+03"],
    [`'{{index "abc" 1}}{{slice "abcd" 1 3}}{{len (slice "abc" 1)}}'`, "98bc2"],
    [`'{{html "<a&b>"}} {{urlquery "a b/é"}} {{js "it=1"}}'`, "&lt;a&amp;b&gt; a+b%2F%C3%A9 it\\u003D1"],
    [`'{{$x := getenv "X"}}{{if $x}}{{$x = print $x "!"}}{{end}}{{$x}}'`, "appx!"],
    [`'{{with getenv "X"}}<{{.}}>{{end}}{{with getenv "NOPE"}}{{.}}{{else}}none{{end}}'`, "<appx>none"],
    [`'{{with $x := "a"}}{{$x}}{{$.IsCI}}{{end}}'`, "afalse"],
    [`'{{range .BuildResults.SuccessSteps}}{{.}}{{break}}{{else}}empty{{end}}'`, "empty"],
    [`'{{len .BuildResults.FailedSteps}}{{.BuildResults.WorkflowID}}{{.BuildResults.IsBuildFailed}}'`, "0wffalse"],
    [`'{{eq "b" "a" "b" 1}}{{eq 0x1F 31}}{{017}}{{"a"|print 1}}'`, "truetrue151a"],
  ])("%s -> %s", async (text, result) => {
    expect((await probed(`[{t: ${text}}]`)).t).toBe(result);
  });

  it("may come to nothing, which skip_if_empty then leaves out", async () => {
    const input = (text: string) => probed(`[{t: '${text}', opts: {skip_if_empty: true}}]`, {}, ", {t: outer}");
    expect((await input('{{getenv "NOPE"}}')).t).toBe("outer");
    expect((await input('{{getenv "X"}}')).t).toBe("appx");
    const { diagnostics } = await plan(
      "workflows: {wf: {steps: [{probe: {inputs: [{t: '', opts: {skip_if_empty: true}}]}}]}}",
    );
    expect(codes(diagnostics)).toEqual(["error workflow/invalid"]);
  });

  it("see what the CLI makes up for the step", async () => {
    const { steps } = await plan(
      `workflows: {wf: {steps: [{probe: {inputs: [{t: '{{getenv "BITRISE_STEP_SOURCE_DIR"}}'}]}}]}}`,
    );
    expect(steps[0]?.unresolved.t).toEqual(["BITRISE_STEP_SOURCE_DIR"]);
  });

  it("see a variable removed by unset, and what was made without it; the step sees neither", async () => {
    const yaml = `app: {envs: [{U: u, opts: {unset: true}}, {W: "<$U>"}, {P: own, opts: {unset: true}}]}
workflows: {wf: {steps: [{probe: {inputs: [{a: $U$W$P}, {t: '{{getenv "U"}}{{getenv "W"}}{{getenv "P"}}'}]}}]}}`;
    const { steps } = await plan(yaml, { processEnv: { P: "process" } });
    expect(steps[0]?.received).toMatchObject({ a: "u<u>own", t: "<>process" });
  });

  it("can be switched on and off by the file", async () => {
    expect((await probed('[{t: "{{.IsCI}}", opts: {is_template: false}}]')).t).toBe("{{.IsCI}}");
    expect((await probed('[{a: "{{.IsPR}}", opts: {is_template: true}}]')).a).toBe("false");
    expect((await probed("[{a: $TPL}]", {}, ', {TPL: "{{.IsCI}}", opts: {is_template: true}}')).a).toBe("{{.IsCI}}");
  });

  it.each([
    "''",
    "hello",
    "'{{.Nope}}'",
    `'{{eq 1 "a"}}'`,
    "'{{'",
    "'{{end}}'",
    "'{{if .IsCI}}x'",
    `'{{getenv}}'`,
    "'{{.IsCI 1}}'",
    `'{{"a"}'`,
    "'{{nope 1}}'",
    "'{{$x}}'",
    "'{{if .IsPR}}{{else}}{{$x = 1}}{{end}}'",
    "'{{with \"a\"}}{{$x := 1}}{{end}}{{$x}}'",
    `'{{index "abc" 3}}'`,
    `'{{slice "abc" 2 1}}'`,
    "'{{call .IsCI}}'",
    "'{{break}}'",
    "'{{range .IsCI}}{{end}}'",
    "'{{(1).Foo}}'",
    "'{{\"a\" | .IsCI}}'",
    "'{{1 | 2}}'",
  ])("fail the step for %s", async (text) => {
    const { diagnostics } = await plan(`workflows: {wf: {steps: [{probe: {inputs: [{t: ${text}}]}}]}}`);
    expect(diagnostics).toMatchObject([{ code: "workflow/invalid", severity: "error", location: { line: 3 } }]);
  });

  it("leave out what only the build knows, and say so", async () => {
    const { steps } = await plan(
      `workflows: {wf: {steps: [{probe: {inputs: [{t: '{{getenv "TOKEN"}}!'}]}}, {probe: {inputs: [{t: '{{.IsBuildFailed}}'}]}}]}}`,
      { undefinedIsUnknown: true },
    );
    expect(steps[0]?.received.t).toBe("!");
    expect(steps[0]?.unresolved.t).toEqual(["TOKEN"]);
    expect(steps[1]?.unresolved.t).toEqual([".IsBuildFailed"]);
  });
});

describe("what a template makes of a secret", () => {
  it.each([
    `'{{printf "%s" (getenv "PW")}}'`,
    `'{{index (getenv "PW") 0}}'`,
    `'{{slice (getenv "PW") 1}}'`,
    `'{{getenv "PW" | urlquery}}'`,
    `'{{with $x := getenv "PW"}}{{$x}}{{end}}'`,
  ])("is secret: %s", async (text) => {
    const { steps } = await plan(`workflows: {wf: {steps: [{probe: {inputs: [{t: ${text}}]}}]}}`, {
      secretsYaml: "envs: [{PW: CANARY_password_7f3a}]",
    });
    expect(steps[0]?.inputs.t?.text.shown).toBe("[redacted]");
    expect(steps[0]?.received.t).not.toBe("");
  });
});

describe("run_if", () => {
  const runs = async (condition: string, options = {}) => {
    const planned = await plan(
      `app: {envs: [{X: appx}]}\nworkflows: {wf: {steps: [{probe: {run_if: ${condition}}}]}}`,
      options,
    );
    return [planned.steps[0]?.runs, ...codes(planned.diagnostics)];
  };

  it.each([
    ["true", true],
    ["''", true],
    ["", true],
    ['\'{{enveq "X" "appx"}}\'', true],
    [".IsCI", false],
    ["not .IsCI", true],
    [`'{{getenv "X" | ne ""}}'`, true],
    [`'{{enveq "X" "" | not}}'`, true],
    [`'enveq "NOPE" "" | and .IsCI'`, false],
    [`'{{and (ne (getenv "X") "") (eq (getenv "X") "appx")}}'`, true],
    ["'\" Yes \"'", true],
    ["'{{0}}'", false],
    [".IsBuildFailed", false],
  ])("%s -> %s", async (condition, result) => {
    expect(await runs(condition)).toEqual([result]);
  });

  it.each(["yes", "off", "'{{2}}'", `'{{getenv "X"}}'`, "'{{getenv \"NOPE\"}}'", "'{{IS_TOOL == true}}'"])(
    "fails the step for %s",
    async (condition) => {
      expect(await runs(condition)).toEqual([false, "error workflow/invalid"]);
    },
  );

  it.each([
    `'{{enveq "NOPE" "x"}}'`,
    `'{{or .IsCI (enveq "NOPE" "x")}}'`,
    "'{{range 3}}{{end}}'",
    "'{{.BuildResults.StartTime}}'",
    `'{{define "x"}}{{end}}true'`,
    `'{{printf "%[1]v" true}}'`,
    `'{{$x := getenv "NOPE"}}{{eq $x ""}}'`,
    `'{{range getenv "NOPE"}}{{end}}'`,
  ])("is unknown for %s", async (condition) => {
    expect((await runs(condition, { undefinedIsUnknown: true }))[0]).toBe("unknown");
  });

  it("is decided by what is known where that is enough", async () => {
    expect(await runs(`'{{and (enveq "NOPE" "x") .IsCI}}'`, { undefinedIsUnknown: true })).toEqual([false]);
    expect(await runs(`'{{or (enveq "NOPE" "x") (not .IsCI)}}'`, { undefinedIsUnknown: true })).toEqual([true]);
  });

  it("knows that no step has ended before the first one", async () => {
    const { steps } = await plan(
      "workflows: {wf: {steps: [{probe: {run_if: not .BuildResults.FailedSteps}}, {probe: {run_if: not .BuildResults.FailedSteps}}]}}",
    );
    expect(steps.map((step) => step.runs)).toEqual([true, "unknown"]);
  });

  it("is unknown about failure once a step has run", async () => {
    const { steps } = await plan(
      "workflows: {wf: {steps: [{probe: {}}, {probe: {run_if: .IsBuildFailed}}, {probe: {run_if: .IsBuildOK}}]}}",
    );
    expect(steps.map((step) => step.runs)).toEqual([true, "unknown", "unknown"]);
  });

  it("is the step's own when the file sets none; an empty one switches it off", async () => {
    const steps = [stepWith("never", [], { runIf: () => "false" })];
    const runsOf = async (fields: string) =>
      (await plan(`workflows: {wf: {steps: [{never: ${fields}}]}}`, { steps })).steps[0];
    expect(await runsOf("")).toMatchObject({ runs: false, runIf: { text: "false" } });
    expect(await runsOf("{run_if: }")).toMatchObject({ runs: false });
    expect(await runsOf('{run_if: ""}')).toMatchObject({ runs: true, runIf: { text: "" } });
    expect(await runsOf("{run_if: true}")).toMatchObject({ runs: true, runIf: { location: { line: 3 } } });
  });

  it("keeps a step that does not run from leaving outputs", async () => {
    const { steps } = await plan(
      'workflows: {wf: {steps: [{probe: {run_if: "false"}}, {echo: {inputs: [{v: $OUT}]}}]}}',
    );
    expect(steps[1]?.unresolved.v).toEqual([]);
  });
});
