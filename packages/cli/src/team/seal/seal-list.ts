import type { Secret } from "@stepauth/core";
import type { Fields } from "../list.js";
import { contentOf, openEntry, sealEntry } from "../sealed/entry.js";
import type { SealedDocument, SealedTeam } from "../sealed/format.js";
import { makeSecret } from "../sealed/secret.js";
import { signList } from "../sealed/signature.js";

/** What is sealed, and what there is already. */
export interface SealRequest {
  readonly version: string;
  /** The entries in clear, each team once. */
  readonly entries: readonly { readonly team: string; readonly fields: Fields }[];
  /** The sealed list as it was. */
  readonly before: SealedDocument | null;
  readonly secrets: ReadonlyMap<string, Secret>;
  /** Teams that get a new secret. */
  readonly rotate: readonly string[];
  /** The private key of whoever signs. */
  readonly signingKey: Secret | null;
}

/** What became of a team. */
export type Change = "unchanged" | "new" | "changed" | "rotated" | "removed";

/** A sealed list with the secrets that open it. */
export interface SealedResult {
  readonly document: SealedDocument;
  readonly secrets: ReadonlyMap<string, Secret>;
  readonly changes: ReadonlyMap<string, Change>;
}

/** Seals a list: each entry by itself, and only those that are new, changed or get a new secret. */
export async function sealList(request: SealRequest): Promise<SealedResult> {
  const { version, entries, before, signingKey } = request;
  const secrets = new Map(request.secrets);
  const changes = new Map<string, Change>();
  const sealed: SealedTeam[] = [];
  for (const { team, fields } of entries) {
    const { jwe, secret, change } = await sealTeam(team, fields, request);
    sealed.push({ team_id: team, jwe });
    secrets.set(team, secret);
    changes.set(team, change);
  }
  for (const { team_id: team } of before?.sealed ?? []) if (!changes.has(team)) changes.set(team, "removed");
  const document: SealedDocument = { v: 1, version, epoch: (before?.epoch ?? 0) + 1, sealed };
  const signed = signingKey === null ? document : { ...document, signature: await signList(document, signingKey) };
  return { document: signed, secrets, changes };
}

async function sealTeam(team: string, fields: Fields, { before, secrets, rotate }: SealRequest) {
  const isRotated = rotate.includes(team);
  const known = isRotated ? undefined : secrets.get(team);
  const old = before?.sealed.find(({ team_id }) => team_id === team);
  if (old && known && (await isSame(old, fields, known)))
    return { jwe: old.jwe, secret: known, change: "unchanged" as const };
  const secret = known ?? makeSecret();
  const change = isRotated ? ("rotated" as const) : old ? ("changed" as const) : ("new" as const);
  return { jwe: await sealEntry(team, fields, secret), secret, change };
}

async function isSame({ team_id: team, jwe }: SealedTeam, fields: Fields, secret: Secret): Promise<boolean> {
  const opened = await openEntry(team, jwe, secret);
  return opened.ok && contentOf(team, opened.fields) === contentOf(team, fields);
}
