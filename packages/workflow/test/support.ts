import {
  openWorkflowFile,
  type PlanContext,
  type PlannedStep,
  type ProvenanceEntry,
  planWorkflow,
  readSecrets,
  type StepDefinition,
  type StepInputDefinition,
  type StepLibrary,
} from "@stepauth/workflow";

const inputs: StepInputDefinition[] = [
  { key: "a", default: "default-a" },
  { key: "b", default: "default-b", isExpand: false },
  { key: "c", default: "$a/$X" },
  { key: "d", default: "" },
  { key: "s", default: "", isSensitive: true },
  { key: "n", default: "12" },
  { key: "t", default: "{{.IsCI}}", isTemplate: true },
];

/** A step made for looking at what arrives. */
export const probe: StepDefinition = {
  id: "probe",
  repositories: ["bitrise-steplib/steps-probe"],
  resolveVersion: (lock) => ({ version: lock === "" ? "1.0.0" : lock, known: lock === "" || lock === "1" }),
  inputs: () => inputs,
  outputs: () => ["X", "OUT"],
};

/** A step that declares what it is told to. */
export function stepWith(
  id: string,
  declared: readonly StepInputDefinition[],
  more: Partial<StepDefinition> = {},
): StepDefinition {
  return { id, resolveVersion: () => ({ version: "1.0.0", known: true }), inputs: () => declared, ...more };
}

/** A step that receives one text. */
export const echo = stepWith("echo", [{ key: "v", default: "" }]);

export function libraryOf(...steps: StepDefinition[]): StepLibrary {
  return { find: (id) => steps.find((step) => step.id === id) };
}

export const HEAD =
  "format_version: '11'\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\n";

/** The rest of a file, without the lines that every file needs. */
export async function open(yaml: string) {
  return openWorkflowFile({ file: "bitrise.yml", content: HEAD + yaml });
}

export interface PlanOptions extends Partial<PlanContext> {
  readonly workflow?: string;
  readonly secretsYaml?: string;
  readonly steps?: readonly StepDefinition[];
}

export async function plan(yaml: string, options: PlanOptions = {}) {
  const { workflow = "wf", secretsYaml, steps = [], ...context } = options;
  const file = await open(yaml);
  const secrets = secretsYaml === undefined ? undefined : readSecrets({ file: "secrets.yml", content: secretsYaml });
  const library = libraryOf(probe, echo, ...steps);
  const planned = planWorkflow(file, workflow, { library, ...(secrets ? { secrets: secrets.items } : {}), ...context });
  const diagnostics = [...file.diagnostics, ...planned.diagnostics];
  return { ...planned, steps: planned.steps.map((step) => Object.assign(step, inClear(step))), diagnostics };
}

/** The inputs of a step as plain texts. */
export function inClear({ inputs }: PlannedStep) {
  const record = <T>(of: (value: PlannedStep["inputs"][string]) => T): Record<string, T> => {
    const made: Record<string, T> = Object.create(null);
    for (const [key, value] of Object.entries(inputs)) made[key] = of(value);
    return made;
  };
  return {
    received: record(({ text }) => text.reveal()),
    unresolved: record(({ unresolved }) => unresolved.map((name) => name.reveal())),
    provenance: record(({ provenance }) => provenance.map(named)),
  };
}

function named({ name, ...entry }: ProvenanceEntry) {
  return name === undefined ? entry : { ...entry, name: name.reveal() };
}

/** What each step receives. */
export async function received(yaml: string, options: PlanOptions = {}): Promise<Record<string, string>[]> {
  return (await plan(yaml, options)).steps.map((step) => ({ ...step.received }));
}

/** What a probe receives for these inputs (flow style), with `X: appx` in the app. */
export async function probed(inputsYaml: string, options: PlanOptions = {}, app = ""): Promise<Record<string, string>> {
  const [first] = await received(
    `app: {envs: [{X: appx}${app}]}\nworkflows: {wf: {steps: [{probe: {inputs: ${inputsYaml}}}]}}\n`,
    options,
  );
  return first ?? {};
}

/** The text of `$NAME` for each name, as a step at the end of `wf` sees it. */
export async function seen(
  yaml: string,
  names: readonly string[],
  options: PlanOptions = {},
): Promise<Record<string, string>> {
  const { steps } = await plan(yaml, options);
  return variables(steps.at(-1), names);
}

export function variables(step: PlannedStep | undefined, names: readonly string[]): Record<string, string> {
  const environment = step?.environment();
  return Object.fromEntries(names.map((name) => [name, environment?.get(name)?.text.reveal() ?? "<unset>"]));
}

export function codes(diagnostics: readonly { code: string; severity: string }[]): string[] {
  return diagnostics.map(({ code, severity }) => `${severity} ${code}`);
}
