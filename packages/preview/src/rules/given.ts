import type { InputField } from "@stepauth/core";
import type { UserInput } from "@stepauth/workflow";
import type { AppleStep } from "./rule.js";

/** The input of a key that counts: the first of the list. */
export function givenInput({ inputs }: Pick<AppleStep, "inputs">, key: string | undefined): UserInput | undefined {
  return inputs.find((input) => input.key === key && !input.overridden);
}

/** What an input means to the step; undefined for one that is not about authentication. */
export function fieldOf({ version }: Pick<AppleStep, "version">, key: string): InputField | undefined {
  return (Object.keys(version.names) as InputField[]).find((field) => version.names[field] === key);
}

const SECRET_FIELDS: ReadonlySet<InputField | undefined> = new Set(["password", "appPassword", "buildApiToken"]);

/** Whether what an input holds may not be shown. */
export function isSecretInput(step: Pick<AppleStep, "version">, input: UserInput): boolean {
  const sensitive = input.isSensitive ?? step.version.declared.get(input.key)?.sensitive ?? false;
  return sensitive || SECRET_FIELDS.has(fieldOf(step, input.key));
}
