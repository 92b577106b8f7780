import { credentialInputs, type InputField, onceFor } from "@stepauth/core";
import type { UserInput } from "@stepauth/workflow";
import type { AppleStep } from "./rule.js";

type Inputs = AppleStep["inputs"];

/** The input of a key that counts: the first of the list. */
export function givenInput({ inputs }: Pick<AppleStep, "inputs">, key: string | undefined): UserInput | undefined {
  if (key === undefined) return undefined;
  return indexOf(inputs).get(key);
}

// A list may be long, and is asked for each of its members.
const indexOf = onceFor<Inputs, ReadonlyMap<string, UserInput>>(
  (inputs) => new Map(inputs.filter(({ overridden }) => !overridden).map((input) => [input.key, input])),
);

/** What an input means to the step; undefined for one that is not about authentication. */
export function fieldOf({ version }: Pick<AppleStep, "version">, key: string): InputField | undefined {
  return (Object.keys(version.names) as InputField[]).find((field) => version.names[field] === key);
}

/** Whether the credentials that were selected are made of an input. */
export function isUsed({ version, resolution }: Pick<AppleStep, "version" | "resolution">, key: string): boolean {
  if (resolution.status !== "resolved" || resolution.origin !== "inputs" || !resolution.method) return false;
  const field = fieldOf({ version }, key);
  return (credentialInputs[resolution.method] as readonly (InputField | undefined)[]).includes(field);
}

const SECRET_FIELDS: ReadonlySet<InputField | undefined> = new Set(["password", "appPassword", "buildApiToken"]);

/** Whether what an input holds may not be shown. */
export function isSecretInput(step: Pick<AppleStep, "version">, input: UserInput): boolean {
  const sensitive = input.isSensitive ?? step.version.declared.get(input.key)?.sensitive ?? false;
  return sensitive || SECRET_FIELDS.has(fieldOf(step, input.key));
}

/** Whether a word in an input may be a secret. An Apple ID is masked where it is shown, and an address: no word is one. */
export function mayHoldSecret(step: Pick<AppleStep, "version">, input: UserInput): boolean {
  return isSecretInput(step, input) && fieldOf(step, input.key) !== "appleId";
}
