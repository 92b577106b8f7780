import type { StepVersion } from "../adapter/step-version.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import type { AppleIdCredentials, Diagnostic, Origin } from "../model.js";
import { onceFor, recurring } from "../remember.js";

/** Parts of an Apple ID that need no word here: the tool finds them by itself, or it is said already why they are missing. */
export interface Explained {
  readonly password: boolean;
  readonly session: boolean;
}

/** An Apple ID that lacks what the step's tool will ask for. */
export function appleIdFindings(
  step: StepVersion,
  credentials: AppleIdCredentials,
  origin: Origin,
  explained: Explained,
): Diagnostic[] {
  const { login, uploads } = step.rules;
  const logsIn = login !== "never";
  const words = wordsOf(step)[origin];
  return [
    ...(logsIn && credentials.password.isEmpty && !explained.password ? [words.password] : []),
    ...(logsIn && credentials.session.isEmpty && !explained.session ? [words.session] : []),
    ...(uploads && credentials.appSpecificPassword.isEmpty ? [words.appPassword] : []),
  ];
}

type Words = Readonly<Record<"password" | "session" | "appPassword", Diagnostic>>;

// What can be said of a version is little, and is said in every preview.
const wordsOf = onceFor<StepVersion, Readonly<Record<Origin, Words>>>((step) => ({
  inputs: wordsFor(step, "inputs"),
  connection: wordsFor(step, "connection"),
}));

function wordsFor(step: StepVersion, origin: Origin): Words {
  return {
    password: recurring(passwordMissing(step, origin)),
    session: recurring(sessionMissing(step, origin)),
    appPassword: recurring(appPasswordMissing(step, origin)),
  };
}

function passwordMissing(step: StepVersion, origin: Origin): Diagnostic {
  const { names, rules } = step;
  const input = origin === "inputs" ? names.password : undefined;
  const what = input === undefined ? "The connected Apple ID has no password" : `\`${input}\` is not set`;
  const message = `${what}, and ${hasExceptions(rules) ? "whatever logs in fails" : whatLogsIn(step, " with it")}${exceptions(rules)}.`;
  const help =
    input === undefined
      ? "Connect the Apple ID again on Bitrise, or use an API key."
      : `Set \`${input}\` to the Apple ID's own password: an app-specific one is for the upload alone.`;
  return diagnostic("credentials/password-missing", hasExceptions(rules) ? "warning" : "error", message, {
    help,
    input,
  });
}

function sessionMissing(step: StepVersion, origin: Origin): Diagnostic {
  const { rules } = step;
  const asks = rules.uploads ? `, and ${whatLogsIn(step)}: Apple will ask` : ", so Apple will ask";
  const message = `The Apple ID comes without a 2FA session${asks} for a code that CI can't give${exceptions(rules)}.`;
  return diagnostic("session/missing", "warning", message, { help: sessionHelp(step, origin) });
}

type Rules = StepVersion["rules"];

function hasExceptions({ login }: Rules): boolean {
  return typeof login === "object";
}

function exceptions({ login }: Rules): string {
  return typeof login === "object" ? `; only ${login.except} does without, with an app-specific password` : "";
}

function whatLogsIn({ rules, definition }: StepVersion, how = ""): string {
  return rules.uploads ? `${definition.name} logs in${how} before every upload` : `the step logs in${how}`;
}

function sessionHelp({ plan, rules }: StepVersion, origin: Origin): string {
  const places = plan.values.flatMap(({ shipped }) => shipped);
  const takesKey = places.some((place) => place.endsWith("api-key"));
  const takesSession = plan.session || places.includes("connection apple-id");
  if (origin === "connection")
    return `Re-authenticate the Apple ID on Bitrise (2SA/2FA)${takesKey ? ", or use an API key" : ""}.`;
  const ways = [
    ...(takesKey ? ["use an API key"] : []),
    takesSession
      ? "connect the Apple ID on Bitrise: step inputs can't carry a session"
      : "use a newer version of the step",
  ].join(", or ");
  const upload = rules.uploads ? " An app-specific password is for the upload alone." : "";
  return `${ways.charAt(0).toUpperCase()}${ways.slice(1)}.${upload}`;
}

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
