import {
  checkKeyId,
  inspectPrivateKey,
  type KeyReport,
  keyIdFromName,
  keyRepairs,
  publicKeyFingerprint,
} from "@stepauth/core";
import { type Check, type CheckRule, error, type Facts, ok, skipped, warning } from "./check.js";

/** The private key: what shape it has, and which repairs it needs. */
export const keyShape: CheckRule = async ({ givenKey, resolution }) => {
  if (givenKey === undefined)
    return resolution.method === "api-key" ? [skipped("key/invalid", "The private key was not read.")] : [];
  const report = inspectPrivateKey(givenKey);
  if (!report.ok) return [skipped("key/invalid", `What was given: ${describe(report)}.`)];
  const fingerprint = await publicKeyFingerprint(givenKey).catch(() => null);
  if (fingerprint === null)
    return [
      error(
        "key/invalid",
        "The private key is damaged.",
        "Download it again from App Store Connect, or make a new one.",
      ),
    ];
  const passed = ok("key/invalid", `The private key is a P-256 key. SHA-256 of its public key: ${fingerprint}.`);
  if (report.repairs.length === 0) return [passed];
  const repairs = report.repairs.map((repair) => keyRepairs[repair]).join("; ");
  return [
    passed,
    warning(
      "key/repaired",
      `The private key needs repairs, which the released steps do not make: ${repairs}.`,
      "Store it as App Store Connect gave it.",
    ),
  ];
};

/** Counts and known marks: nothing of the text itself. */
function describe({ length, lines, quotes, byteOrderMark, literalLineEnds, markers }: KeyReport): string {
  const marks = [
    `${length} ${length === 1 ? "character" : "characters"} on ${lines} ${lines === 1 ? "line" : "lines"}`,
    quotes === "none" ? "" : `${quotes} quotes around it`,
    byteOrderMark ? "a byte order mark" : "",
    literalLineEnds > 0 ? `${literalLineEnds} literal \\n` : "",
    markers.length > 0 ? `marked ${markers.join(", ")}` : "no BEGIN or END line",
  ];
  return marks.filter((mark) => mark !== "").join("; ");
}

/** The key ID: of Apple's form, and the one that the file's name holds. */
export const keyId: CheckRule = ({ resolution: { credentials }, adapter, inputs }) => {
  if (credentials?.method !== "api-key") return [];
  const path = inputs[adapter.definition.inputs.apiKeyPath ?? ""] ?? "";
  const odd = checkKeyId(credentials.keyId, path === "" ? null : keyIdFromName(path.replace(/[?#].*$/s, "")));
  if (odd.length === 0)
    return [ok("key/id-invalid", "The key ID has the form of one: 10 upper-case letters and digits.")];
  return odd.map(({ code, severity, message, help }): Check => ({ code, verdict: severity, message, help }));
};

// Looser than a UUID by the standard, which the issuer ID of Apple's own example is not.
const ISSUER = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The issuer ID. */
export const issuer: CheckRule = ({ resolution: { credentials }, findings }) => {
  // What is wrong with an input, the resolver has said.
  if (credentials?.method !== "api-key" || findings.some(({ code }) => code === "key/issuer-invalid")) return [];
  const { issuerId, keyId } = credentials;
  if (issuerId === "")
    return [ok("key/issuer-invalid", "There is no issuer ID: the key is taken for an individual one.")];
  if (ISSUER.test(issuerId)) return [ok("key/issuer-invalid", "The issuer ID has the form of one.")];
  const swapped = ISSUER.test(keyId) || /^[A-Z0-9]{10}$/.test(issuerId);
  const message = swapped
    ? "The issuer ID has the form of a key ID: the two may be swapped."
    : "The issuer ID has not the form of one: 8-4-4-4-12 hexadecimal digits.";
  return [
    error(
      "key/issuer-invalid",
      message,
      "Copy it from App Store Connect: Users and Access, Integrations, above the list of keys.",
    ),
  ];
};

/** An Enterprise Program key where it can't be used is the resolver's to say; here it is said that it is none. */
export const enterprise: CheckRule = ({ resolution: { credentials }, findings }: Facts) => {
  if (credentials?.method !== "api-key" || findings.some(({ code }) => code === "account/enterprise")) return [];
  return [ok("account/enterprise", "Nothing says that the key belongs to the Apple Developer Enterprise Program.")];
};
