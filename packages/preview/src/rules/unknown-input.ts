import type { InputField } from "@stepauth/core";
import { suggest } from "@stepauth/workflow";
import { adapters } from "../adapters.js";
import { named } from "../text/named.js";
import { givenInput } from "./given.js";
import type { AdviceRule, AppleStep } from "./rule.js";

/** Names the input that was probably meant: another step's name for the same thing, or a slip of the pen. */
export const unknownInput: AdviceRule = {
  about: "advice",
  code: "inputs/unknown",
  advise({ input }, step) {
    if (input === undefined || isOfOtherVersion(step, input)) return {};
    const { apiKeyPath, apiKeyId } = step.version.names;
    if (KEY_ID.test(input) && apiKeyPath !== undefined && apiKeyId === undefined) {
      return { help: `The step reads the key ID from the file name in \`${apiKeyPath}\`: AuthKey_<key ID>.p8.` };
    }
    const meant = meantInput(step, input);
    return meant === undefined ? {} : { help: `Did you mean ${named(meant)}?` };
  },
};

const KEY_ID = /^(?:api_)?key_id$/;

// What the steps of the Xcode family and fastlane's own options call the same things.
const ELSEWHERE: Readonly<Record<string, InputField>> = {
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

function isOfOtherVersion({ adapter }: AppleStep, key: string): boolean {
  return adapter.definition.catalogue.some(({ inputs }) => inputs.some((input) => input.key === key));
}

function meantInput(step: AppleStep, key: string): string | undefined {
  const free = [...step.version.declared.keys()].filter((name) => givenInput(step, name) === undefined);
  const field = fieldElsewhere(key);
  if (field === undefined) return suggest(key, free);
  return free.find((name) => name === step.version.names[field]);
}

function fieldElsewhere(key: string): InputField | undefined {
  const word = key.toLowerCase().replaceAll("-", "_");
  return Object.hasOwn(ELSEWHERE, word) ? ELSEWHERE[word] : fieldsOfAdapters().get(word);
}

let known: ReadonlyMap<string, InputField> | undefined;

/** What the inputs of all adapters mean, by their keys; the adapter that is listed first says it. */
function fieldsOfAdapters(): ReadonlyMap<string, InputField> {
  known ??= new Map(adapters.toReversed().flatMap(meanings));
  return known;
}

function meanings({ definition }: (typeof adapters)[number]): [string, InputField][] {
  const choosing = definition.authTypes.flatMap(({ plan }) => plan.input ?? []);
  const others = Object.entries(definition.inputs).map(([field, key]): [string, InputField] => [
    key,
    field as InputField,
  ]);
  return [...others, ...choosing.map((key): [string, InputField] => [key, "connection"])];
}
