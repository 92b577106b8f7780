import type { Location, Secret } from "@stepauth/core";
import type { Problem } from "./problem.js";
import type { SealedDocument } from "./sealed/format.js";

/** The fields of an entry under their names in the list, whatever they hold. */
export type Fields = Readonly<Record<string, unknown>>;

/** What opening an entry gives. */
export type OpenedEntry =
  | { readonly ok: true; readonly fields: Fields }
  | { readonly ok: false; readonly problem: Problem };

/** One team of a list. */
export interface ListedEntry {
  readonly team: string;
  /** Where the entry stands, or a field of it. */
  readonly at: (field?: string) => Location;
  /** Reads the fields, which a sealed entry gives to the secret of its team alone. */
  readonly open: (secret: Secret | null) => Promise<OpenedEntry>;
}

/** A list of keys by team, whatever its form. */
export interface TeamList {
  /** As it may be printed. */
  readonly version: string;
  /** What its file says; null for a list in clear. */
  readonly sealed: SealedDocument | null;
  readonly entries: readonly ListedEntry[];
  /** Where there is something that is no entry of a team. */
  readonly strays: readonly Location[];
  /** Where the list of the teams stands. */
  readonly at: () => Location;
}

/** A list that was read, or why it can't be. */
export type ReadList =
  | { readonly ok: true; readonly list: TeamList }
  | { readonly ok: false; readonly problem: Problem };
