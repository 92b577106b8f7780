import type { EnvItem, UserInput } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import { named } from "../text/named.js";
import { foreignSyntaxes, templateVariable, variableIn } from "./foreign-syntax.js";
import { fieldOf, isUsed, mayHoldSecret } from "./given.js";
import type { AppleStep, AppleStepRule, Scene } from "./rule.js";
import { isSecretName } from "./secret-names.js";
import { placeKey, type Variables } from "./variables.js";

/** A value that was to be replaced by another, and reaches the step as it is written: the Bitrise CLI knows `$NAME` alone. */
export const notReplaced: AppleStepRule = {
  about: "apple-step",
  by: "outcome",
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
  const shown = { text: input.converted, mayShow: mayShowIn(variables, mayHoldSecret(step, input)) };
  const words = keptVariable(step, input, variables) ?? template(input, shown) ?? foreign(shown);
  return words && finding(step, input, `${named(input.key)} ${words.what}`, words.help, input.location);
}

/** A text, and whether a word of it may be shown: where a secret belongs, it may be a secret. */
interface Shown {
  readonly text: string;
  mayShow(name: string): boolean;
}

function mayShowIn({ names }: Variables, isSecret: boolean): Shown["mayShow"] {
  return (name) => !isSecret || names.has(name);
}

// The variable behind an input, where the file defines it.
function inVariable(step: AppleStep, input: UserInput, variables: Variables): Finding | null {
  for (const place of (step.planned.input(input.key)?.provenance ?? []).slice(1)) {
    const item: EnvItem | undefined = place.kind === "yaml" ? variables.at(placeKey(place)) : undefined;
    const isSecret = mayHoldSecret(step, input) || item?.options.isSensitive === true || isSecretName(item?.key ?? "");
    const words = item && foreign({ text: item.text, mayShow: mayShowIn(variables, isSecret) });
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

function template(input: UserInput, { text, mayShow }: Shown): Words | null {
  const name = input.isTemplate === true ? undefined : templateVariable(text);
  if (name === undefined) return null;
  return {
    what: "is written as a template, and reaches the step as it is: it is one only with `opts: {is_template: true}`.",
    help: name !== "" && mayShow(name) ? `Write ${named(`$${name}`)}.` : "Write `$NAME` for a variable.",
  };
}

function foreign({ text, mayShow }: Shown): Words | null {
  for (const { whose, meant } of foreignSyntaxes) {
    const name = meant(text);
    if (name === undefined) continue;
    const what = `is written as ${whose} would have it; the Bitrise CLI replaces \`$NAME\` and \`\${NAME}\` alone.`;
    const word = mayShow(name) ? named(`$${name}`) : "`$NAME`";
    return { what, help: `Write ${word}, and give the build a variable of that name.` };
  }
  return null;
}
