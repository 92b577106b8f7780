import type { Method } from "../model.js";

/** What the table knows of the connected account: whole credentials, or its 2FA session alone. */
export type AccountWord = Method | "session";

/** One row of `docs/auth-types.md`: what a step takes, in a range of its versions. */
export interface AuthTypeRow {
  readonly edition: "legacy" | "current";
  /** The step's name in the documentation. */
  readonly name: string;
  /** The documentation's own words. */
  readonly wording: string;
  /** The version range as the page writes it. */
  readonly versions: string;
  /** First version of the range. */
  readonly from: string;
  /** Last version of the range; null where it is open. */
  readonly to: string | null;
  /** From the connected account under `automatic`, in the order in which the released step tries. */
  readonly automatic: readonly AccountWord[];
  /** `connection` values that name a kind of credentials of the connected account. */
  readonly named: Readonly<Record<string, Method>>;
  /** From the step's inputs, in order. */
  readonly inputs: readonly Method[];
  /** Where the released step departs from the documentation, and why it matters. */
  readonly remark: string;
}

/** The rows of every step, by step ID. */
export type AuthTypeTable = Readonly<Record<string, readonly AuthTypeRow[]>>;
