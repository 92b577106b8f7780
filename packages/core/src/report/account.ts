import type { AccountState } from "../account/state.js";
import type { StepVersion } from "../adapter/step-version.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import type { StepAuthError } from "../errors.js";
import type { ApiKeyCredentials, Credentials, Diagnostic } from "../model.js";
import { perSituation, recurring } from "../remember.js";
import { type Facts, isExpired } from "../select/decide.js";
import { takesNothing } from "../select/leading.js";
import { takesInputs } from "../select/reasons.js";

/** A session that ends within this time is said to end soon. */
export const EXPIRES_SOON_MS = 7 * 86_400_000;

/** What there is to say about the connected account as a whole, where the walk came to it. */
export function accountFindings(step: StepVersion, account: AccountState, resolved: boolean): Diagnostic[] {
  if (account.kind === "failed") {
    const { error } = account;
    return failureIn(step, `${error.code} ${error.message} ${error.help}`, () => [recurring(failure(step, error))]);
  }
  const empty = account.kind === "known" && !account.account?.apiKey && !account.account?.appleId;
  if (!empty || resolved || takesNothing(step)) return [];
  return [takesInputs(step) ? notConnected.orInputs : notConnected.alone];
}

const failureIn = perSituation<StepVersion, Diagnostic[]>();

function failure(step: StepVersion, error: StepAuthError): Diagnostic {
  const stops = step.rules.brokenAccount === "fails";
  const message = stops ? error.message : `${error.message} The step goes on as if nothing were connected.`;
  return diagnostic(error.code, stops ? "error" : "warning", message, { help: helpFor(step, error) });
}

// Where the failure does not stop the step, what its inputs hold is looked at.
function helpFor(step: StepVersion, { code, help }: StepAuthError): string | undefined {
  const mayUseInputs = code === "account/unauthorized" && takesInputs(step) && step.rules.brokenAccount === "ignored";
  return mayUseInputs ? [help, "Or give the credentials as step inputs."].join(" ") : help;
}

const notConnectedWith = (help: string) =>
  recurring(diagnostic("account/not-connected", "info", "No Apple account is connected to the app.", { help }));
const notConnected = {
  orInputs: notConnectedWith("Connect an account on Bitrise and assign it to the app, or set the step's inputs."),
  alone: notConnectedWith("Connect an account on Bitrise and assign it to the app."),
};

/** An API key of the Enterprise Program: the public App Store Connect API does not take it. */
export function enterpriseFindings({ step, account }: Facts, credentials: Credentials | null): Diagnostic[] {
  const { enterprise } = step.rules;
  if (credentials?.method !== "api-key" || enterprise === "supported") return [];
  if (enterprise === "unnoticed") return isOfEnterprise(account, credentials) ? [unnoticed(step)] : [];
  if (!credentials.enterprise) return [];
  const message = "The API key belongs to the Apple Developer Enterprise Program.";
  const help =
    enterprise === "error"
      ? "This step can't use it: the App Store Connect API refuses Enterprise keys. Connect an Apple ID instead."
      : "fastlane needs `in_house: true` in the key file, and few of its actions work with an Enterprise key.";
  return [diagnostic("account/enterprise", enterprise, message, { help })];
}

function isOfEnterprise(account: AccountState, { keyId }: ApiKeyCredentials): boolean {
  const connected = account.kind === "known" ? account.account?.apiKey : null;
  return connected?.enterprise === true && connected.keyId === keyId;
}

function unnoticed({ definition, version }: StepVersion): Diagnostic {
  const message = `The API key belongs to the Apple Developer Enterprise Program, and ${definition.step} ${version} takes it for a standard one: Apple refuses it.`;
  const help = "Use a newer version of the step, which knows such keys, or an Apple ID.";
  return diagnostic("account/enterprise", "error", message, { help });
}

const reauthenticate =
  "Open the Apple Service connection page of the Bitrise account settings and choose Re-authenticate (2SA/2FA) in the menu of the Apple ID.";

/** The expiry of the connected Apple ID's session, where the step uses it. */
export function sessionFindings({ step, account, now }: Facts, used: boolean, stopped: boolean): Diagnostic[] {
  const appleId = account.kind === "known" ? account.account?.appleId : null;
  if (!appleId || step.rules.session === "unused" || !(used || stopped)) return [];
  const ends = appleId.expiresAt;
  const date = ends?.toISOString().slice(0, 10);
  if (isExpired(appleId, now)) {
    const message = stopped
      ? `The 2FA session of the connected Apple ID expired on ${date}: the step stops, and tries nothing else.`
      : `The 2FA session of the connected Apple ID expired on ${date}.`;
    return [diagnostic("session/expired", stopped ? "error" : "warning", message, { help: reauthenticate })];
  }
  if (ends && ends.getTime() - now.getTime() < EXPIRES_SOON_MS) {
    const message = `The 2FA session of the connected Apple ID ends on ${date}.`;
    return [diagnostic("session/expires-soon", "warning", message, { help: reauthenticate })];
  }
  return [];
}

/** The session of another Apple ID than the inputs', which the version does not hand on. */
export function otherAppleIdFinding(step: StepVersion): Diagnostic {
  const message = `The connected account is another Apple ID than \`${step.names.appleId}\`, so its 2FA session is not used.`;
  const help = "Connect the same Apple ID, or expect a two-factor prompt that CI can't answer.";
  return diagnostic("session/missing", "warning", message, { help, input: step.names.appleId });
}
