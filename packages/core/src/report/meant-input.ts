import type { InputField } from "../adapter/definition.js";
import type { StepVersion } from "../adapter/step-version.js";

/** What other steps, and fastlane's own options, call the inputs about credentials. */
export const namesElsewhere: Readonly<Record<string, InputField>> = {
  key_id: "apiKeyId",
  bitrise_connection: "connection",
  api_key: "apiKeyPath",
  key_path: "apiKeyPath",
  api_key_issuer: "apiIssuer",
  api_issuer_id: "apiIssuer",
  issuer_id: "apiIssuer",
  username: "appleId",
  user: "appleId",
  app_specific_password: "appPassword",
  application_specific_password: "appPassword",
};

/** The input that was probably meant by a name that the version does not declare: one that is not set, and near it. */
export function meantInput(
  { declared, names }: StepVersion,
  written: string,
  inputs: Readonly<Record<string, string>>,
): string | undefined {
  const word = written.toLowerCase().replaceAll("-", "_");
  const free = [...declared.keys()].filter((key) => (inputs[key] ?? "") === "");
  const elsewhere = Object.hasOwn(namesElsewhere, word) ? namesElsewhere[word] : undefined;
  if (elsewhere !== undefined) return free.find((key) => key === names[elsewhere]);
  return free.find((key) => isOneSlip(word, key));
}

/** Whether two words are the same but for one letter too many, too few, another, or two that have changed places. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a.length < 3) return false;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
