import { type Resolution, Secret } from "@stepauth/core";
import type { PlanContext, PlannedStep } from "@stepauth/workflow";
import { ASSUMED } from "./account.js";
import type { Preview, PreviewWorkflow } from "./model.js";
import { clearInputs, clearKeys, clearVariables, markedInputs } from "./rules/clear-secrets.js";
import type { Variables } from "./rules/variables.js";

/** Where secrets can be. */
export interface SecretPlaces {
  readonly workflows: readonly PreviewWorkflow[];
  readonly others: readonly PlannedStep[];
  readonly variables: Variables;
  readonly plan: Omit<PlanContext, "library">;
}

/** Where in the files secrets stand in clear. */
export function hiddenPlaces(places: Omit<SecretPlaces, "plan">): Preview["hidden"] {
  const { variables } = places;
  const inputs = writtenInputs(places).map(({ input }) => ({ file: input.location.file, range: input.valueRange }));
  const items = clearVariables(variables).map(({ item: { valueNode: node } }) => ({
    file: node.source.file,
    range: [node.start, node.end] as const,
  }));
  return distinct([...inputs, ...items]);
}

function distinct(places: Preview["hidden"]): Preview["hidden"] {
  return [...new Map(places.map((place) => [`${place.range.join()}:${place.file}`, place])).values()];
}

/** Texts that no output may show: of the secrets file, of the credentials, and secrets in clear in the file. */
export function secretsOf({ plan, ...places }: SecretPlaces): string[] {
  const secrets = new Set<string>((plan.secrets ?? []).map(({ text }) => text));
  for (const text of writtenSecrets(places)) addLines(secrets, text);
  for (const { planned, resolution, released } of places.workflows.flatMap(({ steps }) => steps)) {
    for (const part of Object.values(planned.parts).flat()) if (part.secret) secrets.add(part.text);
    for (const value of [resolution, released].flatMap((each) => (each ? secretValues(each) : []))) secrets.add(value);
  }
  secrets.delete(ASSUMED);
  return [...secrets];
}

function writtenSecrets(places: Omit<SecretPlaces, "plan">): string[] {
  const { variables } = places;
  const written = writtenInputs(places).flatMap(({ input, text }) => [text, input.written]);
  return [...written, ...[...clearVariables(variables), ...clearKeys(variables)].map(({ text }) => text)];
}

function writtenInputs({ workflows, others, variables }: Omit<SecretPlaces, "plan">) {
  const inputs = workflows.flatMap(({ steps }) =>
    steps.flatMap(({ planned, adapter, resolution }) =>
      clearInputs({ inputs: planned.userInputs, version: adapter.describe(resolution.version) }),
    ),
  );
  return [...inputs, ...(hasMarks(variables) ? others.flatMap(markedInputs) : [])];
}

function hasMarks({ sources }: Variables): boolean {
  return sources.some(({ source }) => source.text.includes("is_sensitive"));
}

const SHORTEST_LINE = 12;

// Where a text is shown line by line, each line of a secret is one.
function addLines(secrets: Set<string>, text: string): void {
  secrets.add(text);
  for (const line of text.split(/\r?\n|\\n/)) if (line.trim().length >= SHORTEST_LINE) secrets.add(line.trim());
}

function secretValues({ credentials, inputs, env, args, files }: Resolution): string[] {
  const groups: readonly object[] = [credentials ?? {}, inputs, env, args];
  const values = groups.flatMap((group) => Object.values(group) as unknown[]);
  const contents = files.map(({ content }) => content);
  return [...values, ...contents].flatMap((value) => (value instanceof Secret ? [value.reveal()] : []));
}
