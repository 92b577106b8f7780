import { type Resolution, Secret } from "@stepauth/core";
import type { PlanContext } from "@stepauth/workflow";
import { ASSUMED } from "./account.js";
import type { Preview, PreviewWorkflow } from "./model.js";
import { standIn } from "./resolve-planned.js";
import { type ClearInput, clearAssignments, clearKeys, clearVariables } from "./rules/clear-secrets.js";
import type { Variables } from "./rules/variables.js";

/** Where secrets can be. */
export interface SecretPlaces {
  readonly workflows: readonly PreviewWorkflow[];
  /** Inputs that hold a secret in clear. */
  readonly written: readonly ClearInput[];
  readonly variables: Variables;
  readonly plan: Omit<PlanContext, "library">;
}

/** Where in the files secrets stand in clear. */
export function hiddenPlaces(written: readonly ClearInput[], variables: Variables): Preview["hidden"] {
  const inputs = written.map(({ input }) => ({ file: input.location.file, range: input.valueRange }));
  const items = clearVariables(variables).map(({ item: { valueNode: node } }) => ({
    file: node.source.file,
    range: [node.start, node.end] as const,
  }));
  return distinct([...inputs, ...items, ...clearAssignments(variables).map(({ file, range }) => ({ file, range }))]);
}

function distinct(places: Preview["hidden"]): Preview["hidden"] {
  return [...new Map(places.map((place) => [`${place.range.join()}:${place.file}`, place])).values()];
}

/** Texts that no output may show: of the secrets file, of the credentials, and secrets in clear in the file. */
export function secretsOf(places: SecretPlaces): string[] {
  const secrets = new Set<string>((places.plan.secrets ?? []).map(({ text }) => text));
  for (const text of writtenSecrets(places)) addLines(secrets, text);
  const steps = places.workflows.flatMap((workflow) => workflow.steps);
  for (const { planned, resolution, released } of steps) {
    for (const parts of Object.values(planned.parts)) for (const part of parts) if (part.secret) secrets.add(part.text);
    addSecrets(secrets, resolution);
    if (released) addSecrets(secrets, released);
  }
  secrets.delete(ASSUMED);
  // What stands for a secret that is not known here is the name of a variable, and no secret.
  for (const { planned } of steps)
    for (const names of Object.values(planned.unresolved)) secrets.delete(standIn(names));
  return [...secrets];
}

function writtenSecrets({ written, variables }: SecretPlaces): string[] {
  const inputs = written.flatMap(({ input, text }) => [text, input.written]);
  return [
    ...inputs,
    ...[...clearVariables(variables), ...clearAssignments(variables), ...clearKeys(variables)].map(({ text }) => text),
  ];
}

const SHORTEST_LINE = 12;

// Where a text is shown line by line, each line of a secret is one.
function addLines(secrets: Set<string>, text: string): void {
  secrets.add(text);
  for (const line of text.split(/\r?\n|\\n/)) if (line.trim().length >= SHORTEST_LINE) secrets.add(line.trim());
}

function addSecrets(secrets: Set<string>, { credentials, inputs, env, args, files }: Resolution): void {
  const groups: readonly object[] = [credentials ?? {}, inputs, env, args, files.map(({ content }) => content)];
  for (const group of groups)
    for (const value of Object.values(group)) if (value instanceof Secret) secrets.add(value.reveal());
}
