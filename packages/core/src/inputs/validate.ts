import type { AppleIdInputs } from "../adapter/definition.js";
import type { StepVersion } from "../adapter/step-version.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import type { Diagnostic } from "../model.js";
import { anySet, apiKeyFields, appleIdFields, type Given } from "./given.js";

/** Every error in the inputs, whatever `connection` says: the step checks them before it looks at the account. */
export function validateInputs(step: StepVersion, given: Given): Diagnostic[] {
  const hasApiKey = anySet(given, apiKeyFields);
  const hasAppleId = anySet(given, appleIdFields);
  return [
    ...(hasApiKey && hasAppleId ? [bothMethods(step)] : []),
    ...(hasAppleId || step.rules.inputSets === "required" ? missingAppleId(step, given) : []),
    ...(hasApiKey ? missingApiKey(step, given) : []),
    ...(!hasApiKey && !hasAppleId && step.rules.inputSets === "exactly-one" ? [noInputs(step)] : []),
  ];
}

function bothMethods(step: StepVersion): Diagnostic {
  const { apiKeyPath, apiIssuer, appleId, password, appPassword } = step.names;
  const whatever = step.names.connection === undefined ? "" : `, whatever \`${step.names.connection}\` says`;
  const message = `Inputs of both kinds are set: an API key and an Apple ID. The step stops${whatever}.`;
  const keys = [apiKeyPath, apiIssuer].filter((key) => key !== undefined).join("`, `");
  const ids = [appleId, password, appPassword].filter((key) => key !== undefined).join("`, `");
  const help = `Keep one kind: either \`${keys}\`, or \`${ids}\`.`;
  return diagnostic("inputs/both-methods", "error", message, { help, input: apiKeyPath });
}

type AppleIdField = keyof AppleIdInputs;

function missingAppleId(step: StepVersion, given: Given): Diagnostic[] {
  const missing = (set: readonly AppleIdField[]) => set.filter((name) => given[name] === "");
  const nearest = step.rules.completeAppleId
    .map(missing)
    .reduce((best, next) => (next.length <= best.length ? next : best));
  return nearest.map((name) => {
    const code = name === "appleId" ? "inputs/apple-id-missing" : "inputs/password-missing";
    return missingInput(step, name, code, "Apple ID");
  });
}

function missingApiKey(step: StepVersion, given: Given): Diagnostic[] {
  return [
    ...(given.apiIssuer === "" ? [missingInput(step, "apiIssuer", "inputs/api-issuer-missing", "API key")] : []),
    ...(given.apiKeyPath === "" ? [missingInput(step, "apiKeyPath", "inputs/api-key-path-missing", "API key")] : []),
  ];
}

const INDIVIDUAL = " An individual key has no issuer ID, and no version of the step takes one: use a team key.";

function missingInput(
  step: StepVersion,
  name: AppleIdField | "apiIssuer" | "apiKeyPath",
  code:
    | "inputs/apple-id-missing"
    | "inputs/password-missing"
    | "inputs/api-issuer-missing"
    | "inputs/api-key-path-missing",
  kind: string,
): Diagnostic {
  const key = step.names[name];
  const alternative = step.rules.inputSets === "required" ? "" : `, or remove the other ${kind} inputs`;
  const individual = name === "apiIssuer" ? INDIVIDUAL : "";
  const help = `Set \`${key}\`${alternative}.${individual}`;
  return diagnostic(code, "error", `The ${kind} inputs are incomplete: \`${key}\` is not set.`, { help, input: key });
}

function noInputs(step: StepVersion): Diagnostic {
  const { apiKeyPath, apiIssuer, appleId, password } = step.names;
  const help = `Set either \`${apiKeyPath}\` and \`${apiIssuer}\`, or \`${appleId}\` and \`${password}\`.`;
  return diagnostic(
    "credentials/none",
    "error",
    "No credentials are set in the inputs, and this version takes no others.",
    {
      help,
    },
  );
}
