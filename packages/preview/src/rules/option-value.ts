import { suggest, type UserInput } from "@stepauth/workflow";
import { replaceInput } from "../fix/edits.js";
import type { Finding } from "../model.js";
import { named } from "../text/named.js";
import { givenInput } from "./given.js";
import type { AdviceRule, AppleStep, AppleStepRule } from "./rule.js";
import { quotedWhereDefined } from "./turned.js";
import { isTurned } from "./unquoted.js";

/** A value that is none of those that the input declares, where the step checks that before it starts. */
export const optionValue: AppleStepRule = {
  about: "apple-step",
  by: "file",
  code: "inputs/value-invalid",
  check(step) {
    // The steps that choose check all their options; of those that decide with them the resolver says it.
    const { connectionValues, names, rules } = step.version;
    if (connectionValues === null) return [];
    return step.inputs
      .filter(({ key, overridden }) => !overridden && key !== names.connection && !rules.checkedOptions.includes(key))
      .flatMap((input) => refused(step, input));
  },
};

/** What is meant by a value that the resolver refuses, where that is plain. */
export const meantOption: AdviceRule = {
  about: "advice",
  code: "inputs/value-invalid",
  advise({ input: key }, step, { variables }) {
    const input = givenInput(step, key);
    const options = step.version.declared.get(key ?? "")?.value_options ?? [];
    const behind = quotedWhereDefined(step, key, options, variables);
    if (behind) return behind;
    if (input === undefined || options.length === 0) return {};
    const meant = sameWord(input.isPlain ? input.written : input.converted, options);
    const edit = meant === undefined || input.converted.includes("$") ? null : replaceInput(step.sources, input, meant);
    return edit ? { fix: { title: `write \`"${meant}"\``, edits: [edit] } } : {};
  },
};

// Shorter words are as near to what is not meant.
const SHORTEST_TYPO = 5;

function refused(step: AppleStep, input: UserInput): Finding[] {
  const { planned, version, resolution } = step;
  const options = version.declared.get(input.key)?.value_options ?? [];
  const received = planned.input(input.key);
  const value = received?.text.reveal() ?? "";
  const isKnown = (received?.unresolved ?? []).length === 0 && received?.text.isVeiled !== true;
  if (options.length === 0 || !isKnown || options.includes(value) || isTurned(input)) return [];
  const meant = sameWord(value, options);
  const edit = meant !== undefined && input.converted === value ? replaceInput(step.sources, input, meant) : null;
  const near = meant ?? (value.length >= SHORTEST_TYPO ? suggest(value, options) : undefined);
  const what = value === "" ? "is empty" : `has a value that ${resolution.step} ${resolution.version} does not know`;
  return [
    {
      code: "inputs/value-invalid",
      severity: "error",
      message: `${named(input.key)} ${what}. It takes: ${options.map(named).join(", ")}.`,
      ...(near === undefined ? {} : { help: `Write \`"${near}"\`.` }),
      location: input.valueLocation ?? input.location,
      input: input.key,
      ...(edit ? { fix: { title: `write \`"${meant}"\``, edits: [edit] } } : {}),
    },
  ];
}

const TRUTH = [/^(?:yes|y|true|on|1)$/, /^(?:no|n|false|off|0)$/];

/** The option that says the same: in other letters, with other hyphens, or yes for true. */
function sameWord(value: string, options: readonly string[]): string | undefined {
  const word = value.trim().toLowerCase();
  const spelled = [word, word.replaceAll("_", "-"), word.replaceAll("-", "_")].find((one) => options.includes(one));
  if (spelled !== undefined) return spelled;
  const truth = TRUTH.find((words) => words.test(word));
  return options.find((option) => truth?.test(option));
}
