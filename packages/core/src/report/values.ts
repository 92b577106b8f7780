import type { OtherValue, ToolOptions } from "../adapter/definition.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import { listed } from "../found/found.js";
import { credentialInputs } from "../inputs/given.js";
import { flawOf } from "../inputs/value-forms.js";
import type { Diagnostic, Method } from "../model.js";
import type { Outcome } from "../outcome.js";
import { rank } from "../select/candidates.js";
import { label } from "../select/reasons.js";

/** Inputs beside the credentials: what has no effect, what is not of the form that it must have, and credentials in options. */
export function valueFindings(outcome: Outcome): Diagnostic[] {
  const { definition, declared } = outcome.facts.step;
  const found: Diagnostic[] = [];
  for (const value of definition.values ?? [])
    if (declared.has(value.input) && isSet(outcome, value.input)) found.push(...ofValue(outcome, value));
  for (const options of definition.options ?? [])
    if (declared.has(options.input) && isSet(outcome, options.input)) found.push(...ofOptions(outcome, options));
  return found;
}

function ofValue(outcome: Outcome, value: OtherValue): Diagnostic[] {
  const { input, holds } = value;
  const why = whyUnused(outcome, value);
  if (why !== null) {
    const message = `\`${input}\` is set but not used: ${why}.`;
    return [diagnostic("inputs/unused", "warning", message, { help: "Remove it.", input })];
  }
  const text = outcome.facts.given.text(input)?.trim() ?? "";
  const flaw = holds === undefined || text === "" ? null : flawOf(holds, text);
  return flaw
    ? [diagnostic("inputs/wrong-form", "warning", `\`${input}\` ${flaw.what}.`, { help: flaw.help, input })]
    : [];
}

function whyUnused(outcome: Outcome, { input, onlyWith, unless }: OtherValue): string | null {
  const { origin, facts } = outcome;
  if (isOfCredentials(outcome, input) && origin !== "inputs") return null;
  const method = certainMethod(outcome);
  if (onlyWith !== undefined && method !== null && method !== onlyWith)
    return `it is for an ${label(onlyWith)}, and the step uses an ${label(method)}`;
  if (unless === undefined || !facts.step.declared.has(unless) || !isSet(outcome, unless)) return null;
  return `\`${unless}\` is set too, and comes first`;
}

function isOfCredentials({ facts: { step } }: Outcome, input: string): boolean {
  return Object.values(credentialInputs).some((fields) => fields.some((field) => step.names[field] === input));
}

/** The kind of credentials that the step uses, or would; null where another kind may be. */
function certainMethod({ facts: { step, account }, mode, origin, credentials }: Outcome): Method | null {
  const isGuessed = account.kind === "known" && account.account?.guessed === true;
  if (credentials !== null && (origin === "inputs" || !isGuessed)) return credentials.method;
  const methods = new Set(rank(step, "shipped", mode).taken.map(({ method }) => method));
  return methods.size === 1 ? ([...methods][0] ?? null) : null;
}

function isSet({ facts: { given } }: Outcome, input: string): boolean {
  return given.text(input) !== "";
}

function ofOptions(outcome: Outcome, { input, credentials }: ToolOptions): Diagnostic[] {
  const { given, step } = outcome.facts;
  const words = (given.text(input) ?? "").split(/\s+/).map((word) => word.replace(/^["']/, "").replace(/[=].*$/s, ""));
  const found = credentials.filter((option) => words.includes(option));
  if (found.length === 0) return [];
  const tool = step.definition.tool?.name ?? step.definition.step;
  const names = listed(found.map((option) => `\`${option}\``));
  const isBeside = outcome.credentials !== null;
  const also = isBeside ? `, beside what the step hands over: which of them count is for ${tool} to say` : "";
  const message = `\`${input}\` hands credentials to ${tool} (${names})${also}.`;
  const help = isBeside
    ? "Give the credentials in one way: in the step's own inputs, or by the connected account."
    : "stepauth does not look at those.";
  return [diagnostic("inputs/credentials-in-options", isBeside ? "warning" : "info", message, { help, input })];
}
