import type { StepVersion } from "../adapter/step-version.js";
import type { CredentialInput } from "../auth-types/plan.js";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import type { Diagnostic, Method } from "../model.js";
import { label } from "../select/reasons.js";
import { anySet, askedSet, credentialInputs, type Given, isWhole, listKeys, missingInputs } from "./given.js";

const METHODS: readonly Method[] = ["apple-id", "api-key"];

/** Every error in the inputs, whatever the choice is: the step checks them before it looks at the account. */
export function validateInputs(step: StepVersion, given: Given): Diagnostic[] {
  const { halfASet, mustBeSet } = step.plan;
  if (halfASet === "no-effect") return [];
  const set = METHODS.filter((method) => anySet(given, method));
  if (set.length === 0 && mustBeSet === null) return [];
  return [
    ...(set.length > 1 ? [bothMethods(step)] : []),
    ...METHODS.flatMap((method) => (set.includes(method) || mustBeSet === method ? missing(step, given, method) : [])),
    ...(set.length === 0 && mustBeSet === "one-of-them" ? [noInputs(step)] : []),
  ];
}

function bothMethods(step: StepVersion): Diagnostic {
  const { names } = step;
  const whatever = names.connection === undefined ? "" : `, whatever \`${names.connection}\` says`;
  const message = `Inputs of both kinds are set: an API key and an Apple ID. The step stops${whatever}.`;
  const [keys, ids] = (["api-key", "apple-id"] as const).map((method) =>
    credentialInputs[method].flatMap((name) => names[name] ?? []).join("`, `"),
  );
  const help = `Keep one kind: either \`${keys}\`, or \`${ids}\`.`;
  return diagnostic("inputs/both-methods", "error", message, { help, input: names.apiKeyPath });
}

const CODES: Readonly<Record<CredentialInput, DiagnosticCode>> = {
  apiKeyPath: "inputs/api-key-path-missing",
  apiKeyId: "inputs/api-key-id-missing",
  apiIssuer: "inputs/api-issuer-missing",
  appleId: "inputs/apple-id-missing",
  password: "inputs/password-missing",
  appPassword: "inputs/password-missing",
};

const INDIVIDUAL = " An individual key has no issuer, and no version of the step takes one: use a team key.";

function missing(step: StepVersion, given: Given, method: Method): Diagnostic[] {
  if (isWhole(step, given, method)) return [];
  const kind = label(method);
  const alternative = step.plan.mustBeSet === method ? "" : `, or remove the other ${kind} inputs`;
  return missingInputs(step, given, method).map((name) => {
    const key = step.names[name];
    const message = `The ${kind} inputs are incomplete: \`${key}\` is not set.`;
    const help = `Set \`${key}\`${alternative}.${name === "apiIssuer" ? INDIVIDUAL : ""}`;
    return diagnostic(CODES[name], "error", message, { help, input: key });
  });
}

function noInputs(step: StepVersion): Diagnostic {
  const message = "No credentials are set in the inputs, and this version takes no others.";
  const [key, id] = (["api-key", "apple-id"] as const).map((method) => listKeys(askedSet(step, method)));
  return diagnostic("credentials/none", "error", message, { help: `Set either ${key}, or ${id}.` });
}
