import { isTeamId } from "../forms.js";
import { isObject } from "../object.js";

/** A sealed list, as its file says it. */
export interface SealedDocument {
  readonly v: 1;
  readonly version: string;
  readonly epoch: number;
  readonly sealed: readonly SealedTeam[];
  readonly signature?: string;
}

/** An entry of it. */
export interface SealedTeam {
  readonly team_id: string;
  readonly jwe: string;
}

/** Whether a document means to be a sealed list, however broken. */
export function claimsSealed(document: Readonly<Record<string, unknown>>): boolean {
  return "sealed" in document || "v" in document;
}

/** The place and the words of what is wrong with a sealed list. */
export interface Flaw {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A sealed list, or what is wrong with it. Members that nobody knows are refused: nothing would vouch for them. */
export function readSealed(document: Readonly<Record<string, unknown>>): SealedDocument | Flaw {
  const { v, version, epoch, sealed, signature } = document;
  const unknown = Object.keys(document).find(
    (name) => !["v", "version", "epoch", "sealed", "signature"].includes(name),
  );
  if (unknown !== undefined) return { path: [], message: "The sealed list has members that do not belong there." };
  if (v !== 1) return { path: ["v"], message: "The sealed list is of another form (`v`) than 1." };
  if (typeof version !== "string")
    return { path: ["version"], message: "The `version` of the sealed list is no text." };
  if (!isEpoch(epoch)) return { path: ["epoch"], message: "The `epoch` of the sealed list is no number of sealings." };
  if (!Array.isArray(sealed)) return { path: ["sealed"], message: "The `sealed` of the sealed list is no list." };
  if (signature !== undefined && typeof signature !== "string")
    return { path: ["signature"], message: "The `signature` of the sealed list is no text." };
  const entries: readonly unknown[] = sealed;
  const odd = entries.findIndex((entry) => !isSealedTeam(entry));
  if (odd !== -1)
    return { path: ["sealed", odd], message: "An entry of the sealed list is not a `team_id` with its `jwe`." };
  const known = { v: 1, version, epoch, sealed: entries.filter(isSealedTeam) } as const;
  return signature === undefined ? known : { ...known, signature };
}

export function isFlaw(read: SealedDocument | Flaw): read is Flaw {
  return "message" in read;
}

function isEpoch(epoch: unknown): epoch is number {
  return typeof epoch === "number" && Number.isSafeInteger(epoch) && epoch >= 1;
}

function isSealedTeam(entry: unknown): entry is SealedTeam {
  return isObject(entry) && Object.keys(entry).length === 2 && isTeamId(entry.team_id) && typeof entry.jwe === "string";
}
