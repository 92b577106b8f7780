import { openWorkflowFile, planWorkflow } from "@stepauth/workflow";
import { describe, expect, it } from "vitest";
import { cpuOf, growthFourfold, LINEAR } from "../../../.config/testing/cpu.js";
import { HEAD, libraryOf, probe } from "./support.js";

const times = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join("");
const PROBE = "steps: [{probe: {inputs: [{a: $A}]}}]";

/** Opens the file and plans all of it, which takes no more CPU time than an ordinary file of some hundred steps many times. */
async function survive(content: string | Uint8Array) {
  usual ??= await cpuOf(() => plan(500));
  let survived: Awaited<ReturnType<typeof openAndPlan>> | undefined;
  let least = Number.POSITIVE_INFINITY;
  // Again where it seems long: a busy machine adds to the CPU time too, though little.
  for (let tries = 0; tries < 3 && least >= MOST * usual; tries += 1) {
    const cpu = await cpuOf(async () => {
      survived = await openAndPlan(content);
    });
    least = Math.min(least, cpu);
  }
  expect(least / usual).toBeLessThan(MOST);
  return survived as NonNullable<typeof survived>;
}

const MOST = 20;
let usual: number | undefined;

const generated = (count: number) =>
  `${HEAD}app: {envs: [{A: x}, {B: $A y}]}\nworkflows:\n${times(count, (i) => `  wf${i}:\n    envs:\n    - N: 0123\n    steps:\n    - script@1:\n        inputs:\n        - content: |-\n            echo "$A"\n    - probe:\n        inputs:\n        - a: $B-$N\n`)}`;

async function plan(count: number): Promise<void> {
  const file = await openWorkflowFile({ file: "b.yml", content: generated(count) });
  const received = file.workflows
    .flatMap(({ id }) => planWorkflow(file, id, { library: libraryOf(probe) }).steps)
    .map((step) => step.inputs.a?.text.reveal());
  expect(received.filter((text) => text === "x y-83")).toHaveLength(count);
}

async function openAndPlan(content: string | Uint8Array) {
  const file = await openWorkflowFile({ file: "bitrise.yml", content });
  const plans = file.workflows.map(({ id }) =>
    planWorkflow(file, id, { library: libraryOf(probe), undefinedIsUnknown: true }),
  );
  for (const step of plans.flatMap(({ steps }) => steps)) expect(step.inputs.a?.provenance).toBeDefined();
  const diagnostics = [...file.diagnostics, ...plans.flatMap((plan) => plan.diagnostics)];
  for (const diagnostic of diagnostics) expect(diagnostic.location).toBeDefined();
  return { file, plans, diagnostics, codes: [...new Set(diagnostics.map(({ code }) => code))] };
}

describe("hostile files", () => {
  const levels = (count: number, make: (i: number) => string) =>
    `a0: &a0 [${times(10, () => "x,")}]\n${times(count, make)}`;

  it.each([
    ["an alias bomb", levels(12, (i) => `a${i + 1}: &a${i + 1} [${times(10, () => `*a${i},`)}]\n`)],
    [
      "an alias bomb in a value",
      `${HEAD}${levels(5, (i) => `a${i + 1}: &a${i + 1} [${times(10, () => `*a${i},`)}]\n`)}workflows: {wf: {envs: [{A: *a5}]}}\n`,
    ],
    [
      "a bomb of merge keys",
      `${HEAD}x0: &a0 {a: 1}\n${times(30, (i) => `x${i + 1}: &a${i + 1} {<<: [*a${i}, *a${i}]}\n`)}workflows: {wf: {<<: *a30}}\n`,
    ],
    ["10 000 open brackets", "[".repeat(10_000)],
    ["10 000 brackets", "[".repeat(10_000) + "]".repeat(10_000)],
    ["a million brackets", "[".repeat(1_000_000)],
    ["10 000 braces", "{a: ".repeat(10_000)],
    ["10 000 lists", `${"- ".repeat(10_000)}a`],
    ["10 000 keys in keys", `${"? ".repeat(10_000)}a`],
    ["a key of 1 MB in brackets", `${HEAD}workflows: {? ${"x".repeat(1_000_000)} : {}}`],
    ["a key of 1 MB, written with `?`", `? ${"x".repeat(1_000_000)}\n: 1\n`],
    ["a file of 2 MB", "#".repeat(2 * 1024 * 1024 + 1)],
    ["too many directives", "%a\n".repeat(1000)],
  ])("%s is yaml/limit", async (_, content) => {
    expect((await survive(content)).codes).toEqual(["yaml/limit"]);
  });

  it.each([
    ["a key of 1 MB", `${"x".repeat(1_000_000)}: 1\n`],
    ["a quoted key of 1 MB", `"${"x".repeat(1_000_000)}": 1\n`],
    ["NUL bytes", "a: \0\0\0\n"],
    ["bytes that are no text", new Uint8Array([0x61, 0x3a, 0x20, 0xff, 0xfe])],
    ["quotes without end", `${HEAD}${times(20_000, (i) => `a${i}: "x\n`)}`],
    ["one quote without end", `${HEAD}a: "${"x\n".repeat(300_000)}`],
  ])("%s is yaml/syntax", async (_, content) => {
    expect((await survive(content)).codes).toEqual(["yaml/syntax"]);
  });

  it("takes __proto__ and constructor for names like any other", async () => {
    const { file, codes } = await survive(`${HEAD}__proto__: {polluted: 1}
workflows:
  __proto__: {envs: [{__proto__: 5}, {constructor: 6}], ${PROBE}}
  constructor: {before_run: [__proto__]}
  hasOwnProperty: {before_run: [toString]}
step_bundles: {__proto__: {inputs: [{__proto__: a}]}}
`);
    expect(file.workflows.map(({ id }) => id)).toEqual(["__proto__", "constructor", "hasOwnProperty"]);
    expect(codes).toEqual(["workflow/unknown", "workflow/invalid"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(
      planWorkflow(file, "constructor", { library: libraryOf(probe) })
        .steps[0]?.environment()
        .get("__proto__")
        ?.text.reveal(),
    ).toBe("5");
  });

  it.each([
    ["before_run", `workflows:\n  w0: {${PROBE}}\n${times(30, (i) => `  w${i + 1}: {before_run: [w${i}, w${i}]}\n`)}`],
    [
      "workflows without steps",
      `workflows:\n  w0: {}\n${times(30, (i) => `  w${i + 1}: {before_run: [w${i}], after_run: [w${i}]}\n`)}`,
    ],
  ])("does not run thirty levels of doubling %s", async (_, yaml) => {
    const { plans, codes } = await survive(HEAD + yaml);
    expect(codes).toEqual(["workflow/limit"]);
    expect(plans.at(-1)?.steps).toEqual([]);
    expect(plans[3]?.diagnostics).toEqual([]);
  });

  it("does not unfold thirty levels of doubling bundles", async () => {
    const uses = (i: number) => `{"bundle::b${i}": {}}, {"bundle::b${i}": {}}`;
    const { codes } = await survive(
      `${HEAD}step_bundles:\n  b0: {${PROBE}}\n${times(30, (i) => `  b${i + 1}: {steps: [${uses(i)}]}\n`)}workflows: {wf: {steps: [{"bundle::b30": {}}]}}\n`,
    );
    expect(codes).toEqual(["workflow/limit"]);
  });

  it("does not look for what was meant by each of very many names", async () => {
    const yaml = `${HEAD}workflows:\n${times(4000, (i) => `  w${i}: {before_run: [z${i}]}\n`)}`;
    const { codes, diagnostics } = await survive(yaml);
    expect(codes).toEqual(["workflow/unknown"]);
    expect(diagnostics[0]?.help).toContain("Did you mean");
    expect(diagnostics.at(-1)?.help).toBeUndefined();
  });

  it("plans 10 000 steps and not one more", async () => {
    const yaml = (count: number) => `${HEAD}workflows:\n  wf:\n    steps:\n${"    - script: {}\n".repeat(count)}`;
    const open = async (count: number) =>
      planWorkflow(await openWorkflowFile({ file: "b.yml", content: yaml(count) }), "wf", { library: libraryOf() });
    expect((await open(10_000)).steps).toHaveLength(10_000);
    expect(await open(10_001)).toMatchObject({ steps: [], diagnostics: [{ code: "workflow/limit" }] });
  });

  it("does not build a value that doubles forty times", async () => {
    for (const where of ["app: {envs: [ENVS]}\nworkflows: {wf: {STEPS}}", "workflows: {wf: {envs: [ENVS], STEPS}}"]) {
      const yaml = where.replace("ENVS", `{A: x}${times(40, () => ", {A: $A$A}")}`).replace("STEPS", PROBE);
      const { codes, diagnostics } = await survive(`${HEAD}${yaml}\n`);
      expect(codes).toEqual(["workflow/limit"]);
      expect(diagnostics[0]?.message).toContain("`A`");
    }
  });

  it("does not build very many long values", async () => {
    const { codes } = await survive(
      `${HEAD}workflows: {wf: {envs: [{A: xxxx}${times(15, () => ", {A: $A$A}")}${times(3000, (i) => `, {B${i}: $A.}`)}], ${PROBE}}}\n`,
    );
    expect(codes).toEqual(["workflow/limit"]);
  });

  it("knows the CLI's limit on all values of a step together, each counted as often as it stands there", async () => {
    const yaml = (length: number) =>
      `${HEAD}workflows: {wf: {envs: [{L: ${"x".repeat(length)}}], steps: [{probe: {}}]}}\n`;
    expect((await survive(yaml(130_000))).codes).toEqual([]);
    expect((await survive(yaml(132_000))).codes).toEqual(["workflow/limit"]);
    expect((await survive(yaml(300_000))).codes).toEqual(["workflow/limit"]);
  });

  it.each([
    [
      "a chain of bundles",
      `step_bundles:\n  b0: {${PROBE}}\n${times(5000, (i) => `  b${i + 1}: {steps: [{"bundle::b${i}": {}}]}\n`)}workflows: {wf: {steps: [{"bundle::b5000": {}}]}}\n`,
    ],
    [
      "a chain of workflows",
      `workflows:\n  w0: {${PROBE}}\n${times(500, (i) => `  w${i + 1}: {before_run: [w${i}]}\n`)}`,
    ],
    ["many anchors", `x:\n${times(10_000, (i) => `- &a${i} v\n- *a${i}\n`)}`],
    ["many anchors of one name", `x:\n${times(10_000, () => "- &a v\n")}`],
    [
      "a deep template",
      `workflows: {wf: {steps: [{probe: {run_if: '{{${"(".repeat(100_000)}}}', inputs: [{a: x}]}}]}}`,
    ],
    [
      "spaces in a template",
      `workflows: {wf: {steps: [{probe: {run_if: '{{${" ".repeat(100_000)}true}}', inputs: [{a: x}]}}]}}`,
    ],
  ])("has no trouble with %s", async (_, yaml) => {
    expect((await survive(HEAD + yaml)).codes).toEqual([]);
  });

  it("finds a cycle of thousands of workflows, and does not report it thousands of times", async () => {
    expect(
      (await survive(`${HEAD}workflows:\n${times(2000, (i) => `  w${i}: {before_run: [w${(i + 1) % 2000}]}\n`)}`))
        .diagnostics,
    ).toHaveLength(1);
    const everyOther = times(100, (i) => `w${i},`);
    expect(
      (await survive(`${HEAD}workflows:\n${times(100, (i) => `  w${i}: {before_run: [${everyOther}]}\n`)}`)).diagnostics
        .length,
    ).toBeLessThanOrEqual(20);
  });
});

describe("cost", () => {
  it("grows with the number of workflows, not faster", async () => {
    expect(await growthFourfold(plan, 300)).toBeLessThan(LINEAR);
  });
});
