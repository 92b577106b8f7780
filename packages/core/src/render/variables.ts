import type { CredentialField } from "../adapter/handover.js";
import type { StepVersion } from "../adapter/step-version.js";

/** The variables in which a version hands a field of an Apple ID to its tool. */
export function variablesOf({ hands }: StepVersion, field: CredentialField): string[] {
  const env = Object.entries(hands["apple-id"]?.env ?? {});
  return env
    .filter(([, part]) => typeof part === "object" && "field" in part && part.field === field)
    .map(([name]) => name);
}

/** The variables in which a version exports a 2FA session to the steps after it; none in most. */
export function exportedVariables(step: StepVersion): string[] {
  return step.rules.exportsSession ? variablesOf(step, "session") : [];
}
