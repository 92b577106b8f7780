import type { VersionKnown } from "../adapter/adapter.js";
import { declaredSince } from "../adapter/catalogue.js";
import type { AnyDefinition } from "../adapter/definition.js";
import type { StepVersion } from "../adapter/step-version.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import type { Diagnostic } from "../model.js";
import { onceFor, recurring } from "../remember.js";
import { meantInput } from "./meant-input.js";

/** About the step itself: a version that is not in the catalogue, a deprecated step. */
export function stepFindings(step: StepVersion, known: VersionKnown): readonly Diagnostic[] {
  const deprecated = deprecation(step.definition);
  return known === true ? deprecated : [versionUnknown(step, known), ...deprecated];
}

function versionUnknown({ definition, version }: StepVersion, asked: Exclude<VersionKnown, true>): Diagnostic {
  if (asked !== false) {
    const message = `The reference names a ${asked} of ${definition.step}: its code may be anything, and is taken for that of the newest version, ${version}.`;
    const help = `Name a tag to be sure, such as \`@${version}\`.`;
    return diagnostic("step/version-unknown", "warning", message, { help });
  }
  const message = `stepauth does not know this version of ${definition.step}, and treats it as ${version}.`;
  const { catalogueDay } = definition;
  const age = catalogueDay === undefined ? "" : `Its list of versions is of ${catalogueDay}. `;
  const help = `${age}Update stepauth for versions newer than it, or check the version's spelling.`;
  return diagnostic("step/version-unknown", "warning", message, { help });
}

const deprecation = onceFor(({ step, deprecated }: AnyDefinition): readonly Diagnostic[] => {
  if (!deprecated) return [];
  const message = `${step} is deprecated in the step library (removal date ${deprecated.since}).`;
  const help = `Use ${deprecated.successors.join(", or ")}.`;
  return [recurring(diagnostic("step/deprecated", "warning", message, { help }))];
});

/** Inputs that the version does not declare: the Bitrise CLI drops them without a word. */
export function unknownInputs(step: StepVersion, inputs: Readonly<Record<string, string>>): Diagnostic[] {
  return Object.keys(inputs)
    .filter((key) => !step.declared.has(key))
    .map((key) => unknownInput(step, key, inputs));
}

function unknownInput(step: StepVersion, key: string, inputs: Readonly<Record<string, string>>): Diagnostic {
  const { definition, version } = step;
  const since = declaredSince(definition.catalogue, key);
  const message = `${definition.step} ${version} has no input \`${shownName(key)}\`; its value is dropped.`;
  const help = since === null ? instead(step, key, inputs) : `Other versions have it (${since} is the first).`;
  return diagnostic("inputs/unknown", "warning", message, { help, input: key });
}

function instead(step: StepVersion, key: string, inputs: Readonly<Record<string, string>>): string {
  const meant = meantInput(step, key, inputs);
  return meant === undefined
    ? `Its inputs are: ${[...step.declared.keys()].join(", ")}.`
    : `Did you mean \`${meant}\`?`;
}

// Without its colon, a value is a part of the key.
function shownName(key: string): string {
  const name = /^[^\p{L}\p{N}\s]{0,20}[\p{L}\p{N}_.-]{0,100}/u.exec(key)?.[0] ?? "";
  return name === key ? name : `${name}...`;
}
