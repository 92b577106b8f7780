import type { InputField } from "../adapter/definition.js";
import type { StepVersion } from "../adapter/step-version.js";
import type { AuthTypeRow } from "../auth-types/row.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import { apiKeyFields, appleIdFields } from "../inputs/given.js";
import type { Credentials, Diagnostic, Method, Origin, Severity, Status } from "../model.js";
import { label } from "../select/candidates.js";
import type { Decision, Facts } from "../select/decide.js";

/** An Apple ID that lacks what the step's tool will ask for; `explained` where it is said already why it has no session. */
export function appleIdFindings(
  step: StepVersion,
  credentials: Credentials,
  origin: Origin,
  explained: boolean,
): Diagnostic[] {
  if (credentials.method !== "apple-id") return [];
  const noAppPassword = credentials.appSpecificPassword.isEmpty;
  const sessionIsMissing = step.rules.session !== "unused" && credentials.session.isEmpty && !explained;
  return [
    ...(sessionIsMissing ? [sessionMissing(origin, noAppPassword)] : []),
    ...(step.rules.uploads && noAppPassword ? [appPasswordMissing(step, origin)] : []),
  ];
}

function sessionMissing(origin: Origin, noAppPassword: boolean): Diagnostic {
  if (origin === "connection") return noConnectedSession;
  return noAppPassword ? noSessionInInputs.warning : noSessionInInputs.info;
}

const noSession = (severity: Severity, help: string) => {
  const message = "The Apple ID comes without a 2FA session, so Apple will ask for a code that CI can't give.";
  return Object.freeze(diagnostic("session/missing", severity, message, { help }));
};
const useAnApiKey =
  "Use an API key, or connect the Apple ID on Bitrise: step inputs can't carry a session. An app-specific password is enough for uploads alone.";
const noSessionInInputs = { info: noSession("info", useAnApiKey), warning: noSession("warning", useAnApiKey) };
const noConnectedSession = noSession(
  "warning",
  "Re-authenticate the Apple ID on Bitrise (2SA/2FA), or use an API key.",
);

function appPasswordMissing({ rules, names }: StepVersion, origin: Origin): Diagnostic {
  const ways = [
    ...(origin === "connection" && rules.connectionAppPassword ? ["add it to the connected account"] : []),
    ...(names.appPassword === undefined ? [] : [`set \`${names.appPassword}\``]),
  ];
  const message =
    "The upload uses an Apple ID without an app-specific password; with two-factor authentication Apple refuses it.";
  const help = `Create one at account.apple.com, and ${ways.join(" or ") || "use a version of the step that takes it"}.`;
  return diagnostic("credentials/app-password-missing", "warning", message, { help });
}

/** Nothing is configured, or nothing complete: the step fails, or goes on without. */
export function noneFinding(step: StepVersion, status: Status, mode: string, incomplete: boolean): Diagnostic {
  const goesOn = status === "none";
  const what = incomplete ? "The connected account lacks its Apple ID or password" : whatIsMissing(step, mode);
  const message = goesOn ? `${what}: the step goes on without.` : `${what}: the step fails.`;
  return diagnostic("credentials/none", goesOn ? "warning" : "error", message, { help: noneHelp(step, mode) });
}

function whatIsMissing({ row, names }: StepVersion, mode: string): string {
  const method = Object.hasOwn(row.named, mode) ? row.named[mode] : undefined;
  return method === undefined
    ? "No credentials are configured"
    : `\`${names.connection}: ${mode}\` finds no ${label(method)} connected`;
}

function noneHelp(step: StepVersion, mode: string): string {
  const { apiKeyPath, apiIssuer, appleId, password, connection } = step.names;
  const ways = [
    ...(apiKeyPath === undefined ? [] : [`set \`${apiKeyPath}\` and \`${apiIssuer}\``]),
    ...(appleId === undefined ? [] : [`set \`${appleId}\` and \`${password}\``]),
    ...(mode === "off" ? [] : connectable(step.row, mode).map((method) => `connect an ${label(method)} to the app`)),
  ];
  const off =
    Object.hasOwn(step.row.named, mode) && ways.length > 1
      ? ` Inputs count only with \`${connection}: automatic\` or \`"off"\`.`
      : "";
  const text = ways.join(", or ") || "use a newer version of the step";
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.${off}`;
}

// What the version would take of the connected account.
function connectable({ automatic, named }: AuthTypeRow, mode: string): Method[] {
  const method = Object.hasOwn(named, mode) ? named[mode] : undefined;
  return method === undefined ? automatic.filter((word) => word !== "session") : [method];
}

/** Authentication inputs that are set and have no effect. */
export function unusedFindings(facts: Facts, decision: Decision, mode: string, appPasswordUsed: boolean): Diagnostic[] {
  const { given } = facts;
  const used = new Set<InputField>([...usedGroup(decision), ...(appPasswordUsed ? (["appPassword"] as const) : [])]);
  return [...apiKeyFields, ...appleIdFields]
    .filter((name) => given[name] !== "" && !used.has(name))
    .map((name) => unused(facts, name, decision, mode));
}

function usedGroup(decision: Decision): readonly InputField[] {
  if (decision.kind !== "selected" || decision.source.origin !== "inputs") return [];
  return decision.source.method === "api-key" ? apiKeyFields : appleIdFields;
}

function unused({ step, given }: Facts, name: InputField, decision: Decision, mode: string): Diagnostic {
  const { [name]: input, connection, appleId } = step.names;
  const incomplete = given.apiKeyPath === "" && given.appleId === "";
  const way = incomplete ? `Set \`${appleId}\` beside it` : `Use \`${connection}: "off"\` for the inputs`;
  const message = `\`${input}\` is set but not used: ${whyUnused(step, decision, mode)}.`;
  return diagnostic("inputs/unused", "warning", message, { help: `${way}, or remove this one.`, input });
}

function whyUnused({ row, names }: StepVersion, decision: Decision, mode: string): string {
  if (Object.hasOwn(row.named, mode)) return `\`${names.connection}: ${mode}\` reads the connected account alone`;
  if (decision.kind === "stopped") return "the step stops at the connected account";
  if (decision.kind === "selected") return `the connected ${label(decision.source.method)} is used`;
  return "it makes no complete credentials here";
}
