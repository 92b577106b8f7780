import { type EmptyVariable, suggest, type UserInput } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import { named } from "../text/named.js";
import { fieldOf } from "./given.js";
import type { AppleStep, AppleStepRule, Scene } from "./rule.js";

/** An input that mentions a variable of which it is certain that it is empty. */
export const unsetVariable: AppleStepRule = {
  about: "apple-step",
  by: "file",
  code: "variable/unset",
  check(step, scene) {
    return step.inputs
      .filter(({ declared, overridden }) => declared === true && !overridden)
      .flatMap((input) => emptyIn(step, input).map((variable) => finding(input, variable, scene)));
  },
};

/** The empty variables of an input. What is set and empty may be meant, where it is not about credentials. */
function emptyIn(step: AppleStep, { key }: UserInput): readonly EmptyVariable[] {
  const empty = step.planned.input(key)?.empty ?? [];
  return fieldOf(step, key) === undefined ? empty.filter(({ why }) => why !== "set-empty") : empty;
}

function finding(input: UserInput, variable: EmptyVariable, scene: Scene): Finding {
  const name = variable.name.reveal();
  const near = variable.why === "unset" ? nearName(name, scene) : undefined;
  return {
    code: "variable/unset",
    severity: near === undefined ? "info" : "warning",
    message: `${named(input.key)} ${mentions(input, name)}, ${whyEmpty(variable, scene)}.`,
    help: near === undefined ? helpFor(variable, scene) : `Did you mean ${named(near)}?`,
    location: input.valueLocation ?? input.location,
    input: input.key,
  };
}

/** How an input comes to a variable: it is nothing else, holds it among other things, or gets it by way of others. */
function mentions({ converted }: UserInput, name: string): string {
  const shown = named(`$${name}`);
  if ([`$${name}`, `\${${name}}`].includes(converted.trim())) return `is ${shown}`;
  return isMentioned(converted, name) ? `mentions ${shown}` : `comes from ${shown}`;
}

/** Whether a text holds `$NAME` or `${NAME`, and no longer name; or the name in quotes, as templates have it. */
function isMentioned(text: string, name: string): boolean {
  if (text.includes(`"${name}"`)) return true;
  return [`$${name}`, `\${${name}`].some((form) =>
    text.split(form).some((behind, index) => index > 0 && !/^\w/.test(behind)),
  );
}

function whyEmpty({ name, why, setAt }: EmptyVariable, { variables, context }: Scene): string {
  if (why === "withheld") return "a secret that pull-request builds do not get: it is empty";
  if (why === "set-empty") return `which is set, and empty${setAt?.line === undefined ? "" : ` (line ${setAt.line})`}`;
  if (variables.names.has(name.reveal())) return "which is set elsewhere, and not for this step: it is empty";
  const secrets = context === "pr" ? ", and pull-request builds get no secrets" : "";
  return `which nothing here sets${secrets}: it is empty`;
}

function helpFor({ name, why }: EmptyVariable, { variables, context }: Scene): string {
  const clear = name.reveal();
  if (why === "withheld") return `If it is exposed to pull requests, say so: --exposed ${clear}.`;
  if (why === "set-empty") return "Give it a value, or remove the input.";
  if (variables.names.has(clear)) return "Set it before this step: for the app, or for the workflow that runs.";
  if (context === "pr") return "Set it in the file, if it is no secret, or keep the step out of pull-request builds.";
  const where = context === "local" ? "the secrets file or the environment" : "the secrets file";
  return `Set it in ${where}, or as a variable of the app or the workflow.`;
}

// More would be another word.
const MOST_SLIPS = 3;

/** A name that is set, near one that is not. */
export function nearName(
  name: string,
  { variables, withheld }: Pick<Scene, "variables" | "withheld">,
): string | undefined {
  if (variables.names.has(name)) return undefined;
  return suggest(name, [...variables.names, ...withheld], MOST_SLIPS);
}
