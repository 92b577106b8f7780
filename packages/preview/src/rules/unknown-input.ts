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
  if (Object.hasOwn(ELSEWHERE, word)) return ELSEWHERE[word];
  for (const { definition } of adapters) {
    if (definition.authTypes.some(({ plan }) => plan.input === word)) return "connection";
    const found = Object.entries(definition.inputs).find(([, key]) => key === word);
    if (found) return found[0] as InputField;
  }
  return undefined;
}
