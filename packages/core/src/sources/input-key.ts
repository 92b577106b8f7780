import type { StepVersion } from "../adapter/step-version.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import type { Given } from "../inputs/given.js";
import { trimSpace } from "../inputs/trim-space.js";
import { checkKeyId } from "../keys/check-key-id.js";
import { isSafeFileName } from "../keys/file-name.js";
import { keyFileName } from "../keys/key-id.js";
import { type NormalisedKey, normalisePrivateKey } from "../keys/normalise.js";
import { type KeyRepair, keyRepairs } from "../keys/repairs.js";
import type { ApiKeyCredentials, Diagnostic, Policy } from "../model.js";
import { Secret } from "../secret.js";
import type { SourceIo } from "./io.js";
import { keyIdOfPath, keyPathReaders, shippedKeyId } from "./key-path.js";
import type { Loaded } from "./loaded.js";
import { keyPathFindings, readKeyText } from "./read-key.js";

/** What the released steps use as key ID when the file name holds none. */
const LITERAL_KEY_ID = "Bitrise";

/** Loads the API key that the inputs name. Under `shipped` exactly what the released step takes, and nothing is repaired. */
export async function loadInputKey(
  step: StepVersion,
  given: Given,
  policy: Policy,
  io: SourceIo,
): Promise<Loaded<ApiKeyCredentials>> {
  const input = step.names.apiKeyPath ?? "";
  const path = checkedPath(step, given, input, policy);
  if (!path.ok) return path;
  const keyId = path.value;
  const issuer = givenIssuer(step, given, policy);
  if (!issuer.ok) return { ok: false, findings: [...path.findings, ...issuer.findings] };
  const issuerId = issuer.value;
  const known = [...path.findings, ...issuer.findings];
  const enterprise = given.enterprise === YES;
  if (io.keys === "defer" || given.unknown.has("apiKeyPath"))
    return { ok: true, value: { method: "api-key", keyId, issuerId, enterprise }, findings: known };
  const text = await readKeyText(step, given, policy, io);
  if (!text.ok) return text;
  const key = policy === "shipped" ? asItIs(step, text.value, input) : repaired(text.value, input);
  const findings = [...known, ...text.findings, ...key.findings];
  if (!key.ok) return { ok: false, findings };
  const value = { method: "api-key", keyId, issuerId, privateKey: new Secret(key.value), enterprise } as const;
  return { ok: true, value, findings };
}

/** How the flag of an Enterprise key is set. */
export const YES = "yes";

/** The key ID of a path that can be read, as far as the path itself tells. */
function checkedPath(step: StepVersion, given: Given, input: string, policy: Policy): Loaded<string> {
  const about = keyPathFindings(step, given.apiKeyPath, policy);
  if (about.some(({ severity }) => severity === "error")) return refused(...about);
  const unknown = given.unknown.has("apiKeyPath");
  const reader = keyPathReaders[step.rules.keyPath];
  const problem = policy === "shipped" && !unknown ? reader.problem(given.apiKeyPath) : null;
  if (problem !== null) return refused(shippedCannotRead(input, problem, reader.advice(input)));
  const id = step.names.apiKeyId === undefined ? namedKeyId(given, input, policy) : givenKeyId(step, given, policy);
  const findings = [...about, ...id.findings];
  return id.ok ? { ok: true, value: id.value, findings } : { ok: false, findings };
}

function refused(...findings: readonly Diagnostic[]): { readonly ok: false; readonly findings: readonly Diagnostic[] } {
  return { ok: false, findings };
}

function shippedCannotRead(input: string, problem: string, help: string): Diagnostic {
  const message = `The released step can't read the key that \`${input}\` names: ${problem}.`;
  return diagnostic("key/unreadable", "error", message, { help, input });
}

function chosenId(step: StepVersion, id: string): string {
  return step.rules.trims === "chosen-ids" ? trimSpace(id) : id;
}

function givenIssuer(step: StepVersion, given: Given, policy: Policy): Loaded<string> {
  const input = step.names.apiIssuer ?? "";
  const issuerId = given.unknown.has("apiIssuer") ? given.apiIssuer : chosenId(step, given.apiIssuer);
  if (issuerId !== "" || given.apiIssuer === "") return { ok: true, value: issuerId, findings: [] };
  const help = "Write the issuer ID that App Store Connect shows above the list of keys.";
  const finding = diagnostic("key/issuer-invalid", "error", `\`${input}\` is blank.`, { help, input });
  return policy === "shipped" ? { ok: true, value: issuerId, findings: [finding] } : refused(finding);
}

/** The key ID where it has an input of its own. */
function givenKeyId(step: StepVersion, given: Given, policy: Policy): Loaded<string> {
  const input = step.names.apiKeyId ?? "";
  if (given.unknown.has("apiKeyId")) return { ok: true, value: "", findings: [] };
  const keyId = chosenId(step, given.apiKeyId);
  if (keyId === "") {
    const help = "Write the key ID that App Store Connect shows: 10 upper-case letters and digits.";
    const finding = diagnostic("key/id-invalid", "error", `\`${input}\` is blank.`, { help, input });
    return policy === "shipped" ? { ok: true, value: keyId, findings: [finding] } : refused(finding);
  }
  if (!isSafeFileName(keyFileName(keyId))) return refused(invalidKeyId(keyId, input, input));
  const named = given.unknown.has("apiKeyPath") ? null : keyIdOfPath(given.apiKeyPath);
  return { ok: true, value: keyId, findings: oddities(keyId, input, named) };
}

function oddities(keyId: string, input: string, named?: string | null): Diagnostic[] {
  return checkKeyId(keyId, named).map(({ code, severity, message, help }) =>
    diagnostic(code, severity, message, { help, input }),
  );
}

/** The key ID that the name of the file holds. */
function namedKeyId(given: Given, input: string, policy: Policy): Loaded<string> {
  const keyId = policy === "shipped" ? shippedKeyId(given.apiKeyPath) : keyIdOfPath(given.apiKeyPath);
  const help = "Name the file as Apple does: `AuthKey_<key ID>.p8`.";
  if (keyId === null && given.unknown.has("apiKeyPath")) return { ok: true, value: "", findings: [] };
  if (keyId === null) {
    const message = `The file name in \`${input}\` holds no key ID`;
    const shipped = `${message}; the released step goes on with the literal \`${LITERAL_KEY_ID}\`, which Apple refuses.`;
    const finding = diagnostic("key/id-unknown", "error", policy === "shipped" ? shipped : `${message}.`, {
      help,
      input,
    });
    return policy === "shipped" ? { ok: true, value: LITERAL_KEY_ID, findings: [finding] } : refused(finding);
  }
  if (!isSafeFileName(keyFileName(keyId))) return refused(invalidKeyId(keyId, input, input));
  return { ok: true, value: keyId, findings: oddities(keyId, input) };
}

/** A key ID that can't be part of a file name; `where` names the input or the member of the account that holds it. */
export function invalidKeyId(keyId: string, where: string, input?: string): Diagnostic {
  const message = `The key ID in \`${where}\` has characters that no key ID has.`;
  // A browser's mark of a second download says which ID was meant.
  const suggestion = checkKeyId(keyId).find(({ problem }) => problem === "download-copy")?.help;
  const help = suggestion ?? "A key ID is 10 upper-case letters and digits.";
  return diagnostic("key/id-invalid", "error", message, { help, input });
}

function asItIs(step: StepVersion, text: string, input: string): Loaded<string> {
  if (text === "" && step.rules.emptyKeyFile === "stops") return refused(emptyKey(input));
  if (text === "") return { ok: true, value: text, findings: [emptyKey(input)] };
  const key = normalisePrivateKey(text);
  if (key.ok && key.repairs.length === 0) return { ok: true, value: text, findings: [] };
  const which = `The private key that \`${input}\` names`;
  return { ok: true, value: text, findings: [handedOnAsItIs(key, which, input)] };
}

// What Ruby's reader of PEM makes nothing of: the key's other form, and text around it.
const READ_ALL_THE_SAME: ReadonlySet<KeyRepair> = new Set<KeyRepair>([
  "sec1",
  "surrounding-text",
  "leading-whitespace",
]);

/** A key that is not as it should be, and that the released step hands to its tool all the same. */
export function handedOnAsItIs(key: NormalisedKey, which: string, input?: string): Diagnostic {
  const help = key.ok ? "Download the key again from App Store Connect, or save it as a PKCS#8 PEM file." : key.help;
  const message = key.ok
    ? `${which} is handed on as it is, and needs a repair first: ${key.repairs.map((repair) => keyRepairs[repair]).join("; ")}.`
    : `${which} is handed on as it is, and can't be used. ${key.message}`;
  const mayPass = key.ok && key.repairs.every((repair) => READ_ALL_THE_SAME.has(repair));
  return diagnostic("key/invalid", mayPass ? "warning" : "error", message, { help, input });
}

function repaired(text: string, input: string): Loaded<string> {
  const key = normalisePrivateKey(text);
  if (key.ok)
    return { ok: true, value: key.pem, findings: key.repairs.length === 0 ? [] : [repairNote(key.repairs, input)] };
  if (key.code === "key/empty") return refused(emptyKey(input));
  return refused(
    diagnostic(key.code, "error", `The private key that \`${input}\` names can't be used. ${key.message}`, {
      help: key.help,
      input,
    }),
  );
}

function emptyKey(input: string): Diagnostic {
  const help = "Download the key from App Store Connect and store it again.";
  return diagnostic("key/empty", "error", `The private key that \`${input}\` names is empty.`, { help, input });
}

function repairNote(repairs: readonly (keyof typeof keyRepairs)[], input: string): Diagnostic {
  const made = repairs.map((repair) => keyRepairs[repair]).join("; ");
  return diagnostic("key/repaired", "info", `The private key that \`${input}\` names was repaired: ${made}.`, {
    help: "The released step would hand it on unrepaired. Store the key as App Store Connect gave it.",
    input,
  });
}
