import type { InputField } from "../adapter/definition.js";
import type { StepVersion } from "../adapter/step-version.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import { trimSpace } from "../inputs/trim-space.js";
import type { Diagnostic } from "../model.js";
import { keyRepaired, type Outcome } from "../outcome.js";
import { perSituation, recurring } from "../remember.js";
import { isSame, rank, type Source } from "../select/candidates.js";
import { type Decision, decide } from "../select/decide.js";
import { aloneValue } from "../select/leading.js";
import { choice, label } from "../select/reasons.js";
import { appSpecificPassword } from "../sources/connected.js";
import { keyPathReaders, keyPlace, shippedKeyId } from "../sources/key-path.js";

/** Every way in which the released step would decide differently from `inputs-first`. */
export function policyFindings(outcome: Outcome): Diagnostic[] {
  const shipped = decide(outcome.facts, rank(outcome.facts.step, "shipped", outcome.mode));
  if (shipped.kind === "account-needed") return [differsIfConnected(outcome), ...differentDetails(outcome)];
  if (shipped.kind === "stopped" && outcome.status === "failed") return []; // Both fail, if for different reasons.
  const other = differentDecision(outcome, shipped);
  return other === null ? differentDetails(outcome) : [other];
}

function differs({ facts: { step } }: Outcome, text: string, help: string, about: InputField): Diagnostic {
  const released = `The released ${step.definition.step} ${step.version}`;
  return differenceIn(step, `${about} ${text} ${help}`, () =>
    recurring(
      diagnostic("policy/shipped-differs", "warning", `${released} ${text}.`, { help, input: step.names[about] }),
    ),
  );
}

const differenceIn = perSituation<StepVersion, Diagnostic>();

/** How both come to the same end: with the value that leaves the account out, where the step has one. */
function agree({ facts: { step } }: Outcome): string {
  const alone = aloneValue(step);
  return alone === null
    ? "No value of the input leaves the account out: let the build read it, or give the step neither build URL nor token."
    : `Set ${choice(step, alone)}, and the released step uses the inputs too.`;
}

function differsIfConnected(outcome: Outcome): Diagnostic {
  const { step } = outcome.facts;
  const released = `the released ${step.definition.step} ${step.version}`;
  const message = rank(step, "shipped", outcome.mode).accountFirst
    ? `Differs if an account can't be read: ${released} asks for it before the inputs decide, and stops there.`
    : `Differs if an account is connected: ${released} would use that first.`;
  return diagnostic("policy/shipped-differs", "info", message, { help: agree(outcome), input: step.names.connection });
}

function differentDecision(outcome: Outcome, shipped: Decision): Diagnostic | null {
  const { decision } = outcome;
  if (shipped.kind === "stopped") return differs(outcome, stoppedText(shipped.state), agree(outcome), "connection");
  if (shipped.kind !== "selected" || decision.kind !== "selected" || isSame(shipped.source, decision.source))
    return null;
  const text = `uses ${sourceText(shipped.source)} instead of ${sourceText(decision.source)}`;
  return differs(outcome, text, agree(outcome), "connection");
}

function stoppedText(state: "expired" | "incomplete" | "broken"): string {
  if (state === "expired") return "stops, because the connected Apple ID's 2FA session has expired";
  return "stops, because the connected account can't be used";
}

function sourceText({ origin, method }: Source): string {
  return origin === "inputs" ? `the ${label(method)} of the inputs` : `the connected ${label(method)}`;
}

// The same source, but not the same credentials.
function differentDetails(outcome: Outcome): Diagnostic[] {
  if (outcome.decision.kind !== "selected") return [];
  const { source } = outcome.decision;
  const found =
    source.method === "apple-id"
      ? [source.origin === "connection" ? differentAppPassword(outcome) : null]
      : [source.origin === "inputs" ? differentKeyPath(outcome) : null, differentKey(outcome), noInHouse(outcome)];
  return found.filter((difference) => difference !== null);
}

function differentAppPassword(outcome: Outcome): Diagnostic | null {
  const { step, account, given } = outcome.facts;
  const appleId = account.kind === "known" ? account.account?.appleId : null;
  if (!appleId) return null;
  const [ours, theirs] = (["inputs-first", "shipped"] as const).map((policy) =>
    appSpecificPassword(step, appleId, given, policy),
  );
  if (ours?.value.reveal() === theirs?.value.reveal()) return null;
  const help = `Remove \`${step.names.appPassword}\`, or remove the app-specific password from the connected account.`;
  const text = "uses the connected account's app-specific password instead of the input's";
  return differs(outcome, text, help, "appPassword");
}

function differentKeyPath(outcome: Outcome): Diagnostic | null {
  const { given, step } = outcome.facts;
  const blind = goesOnWith(outcome);
  if (blind) return differs(outcome, `goes on with ${blind.what}, which Apple refuses`, blind.help, blind.input);
  if (given.unknown.has("apiKeyPath") || outcome.loading.some(({ code }) => BOTH_FAIL.has(code))) return null;
  const text = keyPathText(outcome);
  const help = keyPathReaders[step.rules.keyPath].advice(step.names.apiKeyPath ?? "");
  return text === null ? null : differs(outcome, text, help, "apiKeyPath");
}

interface Blind {
  readonly what: string;
  readonly help: string;
  readonly input: InputField;
}

/** What the released step goes on with where `inputs-first` stops: nobody looks at it before Apple does. */
function goesOnWith({ facts: { step, given }, loading, status }: Outcome): Blind | null {
  if (status !== "failed") return null;
  const stopped = (code: Diagnostic["code"]) => loading.some((finding) => finding.code === code);
  if (stopped("key/empty") && step.rules.emptyKeyFile === "goes-on")
    return { what: "an empty key", help: "Store the key as App Store Connect gave it.", input: "apiKeyPath" };
  const blank = (name: "apiKeyId" | "apiIssuer") => given[name] !== "" && trimSpace(given[name]) === "";
  if (stopped("key/id-invalid") && blank("apiKeyId"))
    return { what: "a blank key ID", help: "Write the key ID.", input: "apiKeyId" };
  if (stopped("key/issuer-invalid") && blank("apiIssuer"))
    return { what: "a blank issuer ID", help: "Write the issuer ID.", input: "apiIssuer" };
  return null;
}

// Under either policy nothing is read from there.
const BOTH_FAIL: ReadonlySet<string> = new Set(["key/unreadable", "key/empty", "key/id-invalid"]);

function keyPathText({ facts, status }: Outcome): string | null {
  const { step, given } = facts;
  const path = given.apiKeyPath;
  const place = keyPlace(path);
  const escaped = place.kind === "file" && place.decoded !== null;
  const problem =
    keyPathReaders[step.rules.keyPath].problem(path) ??
    (escaped ? "it takes percent escapes in a `file://` path literally" : null);
  if (problem !== null) return status === "failed" ? null : `can't read the key: ${problem}`;
  if (place.kind === "web" && place.insecure) return "downloads the key over plain http";
  if (step.names.apiKeyId !== undefined) return null;
  return shippedKeyId(path) === null ? "goes on with the key ID `Bitrise`, which Apple refuses" : null;
}

function differentKey(outcome: Outcome): Diagnostic | null {
  const { decision } = outcome;
  const about = decision.kind === "selected" && decision.source.origin === "inputs" ? "apiKeyPath" : "connection";
  const help = "Store the key as App Store Connect gave it.";
  if (keyRepaired(outcome)) return differs(outcome, "hands the private key on unrepaired", help, about);
  const invalid = outcome.loading.some(({ code }) => code === "key/invalid");
  const text = "hands the private key on as it is, and its tool refuses it";
  return invalid ? differs(outcome, text, help, about) : null;
}

function noInHouse(outcome: Outcome): Diagnostic | null {
  const { facts, credentials } = outcome;
  const enterprise = credentials?.method === "api-key" && credentials.enterprise;
  if (!enterprise || facts.step.hands["api-key"]?.keyFile !== "fastlane-json") return null;
  const help = "Give fastlane a key file of your own with `in_house: true`.";
  return differs(outcome, "writes no `in_house: true` into fastlane's key file", help, "connection");
}
