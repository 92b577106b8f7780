import { Secret } from "@stepauth/core";
import { CompactEncrypt, compactDecrypt } from "jose";
import type { Fields } from "../list.js";
import { isObject, withSecretKey } from "../object.js";
import { canonicalBytes } from "./base64url.js";
import { keyOf } from "./secret.js";

// An entry is a compact JWE (RFC 7516) with the team's own secret as its key. The header is part of what is authenticated, and
// says whose entry it is, so that one entry can't be put in the place of another.

const ALG = "dir";
const ENC = "A256GCM";
const TYP = "stepauth-team";

/** The lengths of the initialisation vector and the tag, in bytes. */
const IV_LENGTH = 12;
const TAG_LENGTH = 16;

/** Seals the fields of an entry for whoever has the team's secret. */
export async function sealEntry(team: string, fields: Fields, secret: Secret): Promise<string> {
  const key = keyOf(secret);
  if (key === null) throw new RangeError("The secret of a team must have 32 bytes.");
  return new CompactEncrypt(new TextEncoder().encode(contentOf(team, fields)))
    .setProtectedHeader({ alg: ALG, enc: ENC, kid: team, typ: TYP })
    .encrypt(key);
}

/** What is sealed: the entry as JSON, its members by name, so that the same entry is the same text. */
export function contentOf(team: string, fields: Fields): string {
  const { private_key: privateKey, ...rest } = fields;
  const plain = {
    ...rest,
    private_key: privateKey instanceof Secret ? privateKey.reveal() : privateKey,
    team_id: team,
  };
  return JSON.stringify(Object.fromEntries(Object.entries(plain).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

/** Why a sealed entry is refused. */
export type Refusal = "form" | "header" | "other-team" | "secret-form" | "not-opened" | "content";

export type Unsealed = { readonly ok: true; readonly fields: Fields } | { readonly ok: false; readonly why: Refusal };

const refused = (why: Refusal): Unsealed => ({ ok: false, why });

/** Opens the entry of a team. Everything is compared with what {@link sealEntry} writes; what differs is refused. */
export async function openEntry(team: string, jwe: string, secret: Secret): Promise<Unsealed> {
  const header = headerOf(jwe);
  if (typeof header === "string") return refused(header);
  if (header.kid !== team) return refused("other-team");
  const key = keyOf(secret);
  if (key === null) return refused("secret-form");
  const plaintext = await decrypted(jwe, key);
  if (plaintext === null) return refused("not-opened");
  const content = documentOf(plaintext);
  return isObject(content) && content.team_id === team
    ? { ok: true, fields: withSecretKey(content) }
    : refused("content");
}

async function decrypted(jwe: string, key: Uint8Array): Promise<Uint8Array | null> {
  try {
    const options = { keyManagementAlgorithms: [ALG], contentEncryptionAlgorithms: [ENC] };
    return (await compactDecrypt(jwe, key, options)).plaintext;
  } catch {
    return null; // Another secret, or something was changed: nobody can tell which.
  }
}

/** The team that a sealed entry is for, as its header says; or what is wrong with its form. */
function headerOf(jwe: string): { readonly kid: string } | "form" | "header" {
  const segments = jwe.split(".");
  const bytes = segments.map(canonicalBytes);
  const [header, key, iv, , tag] = bytes;
  if (segments.length !== 5 || bytes.includes(null)) return "form";
  if (key?.length !== 0 || iv?.length !== IV_LENGTH || tag?.length !== TAG_LENGTH) return "form";
  const parsed = documentOf(header ?? new Uint8Array());
  if (!isObject(parsed) || typeof parsed.kid !== "string") return "header";
  const expected: Readonly<Record<string, unknown>> = { alg: ALG, enc: ENC, kid: parsed.kid, typ: TYP };
  const isExact =
    Object.keys(parsed).length === 4 && Object.keys(expected).every((name) => parsed[name] === expected[name]);
  // A name that stands there twice, or white space, would be lost on the way through the parser.
  const isPlain = JSON.stringify(parsed) === new TextDecoder().decode(header ?? undefined);
  return isExact && isPlain ? { kid: parsed.kid } : "header";
}

function documentOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined; // Its message would quote what is sealed.
  }
}
