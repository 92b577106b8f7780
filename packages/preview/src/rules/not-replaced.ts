import type { EnvItem, UserInput } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import { named } from "../text/named.js";
import { foreignSyntaxes, templateVariable, variableIn } from "./foreign-syntax.js";
import { fieldOf, isUsed } from "./given.js";
import type { AppleStep, AppleStepRule, Scene } from "./rule.js";
import { placeKey, type Variables } from "./variables.js";

/** A value that was to be replaced by another, and reaches the step as it is written: the Bitrise CLI knows `$NAME` alone. */
export const notReplaced: AppleStepRule = {
  about: "apple-step",
  code: "value/not-replaced",
  explains: true,
  check: (step, { variables }: Scene) =>
    step.inputs
      .filter((input) => !input.overridden && fieldOf(step, input.key) !== undefined)
      .flatMap((input) => inInput(step, input, variables) ?? inVariable(step, input, variables) ?? []),
};

interface Words {
  readonly what: string;
  readonly help: string;
}

function inInput(step: AppleStep, input: UserInput, variables: Variables): Finding | null {
  const words = keptVariable(step, input, variables) ?? template(input) ?? foreign(input.converted);
  return words && finding(step, input, `${named(input.key)} ${words.what}`, words.help, input.location);
}

// The variable behind an input, where the file defines it.
function inVariable(step: AppleStep, input: UserInput, variables: Variables): Finding | null {
  for (const place of (step.planned.provenance[input.key] ?? []).slice(1)) {
    const item: EnvItem | undefined = place.kind === "yaml" ? variables.at(placeKey(place)) : undefined;
    const words = item && foreign(item.text);
    if (words)
      return finding(step, input, `The variable ${named(item.key)} ${words.what}`, words.help, item.keyNode.location);
  }
  return null;
}

function finding(
  step: AppleStep,
  { key }: UserInput,
  message: string,
  help: string,
  location: Finding["location"],
): Finding {
  const severity = isUsed(step, key) ? "error" : "warning";
  return { code: "value/not-replaced", severity, message, help, ...(location ? { location } : {}), input: key };
}

function keptVariable({ version }: AppleStep, input: UserInput, { names }: Variables): Words | null {
  const isKept = (input.isExpand ?? version.declared.get(input.key)?.expand ?? true) === false;
  const name = isKept ? variableIn(input.converted) : undefined;
  if (name === undefined) return null;
  const what = names.has(name) ? `the name ${named(name)} itself` : "the name of a variable itself";
  return {
    what: `gives the step ${what}: \`is_expand: false\` keeps the variable from being replaced.`,
    help: "Remove `is_expand: false`.",
  };
}

function template(input: UserInput): Words | null {
  const name = input.isTemplate === true ? undefined : templateVariable(input.converted);
  if (name === undefined) return null;
  return {
    what: "is written as a template, and reaches the step as it is: it is one only with `opts: {is_template: true}`.",
    help: name === "" ? "Write `$NAME` for a variable." : `Write ${named(`$${name}`)}.`,
  };
}

function foreign(text: string): Words | null {
  for (const { whose, meant } of foreignSyntaxes) {
    const name = meant(text);
    if (name === undefined) continue;
    const what = `is written as ${whose} would have it; the Bitrise CLI replaces \`$NAME\` and \`\${NAME}\` alone.`;
    return { what, help: `Write ${named(`$${name}`)}, and give the build a variable of that name.` };
  }
  return null;
}
