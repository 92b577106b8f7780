import type { InputField } from "../adapter/definition.js";
import type { StepVersion } from "../adapter/step-version.js";
import type { CredentialInput } from "../auth-types/plan.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import { anySet, askedSet, credentialInputs, listKeys, missingInputs } from "../inputs/given.js";
import type { Diagnostic, Method, Status } from "../model.js";
import { perSituation, recurring } from "../remember.js";
import { type RankedSource, rank } from "../select/candidates.js";
import type { Decision, Facts } from "../select/decide.js";
import { leadingValue, looksAtInputsAlone, takesNothing } from "../select/leading.js";
import { choice, label } from "../select/reasons.js";
import { YES } from "../sources/input-key.js";

/** Nothing is configured, or nothing complete: the step fails, or goes on without. */
export function noneFindings(
  step: StepVersion,
  status: Status,
  mode: string,
  incomplete: boolean,
): readonly Diagnostic[] {
  return noneFindingsIn(step, `${status} ${incomplete} ${mode}`, () =>
    makeNoneFindings(step, status, mode, incomplete),
  );
}

const noneFindingsIn = perSituation<StepVersion, readonly Diagnostic[]>();

function makeNoneFindings(step: StepVersion, status: Status, mode: string, incomplete: boolean): Diagnostic[] {
  const goesOn = status === "none";
  // Where there is nothing to look for, nothing is missing.
  if (goesOn && step.rules.nothingConfigured === "fails") return [];
  const what = incomplete ? "The connected account lacks its Apple ID or password" : whatIsMissing(step, mode);
  const message = goesOn ? `${what}: the step goes on without.` : `${what}: the step fails.`;
  const severity = !goesOn ? "error" : isMeant(step, mode) ? "info" : "warning";
  return [recurring(diagnostic("credentials/none", severity, message, { help: noneHelp(step, mode) }))];
}

/** Whether nothing is what was asked for: by the value that leaves the account out, or by a version that takes nothing. */
function isMeant(step: StepVersion, mode: string): boolean {
  return (takesNothing(step) && step.rules.session !== "lost") || looksAtInputsAlone(step, mode);
}

function whatIsMissing(step: StepVersion, mode: string): string {
  if (takesNothing(step)) return "This version takes no credentials from anywhere";
  if (looksAtInputsAlone(step, mode))
    return `${choice(step, mode)} leaves the connected account out, and the inputs hold no credentials`;
  const method = namedMethod(step, mode);
  return method === null
    ? "No credentials are configured"
    : `${choice(step, mode)} finds no ${label(method)} connected`;
}

/** The kind of credentials where a value names one of the connected account, and nothing else. */
function namedMethod(step: StepVersion, mode: string): Method | null {
  if (step.plan.input === null) return null;
  const [only, ...others] = placesOf(step, mode);
  return only !== undefined && others.length === 0 && only.origin === "connection" ? only.method : null;
}

function placesOf(step: StepVersion, mode: string): readonly RankedSource[] {
  return rank(step, "shipped", mode).taken;
}

function noneHelp(step: StepVersion, mode: string): string {
  const { plan, names } = step;
  const places = placesOf(step, mode);
  const settable = plan.values.flatMap(({ shipped }) => shipped);
  const ways = [
    ...(["api-key", "apple-id"] as const)
      .filter((method) => settable.includes(`inputs ${method}`))
      .map((method) => `set ${listKeys(askedSet(step, method))}`),
    ...places
      .filter(({ origin }) => origin === "connection")
      .map(({ method }) => `connect an ${label(method)} to the app`),
  ];
  const counting = plan.values.filter(({ shipped }) => shipped.some((place) => place.startsWith("inputs ")));
  const off =
    namedMethod(step, mode) !== null && ways.length > 1
      ? ` Inputs count only with ${counting.map(({ value }) => choice(step, value)).join(" or ")}.`
      : "";
  const text =
    ways.join(", or ") ||
    `use a ${names.connection === undefined ? "newer version" : "version"} of the step that takes some`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.${off}`;
}

/** Authentication inputs that are set and have no effect. */
export function unusedFindings(facts: Facts, decision: Decision, mode: string, appPasswordUsed: boolean): Diagnostic[] {
  const { given, step } = facts;
  const used = usedGroup(decision);
  const isUsed = (name: CredentialInput) => used.includes(name) || (name === "appPassword" && appPasswordUsed);
  const found = incompleteSets(facts, decision, mode);
  for (const name of EVERY_INPUT)
    if (given[name] !== "" && !isUsed(name)) found.push(unused(facts, name, decision, mode));
  const flag = given.enterprise === YES && decision.kind !== "stopped" && !isUsed("apiKeyPath");
  if (flag && step.names.enterprise !== undefined) found.push(unused(facts, "enterprise", decision, mode));
  return found;
}

const EVERY_INPUT = Object.values(credentialInputs).flat();

function usedGroup(decision: Decision): readonly CredentialInput[] {
  if (decision.kind !== "selected" || decision.source.origin !== "inputs") return [];
  return credentialInputs[decision.source.method];
}

/** Half a set where that has no effect: the trap of steps that go on with other credentials in silence. */
function incompleteSets(facts: Facts, decision: Decision, mode: string): Diagnostic[] {
  const { step, given } = facts;
  if (step.plan.halfASet !== "no-effect") return [];
  const taken = placesOf(step, mode).filter(({ origin }) => origin === "inputs");
  return taken.flatMap(({ method }) => {
    const missing = missingInputs(step, given, method);
    if (!anySet(given, method) || missing.length === 0) return [];
    return [incompleteSet(step, method, missing, decision)];
  });
}

function incompleteSet(
  step: StepVersion,
  method: Method,
  missing: readonly CredentialInput[],
  decision: Decision,
): Diagnostic {
  const { definition, version, names } = step;
  const keys = missing.map((name) => names[name] ?? "");
  const instead =
    decision.kind === "selected" ? `uses the connected ${label(decision.source.method)}` : "finds no other";
  const message = `The ${label(method)} of the inputs is not whole, ${listKeys(keys)} ${keys.length === 1 ? "is" : "are"} not set: ${definition.step} ${version} ignores the rest in silence and ${instead}.`;
  const help = `Set ${listKeys(keys)} too, or remove the others.`;
  const code =
    missing.length === 1 && missing[0] === "apiKeyId" ? "inputs/api-key-id-missing" : "inputs/set-incomplete";
  return diagnostic(code, "warning", message, { help, input: keys[0] });
}

function unused({ step, given }: Facts, name: InputField, decision: Decision, mode: string): Diagnostic {
  const incomplete = step.plan.halfASet === "stops" && given.apiKeyPath === "" && given.appleId === "";
  const instead = decision.kind === "selected" ? decision.source.method : "";
  const situation = `${name} ${decision.kind} ${instead} ${incomplete} ${mode}`;
  return unusedIn(step, situation, () => recurring(makeUnused(step, name, decision, mode, incomplete)));
}

const unusedIn = perSituation<StepVersion, Diagnostic>();

function makeUnused(
  step: StepVersion,
  name: InputField,
  decision: Decision,
  mode: string,
  incomplete: boolean,
): Diagnostic {
  const { [name]: input, appleId } = step.names;
  const message = `\`${input}\` is set but not used: ${whyUnused(step, decision, mode)}.`;
  const way = incomplete ? `Set \`${appleId}\` beside it, or remove this one` : wayOut(step, mode);
  return diagnostic("inputs/unused", "warning", message, { help: `${way}.`, input });
}

function wayOut(step: StepVersion, mode: string): string {
  const value = (["api-key", "apple-id"] as const).map((method) => leadingValue(step, method)).find(Boolean);
  if (!value) return "Remove it";
  if (value === mode) return "Make the set whole, or remove this one";
  return `Use ${choice(step, value)} for the inputs, or remove this one`;
}

function whyUnused(step: StepVersion, decision: Decision, mode: string): string {
  const places = placesOf(step, mode);
  if (places.length === 0)
    return step.plan.input === null ? "it has no effect here" : `${choice(step, mode)} takes no credentials`;
  if (step.plan.input !== null && places.every(({ origin }) => origin === "connection"))
    return `${choice(step, mode)} reads the connected account alone`;
  if (decision.kind === "stopped") return "the step stops at the connected account";
  if (decision.kind === "selected") return `the connected ${label(decision.source.method)} is used`;
  return "it makes no complete credentials here";
}
