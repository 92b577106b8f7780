import { type Diagnostic, normalisePrivateKey, publicKeyFingerprint, Secret, StepAuthError } from "@stepauth/core";
import { isIssuerId, isKeyId } from "./forms.js";
import type { Fields, ListedEntry } from "./list.js";
import { findingOf, type Problem } from "./problem.js";

/** A team's key, every field of which has its form. */
export interface TeamKey {
  readonly team: string;
  readonly keyId: string;
  readonly issuerId: string;
  readonly enterprise: boolean;
  /** PEM, as it stands in the list. */
  readonly privateKey: Secret;
  /** The SHA-256 of the public key. */
  readonly fingerprint: string;
}

/** What became of the fields of an entry. `impossible`: nothing that a mistake while migrating would explain. */
export type ReadEntry =
  | { readonly kind: "key"; readonly key: TeamKey; readonly findings: readonly Diagnostic[] }
  | { readonly kind: "unusable" | "impossible"; readonly problem: Problem };

type Place = Pick<ListedEntry, "team" | "at">;

/** Reads the fields of an entry. Nothing is repaired: what a list hands to many builds has to be right in the list. */
export async function readEntry(fields: Fields, place: Place): Promise<ReadEntry> {
  const impossible = impossibleField(fields, place);
  if (impossible) return { kind: "impossible", problem: impossible };
  const missing = ["key_id", "issuer_id", "private_key"].filter((name) => isMissing(fields[name]));
  if (missing.length > 0) return { kind: "unusable", problem: incomplete(missing, place) };
  const { key_id: keyId, issuer_id: issuerId, private_key: privateKey, enterprise } = fields;
  const checked = privateKey instanceof Secret ? await fingerprintOf(privateKey) : NO_TEXT;
  if (!checked.ok) return { kind: "unusable", problem: noKey(checked.why, checked.help, place) };
  const known = { team: place.team, keyId: String(keyId), issuerId: String(issuerId), enterprise: isYes(enterprise) };
  return {
    kind: "key",
    key: { ...known, privateKey: privateKey as Secret, fingerprint: checked.fingerprint },
    findings: enterpriseFindings(enterprise, place),
  };
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (value instanceof Secret && value.isEmpty);
}

function impossibleField({ key_id: keyId, issuer_id: issuerId }: Fields, { at }: Place): Problem | null {
  if (!isMissing(keyId) && !isKeyId(keyId))
    return {
      code: "team/malformed",
      message: "The `key_id` of the team has an impossible form.",
      help: "A key ID is made of capital letters and digits, as App Store Connect shows it.",
      location: at("key_id"),
      reason: "the key ID has an impossible form",
    };
  if (!isMissing(issuerId) && !isIssuerId(issuerId))
    return {
      code: "team/malformed",
      message: "The `issuer_id` of the team has an impossible form.",
      help: "An issuer ID is a UUID, as App Store Connect shows it above the keys.",
      location: at("issuer_id"),
      reason: "the issuer ID has an impossible form",
    };
  return null;
}

function incomplete(missing: readonly string[], { at }: Place): Problem {
  const names = missing.map((name) => `\`${name}\``).join(", ");
  return {
    code: "team/malformed",
    message: `The entry of the team lacks ${names}.`,
    help: "An entry has `team_id`, `key_id`, `issuer_id`, `enterprise` and `private_key`.",
    location: at(),
    reason: `the entry lacks ${missing.join(", ")}`,
  };
}

type Fingerprint =
  | { readonly ok: true; readonly fingerprint: string }
  | { readonly ok: false; readonly why: string; readonly help: string };

const FRESH = "Take the whole text of the .p8 file, from BEGIN to END with its line breaks.";
const NO_TEXT: Fingerprint = { ok: false, why: "It is no text.", help: FRESH };

async function fingerprintOf(key: Secret): Promise<Fingerprint> {
  const read = normalisePrivateKey(key.reveal());
  if (!read.ok) return { ok: false, why: read.message, help: read.help };
  if (read.repairs.length > 0) return { ok: false, why: "It would need a repair first.", help: FRESH };
  try {
    return { ok: true, fingerprint: await publicKeyFingerprint(read.pem) };
  } catch (error) {
    if (!(error instanceof StepAuthError)) throw error;
    return { ok: false, why: error.message, help: error.help ?? FRESH };
  }
}

function noKey(why: string, help: string, { at }: Place): Problem {
  return {
    code: "team/malformed",
    message: `The \`private_key\` of the team is not a private key as App Store Connect gives it. ${why}`,
    help,
    location: at("private_key"),
    reason: "the private key has not the form of one",
  };
}

function isYes(enterprise: unknown): boolean {
  return enterprise === true || enterprise === "true" || enterprise === "yes";
}

function enterpriseFindings(enterprise: unknown, { at }: Place): Diagnostic[] {
  if (typeof enterprise !== "string" || isYes(enterprise)) return [];
  const problem: Problem = {
    code: "team/malformed",
    message: "`enterprise` of the team is a text, and counts as no.",
    help: "Write true or false, without quotes.",
    location: at("enterprise"),
    reason: "",
  };
  return [findingOf(problem, "warning")];
}
