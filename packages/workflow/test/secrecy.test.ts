import { Text } from "@stepauth/text";
import { describe, expect, it } from "vitest";
import { codes, plan } from "./support.js";

/** What may be seen of a step, with one secret or another. */
async function visible(yaml: string, secret: string): Promise<unknown> {
  const { steps, diagnostics } = await plan(yaml, {
    secretsYaml: `envs: [{PW: ${JSON.stringify(secret)}, opts: {is_expand: false}}]`,
    undefinedIsUnknown: true,
  });
  return JSON.parse(
    JSON.stringify({ steps: steps.map(({ runs, runIf, inputs }) => ({ runs, runIf, inputs })), diagnostics }),
  );
}

const file = (fields: string) =>
  `app: {envs: [{Xh: public-h}, {Xj: public-j}, {h: one}]}\nworkflows: {wf: {steps: [{echo: {${fields}}}, {echo: {inputs: [{v: after}]}}]}}`;
const input = (template: string) => file(`inputs: [{v: '${template}', opts: {is_template: true}}]`);

describe("nothing visible depends on what a secret is", () => {
  it.each([
    '{{slice (getenv "PW") 0 1}}',
    '{{slice (getenv "PW") 0 9}}',
    '{{index (getenv "PW") 0}}',
    '{{index (getenv "PW") 8}}',
    '{{len (getenv "PW")}}',
    '{{if eq (slice (getenv "PW") 0 1) "h"}}yes{{end}}',
    '{{if enveq "PW" "hunter2"}}yes{{else}}no{{end}}',
    '{{if envcontain "PW" "h"}}{{getenv "NOPE"}}{{else}}{{getenv "OTHER"}}{{end}}',
    '{{if eq (slice (getenv "PW") 0 1) "h"}}{{getenv "Xh"}}{{end}}',
    '{{if eq (slice (getenv "PW") 0 1) "h"}}{{index "a" 5}}{{end}}',
    '{{if eq (slice (getenv "PW") 0 1) "h"}}{{define "x"}}{{end}}{{end}}',
    '{{if eq (slice (getenv "PW") 0 9) "h"}}a{{else if lt (getenv "PW") "i"}}b{{end}}',
    '{{$x := "a"}}{{if eq (slice (getenv "PW") 0 1) "h"}}{{$x = "b"}}{{end}}{{$x}}',
    '{{$x := "a"}}{{if eq (slice (getenv "PW") 0 1) "h"}}{{$x = 1}}{{end}}{{eq $x "a"}}',
    '{{$x := ""}}{{if envcontain "PW" "h"}}{{$x = "b"}}{{end}}{{if $x}}{{getenv "NOPE"}}{{end}}',
    '{{and (envcontain "PW" "h") (eq (getenv "NOPE") "")}}',
    '{{or (envcontain "PW" "h") (index "a" 1)}}',
    '{{with slice (getenv "PW") 0 1}}{{.}}{{end}}',
    '{{getenv (slice (getenv "PW") 0 1)}}',
    '{{getenv (print "X" (slice (getenv "PW") 0 1))}}',
    '$X{{slice (getenv "PW") 0 1}}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the CLI's own syntax.
    '${X{{slice (getenv "PW") 0 1}}}',
    '{{printf "%.1s" (getenv "PW")}}',
    '{{printf "%q" (getenv "PW")}}',
    '{{printf (getenv "PW") 1 2}}',
    '{{not (envcontain "PW" "h")}}',
    '{{getenv "PW"}}',
    "$PW",
    '{{getenv "PW" | urlquery | print "x"}}',
  ])("in an input: %s", async (template) => {
    const seen = await visible(input(template), "hunter2");
    expect(await visible(input(template), "jé%d")).toEqual(seen);
    expect(JSON.stringify(seen)).not.toMatch(/hunter|public-/);
  });

  it.each([
    'eq (slice (getenv "PW") 0 1) "h"',
    'enveq "PW" "hunter2" | not',
    'ne (getenv "PW") "hunter2"',
    'envcontain "PW" "unter"',
    'ge (getenv "PW") "i"',
    'eq (len (getenv "PW")) 7',
    'and .IsCI (index (getenv "PW") 6)',
    'getenv "PW"',
    '{{if enveq "PW" "hunter2"}}true{{else}}false{{end}}',
    '{{if enveq "PW" "hunter2"}}true{{else}}nonsense{{end}}',
  ])("in a condition, which is unknown: %s", async (condition) => {
    const seen = await visible(file(`run_if: '${condition}'`), "hunter2");
    expect(seen).toMatchObject({ diagnostics: [] });
    expect(await visible(file(`run_if: '${condition}'`), "jé%d")).toEqual(seen);
    const { steps } = await plan(file(`run_if: '${condition}'`), { secretsYaml: "envs: [{PW: hunter2}]", ci: true });
    expect(steps[0]?.runs).toBe("unknown");
  });

  it("over many steps, each of which asks for one letter", async () => {
    const letters = "abcdefghijklmnopqrstuvwxyz".split("");
    const steps = letters.map((letter) => `{echo: {run_if: '{{ eq (slice (getenv "PW") 0 1) "${letter}" }}'}}`);
    const planned = await plan(`workflows: {wf: {steps: [${steps}]}}`, { secretsYaml: "envs: [{PW: hunter2}]" });
    expect(new Set(planned.steps.map(({ runs }) => runs))).toEqual(new Set(["unknown"]));
  });
});

describe("whether a secret is empty is no secret", () => {
  it.each([
    ['ne (getenv "PW") ""', true, false],
    ['getenv "PW" | eq ""', false, true],
    ['enveq "PW" ""', false, true],
    ['enveq "PW" "" | not', true, false],
    ['{{if getenv "PW"}}true{{else}}false{{end}}', true, false],
    ['{{with getenv "PW"}}true{{else}}false{{end}}', true, false],
    ['and (getenv "PW") .IsCI | not | not', true, false],
    ['not (getenv "PW")', false, true],
    // Of what is known to be absent, everything is known.
    ['enveq "PW" "hunter2"', "unknown", false],
    ['eq (len (getenv "PW")) 0', "unknown", true],
  ])("%s", async (condition, given, empty) => {
    const runs = async (secret: string) => {
      const { steps, diagnostics } = await plan(file(`run_if: '${condition}'`), {
        secretsYaml: `envs: [{PW: "${secret}"}]`,
        ci: true,
      });
      return [steps[0]?.runs, ...codes(diagnostics)];
    };
    expect([await runs("hunter2"), await runs("")]).toEqual([[given], [empty]]);
  });

  it("and a mistake that has nothing to do with it is said", async () => {
    const { diagnostics } = await plan(file(`run_if: 'eq (getenv "PW") 1'`), { secretsYaml: "envs: [{PW: a}]" });
    expect(codes(diagnostics)).toEqual(["error workflow/invalid"]);
  });
});

describe("names of variables", () => {
  it.each([
    ["{V: a$word}", ["[redacted]"]],
    ["{V: $WORD}", ["WORD"]],
    ["{U: a$word}, {V: $U}", ["[redacted]"]],
  ])("behind a secret input, in %s", async (envs, shown) => {
    const input = "{v: $V, opts: {is_sensitive: true}}";
    const yaml = `app: {envs: [${envs}]}\nworkflows: {wf: {steps: [{echo: {inputs: [${input}]}}]}}`;
    const { steps } = await plan(yaml, { undefinedIsUnknown: true });
    expect(JSON.parse(JSON.stringify(steps[0]?.inputs.v?.unresolved))).toEqual(shown);
  });

  const names = async (app: string, options = {}) => {
    const { steps } = await plan(`app: {envs: [${app}]}\nworkflows: {wf: {steps: [{echo: {inputs: [{v: $V}]}}]}}`, {
      undefinedIsUnknown: true,
      ...options,
    });
    return JSON.parse(JSON.stringify(steps[0]?.inputs.v?.unresolved));
  };

  it.each([
    ["{V: a$word, opts: {is_sensitive: true}}", ["[redacted]"]],
    ["{V: $WORD, opts: {is_sensitive: true}}", ["WORD"]],
    ["{V: a$word}", ["word"]],
  ])("in %s", async (app, shown) => {
    expect(await names(app)).toEqual(shown);
  });

  it("in the secrets file", async () => {
    expect(await names("", { secretsYaml: "envs: [{V: $word}]" })).toEqual(["[redacted]"]);
  });
});

describe("the literals of a file", () => {
  it("are as secret as whoever plans says, piece by piece", async () => {
    const literal = ({ text }: { text: string }): Text<never> => {
      const at = text.indexOf("//") + 2;
      const end = text.indexOf("@");
      if (end === -1) return Text.of(text);
      return Text.join([Text.of(text.slice(0, at)), Text.secret(text.slice(at, end)), Text.of(text.slice(end))]);
    };
    const yaml = `app: {envs: [{A: "https://u:p@h/$B"}, {C: "https://u:$PW@h"}]}
workflows: {wf: {steps: [{probe: {inputs: [{a: $A}, {d: $C}]}}]}}`;
    const { steps } = await plan(yaml, { literal, undefinedIsUnknown: true });
    expect(JSON.parse(JSON.stringify(steps[0]?.inputs))).toMatchObject({
      a: { text: "https://[redacted]@h/", unresolved: ["B"] },
      d: { text: "https://[redacted]@h", unresolved: ["PW"] },
    });
  });

  it("of a dotenv file are all secret, and so is a path made of one", async () => {
    const dotenv = [{ name: "PATH", value: "/mine", file: ".env" }];
    const { steps } = await plan("workflows: {wf: {steps: [{echo: {inputs: [{v: $PATH}]}}]}}", { dotenv, home: "/h" });
    expect(steps[0]?.inputs.v?.text.shown).toBe("/h/.bitrise/tools:[redacted]");
  });
});
