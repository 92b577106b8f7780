import { type InputField, namesElsewhere } from "@stepauth/core";
import { suggest } from "@stepauth/workflow";
import { adapters } from "../adapters.js";
import type { Finding } from "../model.js";
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

/** The input that was probably meant by the one that a finding says is unknown. */
export function meantBy({ input }: Finding, step: AppleStep): string | undefined {
  return input === undefined || isOfOtherVersion(step, input) ? undefined : meantInput(step, input);
}

const KEY_ID = /^(?:api_)?key_id$/;

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
  return Object.hasOwn(namesElsewhere, word) ? namesElsewhere[word] : fieldsOfAdapters().get(word);
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
