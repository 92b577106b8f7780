import { type EnvItem, scalarMeaning, type UserInput } from "@stepauth/workflow";
import { replaceAt, replaceInput } from "../fix/edits.js";
import type { TextEdit } from "../fix/fix.js";
import type { Finding } from "../model.js";
import { named } from "../text/named.js";
import { isSecretInput, isUsed, mayHoldSecret } from "./given.js";
import type { AppleStep, AppleStepRule, Scene } from "./rule.js";
import { changedVariables, changes } from "./turned.js";
import { placeKey, type Variables } from "./variables.js";

/** An unquoted value that YAML turns into another text: an input of the step, or a variable that an input expands. */
export const unquoted: AppleStepRule = {
  about: "apple-step",
  by: "outcome",
  code: "yaml/unquoted",
  check: (step, scene) => [...inputFindings(step, scene), ...variableFindings(step, scene.variables)],
};

function inputFindings(step: AppleStep, { variables }: Scene): Finding[] {
  return step.inputs
    .filter((input) => input.declared === true && !input.overridden && isTurned(input))
    .filter((input) => !isRefusedConnection(step, input) && !isAccepted(step, input))
    .map((input) => inputFinding(step, input, variables));
}

/** Whether the value of an input is not in quotes, and YAML turns it into another text. */
export function isTurned({ isPlain, written, converted, style, source }: UserInput): boolean {
  // With braces in braces, the CLI refuses the file.
  return (isPlain && changes(written, converted)) || (style === "map" && !/^\{\s*[[{]/.test(source));
}

function inputFinding(step: AppleStep, input: UserInput, variables: Variables): Finding {
  if (input.style === "map") return mappingFinding(step, input);
  const secret = isSecretInput(step, input);
  return finding({
    what: named(input.key),
    shown: secret ? null : { written: input.written, converted: input.converted },
    severity: fails(step, input) ? "error" : "warning",
    location: secret ? input.location : (input.valueLocation ?? input.location),
    edit: editOf(step, input, variables),
    input: input.key,
  });
}

// Braces without quotes: most often a variable without its dollar.
function mappingFinding(step: AppleStep, input: UserInput): Finding {
  const name = /^\{\s*([A-Za-z_]\w*)\s*\}$/.exec(input.source)?.[1];
  const isSecret = name === undefined ? isSecretInput(step, input) : mayHoldSecret(step, input);
  const becomes = isSecret ? "" : `, and the step gets ${named(input.converted)}`;
  const quotes = "Put the value in quotes, and the step gets it as it is written.";
  return {
    code: "yaml/unquoted",
    severity: fails(step, input) ? "error" : "warning",
    message: `${named(input.key)} is not in quotes, and YAML reads it as a mapping${becomes}.`,
    help: name === undefined || isSecret ? quotes : `Write ${named(`$${name}`)} for the variable. ${quotes}`,
    location: input.location,
    input: input.key,
  };
}

// An option may be spelled in small letters only; where quoting makes no option of it either, it is no repair.
function editOf(step: AppleStep, input: UserInput, { sources }: Variables): TextEdit | null {
  const options = step.version.declared.get(input.key)?.value_options ?? [];
  const meant = [input.written, input.written.toLowerCase()].find((word) => options.includes(word));
  if (meant === undefined && options.length > 0) return null;
  return replaceInput(sources, input, meant ?? input.written, isSecretInput(step, input));
}

// `inputs/connection-invalid` and `inputs/value-invalid` say it there.
function isRefusedConnection(
  { version }: AppleStep,
  { key, converted }: Pick<UserInput, "key" | "converted">,
): boolean {
  if (key === version.names.connection) return !(version.connectionValues ?? []).includes(converted);
  const options = version.declared.get(key)?.value_options ?? [];
  return version.rules.checkedOptions.includes(key) && !options.includes(converted);
}

// `yes` for an input that takes `true` and `false`.
function isAccepted({ version }: AppleStep, { key, written, converted }: UserInput): boolean {
  const options = version.declared.get(key)?.value_options ?? [];
  return options.includes(converted) && !options.includes(written);
}

// The steps that know `connection` check their options, and stop; and no tool logs in with what is left of a password.
function fails(step: AppleStep, { key, converted }: UserInput): boolean {
  const { version } = step;
  const options = version.declared.get(key)?.value_options ?? [];
  if (version.connectionValues !== null && options.length > 0 && !options.includes(converted)) return true;
  return isUsed(step, key);
}

function variableFindings(step: AppleStep, variables: Variables): Finding[] {
  const changed = changedVariables(variables);
  if (changed.size === 0) return [];
  const found = new Map<EnvItem, Finding>();
  for (const key of step.version.declared.keys()) {
    for (const entry of (step.planned.input(key)?.provenance ?? []).slice(1)) {
      const item = entry.kind === "yaml" ? changed.get(placeKey(entry)) : undefined;
      if (item && !isTakenAsItIs(step, key) && !isSaidThere(step, key, item))
        found.set(item, variableFinding(step, item, key, variables));
    }
  }
  return [...found.values()];
}

// Where the step refuses what has become of it.
function isSaidThere(step: AppleStep, key: string, item: EnvItem): boolean {
  const converted = step.planned.input(key)?.text.reveal() ?? "";
  return converted === item.text && isRefusedConnection(step, { key, converted });
}

// The step takes what has become of it.
function isTakenAsItIs({ version, planned }: AppleStep, key: string): boolean {
  return version.declared.get(key)?.value_options?.includes(planned.input(key)?.text.reveal() ?? "") ?? false;
}

function variableFinding(step: AppleStep, item: EnvItem, key: string, { sources }: Variables): Finding {
  const { keyNode, valueNode } = item;
  const written = valueNode.kind === "scalar" ? valueNode.text : "";
  const secret = item.options.isSensitive === true || step.planned.input(key)?.text.isSecret === true;
  const spot = { file: valueNode.source.file, keyEnd: keyNode.end, range: [valueNode.start, valueNode.end] as const };
  return finding({
    what: `The variable ${named(item.key)}`,
    shown: secret ? null : { written, converted: item.text },
    severity: "warning",
    location: secret ? keyNode.location : item.location,
    // Scripts may rely on the `true` that a word like `yes` becomes.
    edit: scalarMeaning(written).type === "bool" ? null : replaceAt(sources, spot, written, secret),
  });
}

interface Words {
  readonly what: string;
  readonly shown: { readonly written: string; readonly converted: string } | null;
  readonly severity: Finding["severity"];
  readonly location: NonNullable<Finding["location"]>;
  readonly edit: TextEdit | null;
  readonly input?: string;
}

function finding({ what, shown, severity, location, edit, input }: Words): Finding {
  const becomes = shown ? `${named(shown.written)} becomes ${named(shown.converted)}` : "it becomes another text";
  return {
    code: "yaml/unquoted",
    severity,
    message: `${what} is not in quotes, and YAML reads it as something else: ${becomes}.`,
    help: "Put the value in quotes, and the step gets it as it is written.",
    location,
    ...(input === undefined ? {} : { input }),
    ...(edit ? { fix: { title: "put the value in quotes", edits: [edit] } } : {}),
  };
}
