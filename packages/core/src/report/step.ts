import { declaredSince } from "../adapter/catalogue.js";
import type { StepVersion } from "../adapter/step-version.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import type { Diagnostic } from "../model.js";

/** About the step itself: a version that is not in the catalogue, a deprecated step. */
export function stepFindings({ definition, version }: StepVersion, known: boolean): Diagnostic[] {
  const { step, deprecated } = definition;
  const unknown = `stepauth does not know this version of ${step}, and treats it as ${version}.`;
  const help = "Update stepauth for versions newer than it, or check the version's spelling.";
  return [
    ...(known ? [] : [diagnostic("step/version-unknown", "warning", unknown, { help })]),
    ...(deprecated ? [deprecation(step, deprecated)] : []),
  ];
}

function deprecation(
  step: string,
  { since, successors }: { since: string; successors: readonly string[] },
): Diagnostic {
  const message = `${step} is deprecated in the step library (removal date ${since}).`;
  return diagnostic("step/deprecated", "warning", message, { help: `Use ${successors.join(", or ")}.` });
}

/** Inputs that the version does not declare: the Bitrise CLI drops them without a word. */
export function unknownInputs(step: StepVersion, inputs: Readonly<Record<string, string>>): Diagnostic[] {
  return Object.keys(inputs)
    .filter((key) => !step.declared.has(key))
    .map((key) => unknownInput(step, key));
}

function unknownInput({ definition, version, declared }: StepVersion, key: string): Diagnostic {
  const since = declaredSince(definition.catalogue, key);
  const name = key.slice(0, 100);
  const message = `${definition.step} ${version} has no input \`${name}\`; its value is dropped.`;
  const help =
    since === null
      ? `Its inputs are: ${[...declared.keys()].join(", ")}.`
      : `Other versions have it (${since} is the first).`;
  return diagnostic("inputs/unknown", "warning", message, { help, input: key });
}
