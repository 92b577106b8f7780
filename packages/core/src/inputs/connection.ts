import type { StepVersion } from "../adapter/step-version.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import type { Diagnostic } from "../model.js";
import type { Given } from "./given.js";

/** What the `connection` input asks for; `automatic` where a version has no such input. */
export type ConnectionMode =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly error: Diagnostic };

/**
 * Reads the `connection` input. Absent is `automatic`, and so is, for a preview, what only the build knows; the empty text
 * is as wrong as any other value that the version does not take.
 */
export function connectionMode(step: StepVersion, given: Given): ConnectionMode {
  const value = given.unknown.has("connection") ? "automatic" : (given.connection ?? "automatic");
  if (step.connectionValues === null || step.connectionValues.includes(value)) return { ok: true, value };
  return { ok: false, error: invalid(step, value) };
}

function invalid(step: StepVersion, value: string): Diagnostic {
  const key = step.names.connection;
  const allowed = (step.connectionValues ?? []).map((name) => `\`${name}\``).join(", ");
  const { definition, version } = step;
  const what = value === "" ? "is empty" : `has a value that ${definition.step} ${version} does not know`;
  return diagnostic("inputs/connection-invalid", "error", `\`${key}\` ${what}. It takes: ${allowed}.`, {
    help: helpFor(value, step.connectionValues ?? []),
    input: key,
  });
}

// Without quotes YAML 1.1 reads these words as booleans, and the Bitrise CLI hands over the text of the boolean.
function helpFor(value: string, allowed: readonly string[]): string {
  if (value === "false")
    return 'Unquoted `off` and `no` are `false` in YAML, and that is what the step gets. Write `connection: "off"`.';
  if (value === "true")
    return "Unquoted `on` and `yes` are `true` in YAML, and that is what the step gets. Quote the value you mean.";
  const spelled = allowed.find((name) => plain(name) === plain(value));
  if (spelled !== undefined) return `This step spells it \`${spelled}\`.`;
  return 'Leave it out for `automatic`, or write `connection: "off"` to use the step inputs alone.';
}

function plain(word: string): string {
  return word.trim().toLowerCase().replaceAll("-", "_");
}
