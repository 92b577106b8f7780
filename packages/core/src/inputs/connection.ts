import type { StepVersion } from "../adapter/step-version.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import type { Diagnostic } from "../model.js";
import { aloneValue } from "../select/leading.js";
import { choice } from "../select/reasons.js";
import type { Given } from "./given.js";

/** What the input that chooses asks for; the plan's own value where a version has no such input. */
export type ConnectionMode =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly error: Diagnostic };

/**
 * Reads the input that chooses. Absent is the plan's default, and so is, for a preview, what only the build knows; the empty
 * text is as wrong as any other value that the version does not take.
 */
export function connectionMode(step: StepVersion, given: Given): ConnectionMode {
  const value = given.unknown.has("connection") ? step.plan.default : (given.connection ?? step.plan.default);
  if (step.connectionValues === null || step.connectionValues.includes(value)) return { ok: true, value };
  return { ok: false, error: invalid(step, value) };
}

function invalid(step: StepVersion, value: string): Diagnostic {
  const key = step.names.connection;
  const allowed = (step.connectionValues ?? []).map((name) => `\`${name}\``).join(", ");
  const { definition, version } = step;
  const what = value === "" ? "is empty" : `has a value that ${definition.step} ${version} does not know`;
  return diagnostic("inputs/connection-invalid", "error", `\`${key}\` ${what}. It takes: ${allowed}.`, {
    help: helpFor(step, value),
    input: key,
  });
}

// Without quotes YAML 1.1 reads these words as booleans, and the Bitrise CLI hands over the text of the boolean.
function helpFor(step: StepVersion, value: string): string {
  const allowed = step.connectionValues ?? [];
  const turned = TURNED[value];
  const meant = turned?.find((word) => allowed.includes(word));
  if (turned && meant !== undefined)
    return `Unquoted ${turned.map((word) => `\`${word}\``).join(" and ")} are \`${value}\` in YAML, and that is what the step gets. Write ${choice(step, meant)}.`;
  if (turned)
    return `Unquoted ${turned.map((word) => `\`${word}\``).join(" and ")} are \`${value}\` in YAML, and that is what the step gets. Quote the value you mean.`;
  const spelled = allowed.find((name) => plain(name) === plain(value));
  if (spelled !== undefined) return `This step spells it \`${spelled}\`.`;
  const alone = aloneValue(step);
  const inputsAlone = alone === null ? "" : `, or write ${choice(step, alone)} to use the step inputs alone`;
  return `Leave it out for \`${step.plan.default}\`${inputsAlone}.`;
}

const TURNED: Readonly<Record<string, readonly string[] | undefined>> = { false: ["off", "no"], true: ["on", "yes"] };

function plain(word: string): string {
  return word.trim().toLowerCase().replaceAll("-", "_");
}
