import type { StepVersion } from "../adapter/step-version.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import type { Diagnostic } from "../model.js";
import type { Given } from "./given.js";

/** The values that the step checks before it does anything: one of those that `step.yml` offers, or a whole number. */
export function checkedInputs(step: StepVersion, given: Given): Diagnostic[] {
  const { checkedOptions, checkedIntegers } = step.rules;
  if (checkedOptions.length === 0 && checkedIntegers.length === 0) return [];
  return [
    ...checkedOptions.flatMap((key) => wrongOption(step, given, key)),
    ...checkedIntegers.flatMap((key) => wrongInteger(step, given, key)),
  ];
}

function wrongOption(step: StepVersion, given: Given, key: string): Diagnostic[] {
  const options = step.declared.get(key)?.value_options ?? [];
  const text = given.text(key);
  if (text === null || options.length === 0 || options.includes(text)) return [];
  const allowed = options.map((option) => `\`${option}\``).join(", ");
  const help =
    text === "true" || text === "false"
      ? `Unquoted \`yes\` and \`no\` are \`true\` and \`false\` in YAML, and that is what the step gets. Put the value in quotes.`
      : `Write one of these, in quotes.`;
  return [invalid(step, key, text, `It takes: ${allowed}.`, help)];
}

const INTEGER = /^[-+]?\d{1,18}$/;

function wrongInteger(step: StepVersion, given: Given, key: string): Diagnostic[] {
  const text = given.text(key);
  if (text === null || !step.declared.has(key) || INTEGER.test(text)) return [];
  return [invalid(step, key, text, "It takes a whole number.", "Write it in digits, or leave the input out.")];
}

function invalid({ definition, version }: StepVersion, key: string, text: string, takes: string, help: string) {
  const what = text === "" ? "is empty" : `has a value that ${definition.step} ${version} does not take`;
  return diagnostic("inputs/value-invalid", "error", `\`${key}\` ${what}. ${takes}`, { help, input: key });
}
