import { openWorkflowFile, type PlannedStep } from "@stepauth/workflow";
import { expect, it } from "vitest";
import { allFindings, assumedAccount, type PreviewOptions, previewFile } from "../src/index.js";
import { Repeats } from "../src/repeats.js";

const HEAD =
  'format_version: "13"\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\nworkflows:\n';

async function preview(content: string, workflows?: PreviewOptions["workflows"]) {
  const file = await openWorkflowFile({ file: "bitrise.yml", content });
  const plan = { processEnv: {}, ci: true, undefinedIsUnknown: true };
  const account = assumedAccount("both");
  return previewFile(file, {
    policy: "inputs-first",
    context: "ci",
    account,
    plan,
    ...(workflows ? { workflows } : {}),
  });
}

// Each level runs the next one twice; every workflow alone is within the limit of 10 000 steps.
const doubling = (levels: number) =>
  HEAD +
  Array.from({ length: levels }, (_, level) => `  w${level}:\n    before_run: [w${level + 1}, w${level + 1}]\n`).join(
    "",
  ) +
  `  w${levels}:\n    steps:\n    - fastlane@3: {}\n`;

it("leaves out workflows that repeat steps beyond what a person would write, and says which", async () => {
  const { workflows, findings } = await preview(doubling(13));
  const left = findings.filter(({ code }) => code === "workflow/limit");
  expect(left.slice(0, 3).map(({ severity, location }) => [severity, location?.line])).toEqual([
    ["warning", 4],
    ["warning", 6],
    ["warning", 8],
  ]);
  expect(workflows.flatMap(({ steps }) => steps).length).toBeLessThanOrEqual(2000);
  expect(workflows.map(({ id, steps }) => [id.shown, steps.length])).toContainEqual(["w3", 1024]);
  expect(workflows.some(({ id }) => id.shown === "w2")).toBe(false);
});

it("does not plan all of them to find that out", () => {
  const chain = Array.from({ length: 1500 }, () => ({ written: {} })) as PlannedStep[];
  const repeats = new Repeats();
  const planned = chain.filter((_, at) => {
    if (!repeats.hasRoomFor(chain.length - at, 0)) return false;
    repeats.admit(chain.slice(at), () => true);
    return true;
  });
  expect(planned.length).toBeLessThan(20);
});

it("leaves out chains of workflows without steps beyond what a person would write", async () => {
  const chain = (length: number) =>
    HEAD + Array.from({ length }, (_, at) => `  w${at}:\n    before_run: [${at === 0 ? "" : `w${at - 1}`}]\n`).join("");
  const entered = async (length: number) => {
    const { workflows, findings } = await preview(chain(length));
    expect(workflows.length + findings.filter(({ code }) => code === "workflow/limit").length).toBe(length);
    // Each of them enters all those before it.
    return workflows.reduce((sum, { id }) => sum + Number(id.slice(1)), 0);
  };
  expect(await entered(400)).toBe((400 * 399) / 2);
  expect(await entered(2000)).toBeLessThanOrEqual(200_000);
});

it("looks at one of them when it is named", async () => {
  const { workflows, findings } = await preview(doubling(13), ["w2"]);
  expect(workflows.map(({ id, steps }) => [id.shown, steps.length])).toEqual([["w2", 2048]]);
  expect(findings.filter(({ code }) => code === "workflow/limit")).toEqual([]);
});

it("leaves them out for a linter too, and repairs nothing that they may run", async () => {
  const content = doubling(13).replace("fastlane@3: {}", "fastlane@3:\n        inputs:\n        - connection: off");
  const { workflows, findings } = await preview(content, "linted");
  expect(findings.some(({ code }) => code === "workflow/limit")).toBe(true);
  expect(workflows.flatMap(({ steps }) => steps).length).toBeLessThanOrEqual(2000);
  const found = allFindings({ workflows, findings }).filter(({ code }) => code === "inputs/connection-invalid");
  expect(found.length).toBeGreaterThan(0);
  expect(found.some(({ fix }) => fix)).toBe(false);
});

it("never leaves out steps that are written out", async () => {
  const many = Array.from({ length: 3000 }, (_, index) => `  w${index}:\n    steps:\n    - fastlane@3: {}\n`).join("");
  const { workflows, findings } = await preview(HEAD + many);
  expect(workflows).toHaveLength(3000);
  expect(findings.filter(({ code }) => code === "workflow/limit")).toEqual([]);
});

it("says of a workflow that is too long by itself that it is, and looks at the others", async () => {
  const { workflows, findings } = await preview(doubling(30));
  const limits = findings.filter(({ code }) => code === "workflow/limit");
  expect(limits.find(({ location }) => location?.line === 4)?.severity).toBe("error");
  expect(workflows.map(({ id, steps }) => [id.shown, steps.length])).toContainEqual(["w20", 1024]);
});
