import { readFileSync } from "node:fs";
import {
  openWorkflowFile,
  planWorkflow,
  readSecrets,
  type StepDefinition,
  type StepInputDefinition,
} from "@stepauth/workflow";
import { describe, expect, it } from "vitest";

interface Run {
  readonly id: string;
  readonly yaml: string;
  readonly secrets: string | null;
  readonly workflow: string;
  readonly expect: readonly { readonly step: string; readonly inputs: Record<string, string | null> }[];
}

type Rows = readonly { readonly versions: readonly string[]; readonly inputs: readonly StepInputDefinition[] }[];

const read = (name: string) => JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), "utf8"));
const runs: readonly Run[] = read("runs.json");
const rows: Readonly<Record<string, Rows>> = read("steps.json");

function definition(id: string): StepDefinition | undefined {
  const versions = rows[id]?.flatMap((row) => row.versions) ?? [];
  if (versions.length === 0) return undefined;
  const order = new Intl.Collator("en", { numeric: true }).compare;
  return {
    id,
    resolveVersion(lock) {
      const newest = versions
        .filter((version) => lock === "" || version === lock || version.startsWith(`${lock}.`))
        .sort(order)
        .at(-1);
      return { version: newest ?? "", known: newest !== undefined };
    },
    inputs: (version) => rows[id]?.find((row) => row.versions.includes(version))?.inputs ?? [],
  };
}

describe("workflows that the real CLI ran", () => {
  it.each(runs.map((run) => [run.id, run] as const))("%s", async (_, run) => {
    const file = await openWorkflowFile({ file: "bitrise.yml", content: run.yaml });
    const secrets = readSecrets({ file: "secrets.yml", content: run.secrets ?? "envs: []\n" });
    const { steps } = planWorkflow(file, run.workflow, {
      library: { find: definition },
      secrets: secrets.items,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the recordings hold these in place of real folders.
      processEnv: { HOME: "${HOME_DIR}", PATH: "/usr/bin" },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as above.
      workingDirectory: "${CWD}",
    });
    const known = steps.filter(({ step }) => step !== null);
    expect(known.map(({ step }) => step?.id)).toEqual(run.expect.map(({ step }) => step));
    for (const [i, { inputs }] of run.expect.entries()) {
      for (const [key, value] of Object.entries(inputs))
        expect([key, known[i]?.inputs[key]?.text.reveal() ?? ""]).toEqual([key, value ?? ""]);
    }
  });
});
